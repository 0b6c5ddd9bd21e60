"""PRM401 outside-text-in-system."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Gap, Hole, Message, Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.security.outside import FROM, is_told_as_data, outside_holes
from promptlint_rules.structure.neighbours import neighbours

_WORD = late(r"[^\W\d_]{2,}")
_FEWEST = 4
"""Words that the program must add itself; with fewer, users are meant to write the system text."""


class OutsideTextInSystem(Rule):
    """Text from outside the program becomes part of the system text.

    ## What it does
    Reports holes of system texts and instructions of agents that are filled from a request, from
    `input()` and its kin, the command line, a file whose path the user gives, an answer from the
    web, or a tool's result. Silent for numbers, for values looked up in a table of the program,
    where users are meant to write the system text themselves, where the text says that what is put
    in is data and no instructions, and for what a user types who says nothing else to the model:
    that is the request itself.

    ## Why it matters
    Models follow the system text before all else. Whoever fills the hole can write "and forget the
    rules above" into it, with the authority of the program.

    ## Example
    `f"You are the support of a shop. Write in a {request.json['tone']} tone."`: look the tone up in
    a table of allowed ones, or put the text into a user message.

    ## Evidence
    OWASP LLM01 (prompt injection); the instruction hierarchy (Wallace et al., 2024).
    """

    code: ClassVar[str] = "PRM401"
    name: ClassVar[str] = "outside-text-in-system"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a field of a request",
            code=(
                "import litellm\n"
                "from flask import request\n"
                "\n"
                "\n"
                "def answer():\n"
                '    tone = request.form["tone"]\n'
                '    rules = f"You help guests of a hotel. Write in a «{tone}» way."\n'
                '    return litellm.completion("gpt-4o", [{"role": "system", "content": rules}])\n'
            ),
        ),
        Example(
            title="the field picks one of the program's own texts",
            code=(
                "import litellm\n"
                "from flask import request\n"
                "\n"
                'TONES = {"formal": "polite", "casual": "relaxed"}\n'
                "\n"
                "\n"
                "def answer():\n"
                '    tone = TONES[request.form["tone"]]\n'
                '    rules = f"You help guests. Write in a {tone} way."\n'
                '    return litellm.completion("gpt-4o", [{"role": "system", "content": rules}])\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the holes of a system text that outside text fills."""
        if prompt.role != "system":
            return
        own = prompt.text
        for hole in reversed(prompt.holes):
            own = own[: hole.span.start] + own[hole.span.end :]
        if len(_WORD.findall(own)) < _FEWEST:
            return
        if is_told_as_data(prompt):
            return
        seen: set[str] = set()
        for one in outside_holes(prompt):
            if one.hole.name in seen:
                continue
            if one.channel == "input" and _is_at_home(prompt, facts, one.hole):
                continue
            seen.add(one.hole.name)
            yield Finding(
                one.span,
                f"`{one.hole.name}` brings {FROM[one.channel]} into the system text: whoever fills"
                " it can give orders; put it into a user message, or check it against a list",
                label=f"from {FROM[one.channel]}",
            )


def _is_at_home(prompt: Prompt, facts: Facts, hole: Hole) -> bool:
    """Say whether what a user types is marked as data, or is the request itself."""
    return _is_within_tags(prompt, facts, hole) or not _is_said_beside(prompt, facts, hole)


def _is_said_beside(prompt: Prompt, facts: Facts, hole: Hole) -> bool:
    """Say whether a user has another place to speak: only then are there rules to break."""
    around = list(neighbours(prompt, facts))
    turns = [turn for one in around for turn in (*one.before, *one.after)]
    is_said = any(isinstance(turn, Gap) or _says_other(turn, facts, hole) for turn in turns)
    return is_said or not around  # what is sent along with it cannot be seen


def _says_other(turn: Message, facts: Facts, hole: Hole) -> bool:
    if turn.role != "user":
        return False
    if turn.prompt is not None:
        said = outside_holes(turn.prompt)
        is_constant = not turn.prompt.holes  # the user's words stand in the wrong place
        return is_constant or any(
            one.channel == "input" and one.hole.name != hole.name for one in said
        )
    span = turn.content_span
    return span is None or facts.text(span.start, span.end) != hole.expression


def _is_within_tags(prompt: Prompt, facts: Facts, hole: Hole) -> bool:
    tags = facts.prism(prompt).markers.tags
    return any(tag.inside is not None and tag.inside.contains(hole.span) for tag in tags)
