"""PRM103 missing-argument."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Field, Filling, Finding, Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.binding import (
    bound_names,
    fillings,
    is_foreign,
    is_meant_to_fail,
    known_names,
    leaves_gaps,
    missing_fields,
    peers,
)
from promptlint_rules.template.place import line_of, place


class MissingArgument(Rule):
    """A template has a hole that no argument fills.

    ## What it does
    Compares the holes of a template with the names that reach it: `.format()`, `%`,
    `Template.substitute()`, a strict Jinja environment's `render()`, a prompt object's `invoke()`,
    `format()` and `partial()`, and the names that `input_variables` lists. Holes with a default or
    a guard, `**values`, names that a framework fills itself (`agent_scratchpad`, `history`),
    LangChain's `("placeholder", "{messages}")`, and calls that could be filling another template
    are left alone. Tests are too: they fail by themselves, or expect it.

    ## Why it matters
    The call raises a KeyError, or the library refuses the template, when that line is reached.

    ## Example
    `"Write in {language}: {text}".format(text=text)` raises `KeyError: 'language'`.

    ## Evidence
    langchain #14500 (missing some input keys); Phoenix #6414.
    """

    code: ClassVar[str] = "PRM103"
    name: ClassVar[str] = "missing-argument"
    severity: ClassVar[Severity] = "error"
    in_tests: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="format() lacks a name",
            code=(
                "import cohere\n"
                "\n"
                'REPLY = "Answer in «{language}»: {question}"\n'
                "\n"
                "\n"
                "def reply(client: cohere.Client, question: str, lang: str):\n"
                "    return client.chat(message=REPLY.format(question=question, lang=lang))\n"
            ),
        ),
        Example(
            title="values that cannot be seen may hold it",
            code=(
                "import cohere\n"
                "\n"
                'REPLY = "Answer in {language}: {question}"\n'
                "\n"
                "\n"
                "def reply(client: cohere.Client, question: str, **style: str):\n"
                "    return client.chat(message=REPLY.format(question=question, **style))\n"
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the first hole of each name that a filling leaves empty."""
        if leaves_gaps(prompt):
            return
        seen: set[str] = set()
        for filling in _whole(prompt, facts):
            for field in _missing(prompt, filling):
                is_known = filling.declares and _is_spelt(prompt, facts, field.name)
                if field.name not in seen and not (is_known or _is_asked_for(facts, field)):
                    seen.add(field.name)
                    yield _finding(prompt, facts, filling, field)


def _is_spelt(prompt: Prompt, facts: Facts, name: str) -> bool:
    """Say whether code has a name elsewhere: a list of names is no more than a note of them."""
    own = [piece.source_span for piece in prompt.pieces]
    return any(
        not any(span.start <= match.start() < span.end for span in own)
        for match in re.finditer(rf"\b{re.escape(name)}\b", facts.source.text)
    )


_ABSENT = late(r"(?:non_?exist|missing|undefined|invalid_)", re.IGNORECASE)
"""Names of what is not to be there."""


def _is_asked_for(facts: Facts, field: Field) -> bool:
    """Say whether the code knows of the gap, or looks for it: `"{page}" in template`."""
    if _ABSENT.match(field.name):
        return True  # an example of how a call fails
    asked = rf"(['\"])\{{{re.escape(field.name)}\}}\1 (?:not )?in\b"
    return re.search(asked, facts.source.text) is not None


def _whole(prompt: Prompt, facts: Facts) -> Iterator[Filling]:
    """Yield the fillings that have to bring, or to name, every value."""
    for filling in fillings(prompt):
        is_lenient = filling.open or not filling.strict or is_foreign(filling)
        if is_lenient or is_meant_to_fail(facts, filling):
            continue
        if (filling.complete and not _fits_another(facts, filling)) or (
            filling.declares and _is_one_list(prompt, facts, filling)
        ):
            yield filling


def _fits_another(facts: Facts, filling: Filling) -> bool:
    """Say whether the call could be filling another template, which it brings all values for.

    What shares its values with others is no alternative to them: they are filled together.
    """
    return any(
        next(missing_fields(prompt, other), None) is None
        for prompt, other in peers(facts, filling)
        if not filling.shared or {field.name for field in other.fields} - filling.shared
    )


def _is_one_list(prompt: Prompt, facts: Facts, filling: Filling) -> bool:
    """Say whether one list of names belongs to one template, with no alternatives of either."""
    lists = [other for other in fillings(prompt) if other.declares and other.span == filling.span]
    texts = {other.id for other, use in peers(facts, filling) if use.declares}
    return bool(filling.arguments) and len(lists) == 1 and len(texts) == 1


def _missing(prompt: Prompt, filling: Filling) -> Iterator[Field]:
    """Yield the fields without a value; a list of names has to name all that no call brings."""
    declared = known_names(prompt) if filling.declares else frozenset[str]()
    for field in missing_fields(prompt, filling):
        if field.name not in declared:
            yield field


def _finding(prompt: Prompt, facts: Facts, filling: Filling, field: Field) -> Finding:
    given = sorted({*filling.names, *bound_names(prompt, filling)})
    passes = ", ".join(given) if given else "nothing"
    verb = "lists" if filling.declares else "passes"
    where = "`input_variables`" if filling.declares else f"`{filling.call}`"
    shown = prompt.text[field.span.start : field.span.end]
    message = (
        f"`{shown}` is never filled: {where} at line {line_of(facts, filling.span)} {verb} {passes}"
    )
    near = difflib.get_close_matches(field.name, given, n=1, cutoff=0.5)
    label = (
        f"no argument {field.name}" if field.name.isdigit() else f"no argument named {field.name}"
    )
    if near and not field.name.isdigit():
        label += f" (did you mean {near[0]}?)"
    return Finding(place(prompt, field.span, filling.span), message, label=label)
