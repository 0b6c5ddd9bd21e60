"""PRM106 frozen-at-import."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Hole, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.binding import fillings

_OF_RUN = late(r"(?:^|[_.])(?:session|run|process|boot|startup)(?:_|$)", re.IGNORECASE)
"""Names of what is the same for as long as the program runs."""
_JOINED = late(r"[_-]?\w|[_-]\{")
_JOINS = late(r"(?:[^\W\d][_-]|_)$")
# A call that sends, not a class, and none that makes a template object.
_SENDS = late(r"(?!from_)[a-z]")
_FRESH = frozenset(("clock", "identifier"))
_WHAT = {"clock": "a clock", "identifier": "a random value"}
_WHEN = {
    "import": "when the module is imported",
    "class": "when the class is defined",
    "default": "when the function is defined, as a default argument",
}


class FrozenAtImport(Rule):
    """A clock or a random value in a prompt is taken once, when the module is imported.

    ## What it does
    Reports `datetime.now()`, `uuid4()`, `random` and their like in a prompt where they are
    evaluated at import, in a class body or as a default argument, while the prompt is sent by a
    function later. A date taken for each call or once for each session is fine, and so is a script
    that sends its prompt where it stands.

    ## Why it matters
    A service runs for weeks: the model is told the day on which it was started.

    ## Example
    `SYSTEM = f"Today is {date.today()}."` at module level. Build the text in a function.

    ## Evidence
    mem0 #3755, swarms #1975.
    """

    code: ClassVar[str] = "PRM106"
    name: ClassVar[str] = "frozen-at-import"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="the day on which the module was imported",
            code=(
                "from datetime import date\n"
                "\n"
                "from openai import OpenAI\n"
                "\n"
                'SYSTEM = f"You book rooms. Today is «{date.today()}»."\n'
                "\n"
                "\n"
                "def book(client: OpenAI, wish: str):\n"
                '    return client.responses.create(model="o3", instructions=SYSTEM, input=wish)\n'
            ),
        ),
        Example(
            title="the day of the call",
            code=(
                "from datetime import date\n"
                "\n"
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def book(client: OpenAI, wish: str):\n"
                '    system = f"You book rooms. Today is {date.today()}."\n'
                '    return client.responses.create(model="o3", instructions=system, input=wish)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the holes whose fresh value is taken too early."""
        fresh = [hole for hole in prompt.holes if _is_taken_early(hole)]
        if not fresh or facts.source.kind == "notebook" or _is_script(facts):
            return
        for hole in fresh:
            argument = _argument(prompt, hole)
            shown = facts.text(argument.start, argument.end) if argument else hole.name
            is_of_run = hole.facts.origin == "identifier" and _OF_RUN.search(shown)
            if not (is_of_run or _is_label(prompt, hole)):
                yield _finding(hole, shown, hole.source_span or argument or prompt.span)


def _is_taken_early(hole: Hole) -> bool:
    """Say whether a value that should be fresh is taken before the call."""
    return hole.facts.origin in _FRESH and hole.facts.moment != "call"


def _is_label(prompt: Prompt, hole: Hole) -> bool:
    """Say whether a value is part of a name, made once to tell the runs of a program apart."""
    text = prompt.text
    return bool(_JOINED.match(text, hole.span.end) or _JOINS.search(text, 0, hole.span.start))


def _is_script(facts: Facts) -> bool:
    """Say whether the file sends prompts as it is run from top to bottom."""
    return any(
        call.moment == "import" and _SENDS.match(call.call.rpartition(".")[2])
        for call in facts.extraction.conversations
    )


def _argument(prompt: Prompt, hole: Hole) -> Span | None:
    """Return the argument that fills a template's hole."""
    for filling in fillings(prompt):
        if all(field.span != hole.span for field in filling.fields):
            continue
        for name, argument in zip(filling.names, filling.arguments, strict=True):
            if name == hole.name:
                return argument.span
    return None


def _finding(hole: Hole, shown: str, span: Span) -> Finding:
    what, when = _WHAT[hole.facts.origin], _WHEN[hole.facts.moment]
    message = f"`{shown}` is {what} that is read {when}, not when the prompt is sent"
    return Finding(span, message, label="the same for every call")
