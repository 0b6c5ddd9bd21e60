"""PRM111 none-in-prompt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Argument, Filling, Finding, Hole, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.binding import fillings

_NO_MAPPING = late(r"\b(?:requests|httpx|session|client|http|queue|api)\.get\(", re.IGNORECASE)


class NoneInPrompt(Rule):
    """A value that may be None fills a hole, so that the model reads the word None.

    ## What it does
    Reports holes that are filled with `get("key")` without a default, with `os.environ.get()` or
    with a parameter whose default is None, where no condition looks at the value before and
    something shows that it can be missing: the mapping comes from a request, the code has a
    default for the key elsewhere, or reads other keys of it as `data["key"]` beside it; a caller
    leaves the parameter out, or there is none in the file and the declaration allows None. The
    field of a record whose default is None counts where the file neither sets nor asks it. Where
    all keys are read by `get()`, that is a habit and says nothing. `{value!r}` shows None on
    purpose.

    ## Why it matters
    `f"Home town: {profile.get('town')}"` becomes "Home town: None". The model takes it for a name,
    or for a word that it has to explain.

    ## Example
    Give `get()` a default that reads well ("not given"), or leave the line out when there is
    nothing to say.

    ## Evidence
    memind #47, langfuse-python #560, ragas #2939.
    """

    code: ClassVar[str] = "PRM111"
    name: ClassVar[str] = "none-in-prompt"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="get() without a default",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def welcome(client: OpenAI, profile: dict):\n"
                "    text = f\"Greet a member from «{profile.get('town')}».\"\n"
                '    return client.responses.create(model="o3", input=text)\n'
            ),
        ),
        Example(
            title="get() with a default",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def welcome(client: OpenAI, profile: dict):\n"
                "    text = f\"Greet a member from {profile.get('town', 'nowhere')}.\"\n"
                '    return client.responses.create(model="o3", input=text)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the holes and arguments that may be None."""
        for hole in prompt.holes:
            is_text = hole.language == "none" and hole.expression.startswith("str(")
            is_own = (hole.language == "f-string" or is_text) and hole.conversion != "r"
            if is_own and hole.source_span and _may_be_none(hole):
                yield _finding(hole.name, hole.facts.nullable or "", hole.source_span)
        for filling in fillings(prompt):
            for argument in _nullable_arguments(filling):
                shown = argument.name or facts.text(argument.span.start, argument.span.end)
                yield _finding(shown, argument.facts.nullable or "", argument.span)


def _may_be_none(hole: Hole | Argument) -> bool:
    reason = hole.facts.nullable
    return reason is not None and not _NO_MAPPING.search(reason)


def _nullable_arguments(filling: Filling) -> Iterator[Argument]:
    """Yield the arguments that may be None and that some hole without a default takes."""
    needed = {field.name for field in filling.fields if not field.optional}
    for argument, name in zip(filling.arguments, filling.names, strict=True):
        if name in needed and _may_be_none(argument):
            yield argument


def _finding(name: str, reason: str, span: Span) -> Finding:
    return Finding(
        span,
        f"`{name}` may be None, and the model would read the word None: {reason}",
        label='may become "None"',
    )
