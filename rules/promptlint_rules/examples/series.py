"""The series of exemplars that a prompt, a conversation or a table in the code shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from promptlint.model import Conversation, Message, Prompt, Span
from promptlint.pattern import late
from promptlint.rule import Facts
from promptlint_rules.examples.exemplar import Exemplar, Field, Series
from promptlint_rules.examples.labelled import Group, groups
from promptlint_rules.messages.role import meaning

_KEY = r"(?:[\"'](?P<key>[\w -]+)[\"']\s*:\s*|(?P<name>\w+)\s*=\s*)?"
_COMMENT = late(r"#[^\n]*")
_NEXT_CELL = late(rf"\s*,\s*{_KEY}$")
_NEXT_ROW = late(rf"\s*,?\s*[)\]}}]\s*,\s*(?:[\w.]+\s*)?[(\[{{]\s*{_KEY}$")
_FIRST_CELL = late(rf"[\[(=]\s*(?:[\w.]+)?[(\[{{]\s*{_KEY}$")
_BEFORE = 120
_TABLE = late(r"example|shot|demo|exemplar", re.IGNORECASE)
_OPEN = late(r"\.\.\.|…|<[^<>\n]*>|\[[A-Z][^\[\]\n]*\]|\{\{?\s*\w+\s*\}?\}$")


def series_in(prompt: Prompt) -> Iterator[Series]:
    """Yield the series that stand in one text; what holds a hole or may be missing is left out."""
    varying = [p.text_span for p in prompt.pieces if p.conditional or p.repeated]
    unseen = [*varying, *(hole.span for hole in prompt.holes)]
    for found in groups(prompt.text):
        exemplars = tuple(
            _exemplar(prompt, group)
            for group in found
            if not any(part.span.overlaps(span) for part in group for span in unseen)
        )
        shown = tuple(one for one in exemplars if _is_definite(one))
        if len(shown) > 1:
            yield Series(shown)


def _exemplar(prompt: Prompt, group: Group) -> Exemplar:
    *given, made = (
        Field(part.label, prompt.text[part.span.start : part.span.end], prompt, part.span)
        for part in group
    )
    return Exemplar(tuple(given), made)


def _is_definite(exemplar: Exemplar) -> bool:
    """Say whether every part is filled in, and none only describes what stands there."""
    return all(
        field.text and not _OPEN.fullmatch(field.text) for field in (*exemplar.given, exemplar.made)
    )


def series_of(conversation: Conversation) -> Iterator[Series]:
    """Yield the turns of user and assistant that are written out as examples."""
    found: list[Exemplar] = []
    turns = conversation.turns
    for asked, answered in pairwise(turns):
        if not isinstance(asked, Message) or not isinstance(answered, Message):
            continue
        if meaning(asked.role) == "user" and meaning(answered.role) == "assistant":
            given, made = _turn(asked), _turn(answered)
            if given and made:
                found.append(Exemplar((given,), made))
    if found:
        yield Series(tuple(found))


def _turn(message: Message) -> Field | None:
    prompt = message.prompt
    if prompt is None or prompt.holes or message.repeated or message.conditional:
        return None
    text = prompt.text.strip()
    start = prompt.text.find(text)
    return Field("", text, prompt, Span(start, start + len(text))) if text else None


class _Cell(NamedTuple):
    column: str
    prompt: Prompt


def series_from(prompt: Prompt, facts: Facts) -> Iterator[Series]:
    """Yield the table of examples in the code whose first cell is the prompt, if it is one.

    That is a list of tuples, dictionaries or calls that is named as examples, or used as such.
    """
    if prompt.role != "example" and not _TABLE.search(prompt.symbol):
        return
    before = facts.text(max(0, prompt.span.start - _BEFORE), prompt.span.start)
    first = _FIRST_CELL.search(_COMMENT.sub("", before))
    if first is None:
        return
    rows = _rows(prompt, first["key"] or first["name"] or "", facts)
    columns = [cell.column for cell in rows[0]]
    alike = [row for row in rows if [cell.column for cell in row] == columns]
    if len(columns) > 1 and len(alike) > 1:
        yield Series(tuple(_of_row(row) for row in alike))


def _rows(prompt: Prompt, column: str, facts: Facts) -> list[list[_Cell]]:
    prompts = facts.extraction.prompts
    at = next(index for index, one in enumerate(prompts) if one is prompt)
    rows = [[_Cell(column, prompt)]]
    for one, other in zip(prompts[at:], prompts[at + 1 :], strict=False):
        between = _COMMENT.sub("", facts.text(one.span.end, other.span.start))
        if cell := _NEXT_CELL.match(between):
            rows[-1].append(_Cell(cell["key"] or cell["name"] or "", other))
        elif row := _NEXT_ROW.match(between):
            rows.append([_Cell(row["key"] or row["name"] or "", other)])
        else:
            break
    return rows


def _of_row(row: Sequence[_Cell]) -> Exemplar:
    *given, made = (
        Field(cell.column, cell.prompt.text, cell.prompt, Span(0, len(cell.prompt.text)))
        for cell in row
    )
    return Exemplar(tuple(given), made)
