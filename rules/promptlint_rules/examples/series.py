"""The series of exemplars that a prompt, a conversation or a table in the code shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from promptlint.model import Conversation, Message, Prompt, Span
from promptlint.pattern import late
from promptlint.rule import Facts
from promptlint_rules.examples.calls_of_helper import rows_of_calls
from promptlint_rules.examples.exemplar import Exemplar, Field, Series
from promptlint_rules.examples.labelled import Group, groups
from promptlint_rules.examples.table import Cell, Row, is_opened, rows, table_span
from promptlint_rules.messages.role import meaning

_TABLE = late(r"example|shot|demo|exemplar|(?:^|_)(?:few|train\w*|samples?)(?:_|$)", re.IGNORECASE)
_HELPER = late(r"(?:example|shot|demo|exemplar|pair|exchange|(?:^|[_.])(?:qa|turns?))\w*\(\)$")
"""A function that makes an example of the texts it is given."""
_ROLES = frozenset({"user", "assistant", "system", "human", "ai", "model", "developer", "tool"})
_COUNTERS = frozenset({"id", "idx", "index", "uid", "no", "nr", "num", "number"})
"""Columns that count the rows."""
_OUTPUT = late(
    r"(?:expected_?)?(?:output|answer|label|response|reply|result|target|completion|category|class"
    r"|sentiment|intent|a|y)",
    re.IGNORECASE,
)
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


def series_from(prompt: Prompt, facts: Facts) -> Iterator[Series]:
    """Yield the table of examples in the code whose first text is the prompt, if it is one.

    That is a list, tuple or dictionary of rows that is named as examples, or used as such.
    """
    alike, _ = _table(prompt, facts)
    if len(alike) > 1:
        own = {one.span: one for one in facts.extraction.prompts}
        yield Series(tuple(_of_row(row, prompt, own) for row in alike))


def odd_rows(prompt: Prompt, facts: Facts) -> Iterator[tuple[Span, str]]:
    """Yield the one row of such a table whose columns have other names: its place, their names."""
    alike, others = _table(prompt, facts)
    names = {cell.column for cell in alike[0]} if alike else set[str]()
    if len(others) == 1 < len(alike) and all(names) and len(others[0]) == len(names):
        odd = next(cell for cell in others[0] if cell.column not in names)
        if odd.column:
            yield odd.span, " and ".join(f'"{cell.column}"' for cell in alike[0])


def _table(prompt: Prompt, facts: Facts) -> tuple[list[Row], list[Row]]:
    """Return the rows that have the columns of most, in one order, and the other rows."""
    found = _rows(prompt, facts) if facts.source.is_python else []
    if not found:
        return [], []
    shapes = Counter(tuple(cell.column for cell in row) for row in found)
    common = shapes.most_common(1)[0][0]
    alike: list[Row] = []
    others: list[Row] = []
    for row in found:
        by_name = {cell.column: cell for cell in row}
        if {*by_name} == {*common}:
            in_order = [by_name[name] for name in common] if len(by_name) == len(row) else row
            alike.append(tuple(in_order))
        else:
            others.append(row)
    return alike, others


def _rows(prompt: Prompt, facts: Facts) -> list[Row]:
    """Return the rows of the table, or of the calls of one helper, that begin with a prompt."""
    source = facts.source.text
    if _HELPER.search(prompt.symbol):
        found = rows_of_calls(source, prompt.span.start)
        if found:
            return found if found[0][0].span == prompt.span else []
    is_table = prompt.role == "example" or _TABLE.search(prompt.symbol)
    if not is_table or not _is_first(prompt, facts):
        return []
    span = table_span(source, prompt.span.start)
    return [row for row in rows(source, span) if _is_pair(row)] if span else []


def _is_first(prompt: Prompt, facts: Facts) -> bool:
    """Say whether no other prompt stands before this one in the same literal."""
    prompts = facts.extraction.prompts
    at = next(index for index, one in enumerate(prompts) if one is prompt)
    if not at or prompts[at - 1].span.end > prompt.span.start:
        return True
    return is_opened(facts.source.text, prompts[at - 1].span.end, prompt.span.start)


def _is_pair(row: Row) -> bool:
    """Say whether a row shows what is given and what is made of it; a turn has a role."""
    return row[0].text not in _ROLES and not any(cell.column == "role" for cell in row)


def _of_row(row: Row, prompt: Prompt, own: Mapping[Span, Prompt]) -> Exemplar:
    """Return a row as an exemplar: its output is the column so named, or the last one."""
    cells = [cell for cell in row if cell.column.lower() not in _COUNTERS]
    outputs = [cell for cell in cells if _OUTPUT.fullmatch(cell.column)] or cells[-1:]
    made = outputs[-1]
    given = tuple(_field(cell, prompt, own) for cell in cells if cell is not made)
    return Exemplar(given, _field(made, prompt, own))


def _field(cell: Cell, prompt: Prompt, own: Mapping[Span, Prompt]) -> Field:
    if cell.span in own:
        return Field(cell.column, own[cell.span].text, own[cell.span], Span(0, len(cell.text)))
    return Field(cell.column, cell.text, prompt, Span(0, 0), cell.span)
