"""PRM104 unused-argument."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Filling, Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.binding import (
    earlier_holes,
    fillings,
    handed_on,
    is_foreign,
    is_setting_name,
    peers,
)

# The default of a dataclass's or a model's field: `next_step: str = "…"`.
_FIELD = late(r"^[ \t]+\w+\s*:[^=]*=\s*\(?\s*$")
_FRAMEWORK_INPUTS = frozenset(("crewai_trigger_payload",))
_INCLUDES = ("{% include", "{%- include", "{% extends", "{%- extends", "{% import", "{% from")
_BY_PLACE = frozenset({"str.format", "percent"})


class UnusedArgument(Rule):
    """An argument is handed to a template that has no hole for it.

    ## What it does
    Reports arguments of `.format()`, `%`, `substitute()`, `render()`, `invoke()` and the like, and
    names in `input_variables`, that no hole of the template takes. All templates that one call
    fills are looked at together. Mappings that are made somewhere else may serve several templates
    and are left alone, unless a function makes them for that one call, and so are templates with
    parts that cannot be seen.

    ## Why it matters
    Nothing fails: the data just never reaches the model. Mostly a hole was renamed, or lost when
    the prompt was edited.

    ## Example
    `"Rewrite {text}".format(text=text, tone=tone)`: the tone is dropped in silence.

    ## Evidence
    opik #759, crewAI #2085.
    """

    code: ClassVar[str] = "PRM104"
    name: ClassVar[str] = "unused-argument"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a value without a hole",
            code=(
                "import anthropic\n"
                "\n"
                'REWRITE = "Rewrite this product description: {text}"\n'
                "\n"
                "\n"
                "def rewrite(client: anthropic.Anthropic, text: str, tone: str):\n"
                "    return client.messages.create(\n"
                '        model="claude-3-5-haiku-20241022",\n'
                "        max_tokens=300,\n"
                "        messages=[\n"
                '            {"role": "user", "content": REWRITE.format(text=text, tone=«tone»)}\n'
                "        ],\n"
                "    )\n"
            ),
        ),
        Example(
            title="every value has its hole",
            code=(
                "import anthropic\n"
                "\n"
                'REWRITE = "Rewrite this product description in a {tone} tone: {text}"\n'
                "\n"
                "\n"
                "def rewrite(client: anthropic.Anthropic, text: str, tone: str):\n"
                "    return client.messages.create(\n"
                '        model="claude-3-5-haiku-20241022",\n'
                "        max_tokens=300,\n"
                "        messages=[\n"
                '            {"role": "user", "content": REWRITE.format(text=text, tone=tone)}\n'
                "        ],\n"
                "    )\n"
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the arguments that no template of their call has a hole for."""
        seen: set[Span] = set()
        for filling in fillings(prompt):
            for name, span in _unused(facts, filling):
                if span not in seen:
                    seen.add(span)
                    yield _finding(filling, name, span)


def _unused(facts: Facts, filling: Filling) -> Iterator[tuple[str, Span]]:
    taken = {field.name for field in filling.fields} | filling.shared
    taken |= {fault.name for fault in filling.faults}
    named = zip(filling.names, filling.arguments, strict=True)
    left = [
        (name, argument.span)
        for name, argument in named
        if name not in taken
        and (not name.isdigit() or filling.engine in _BY_PLACE)  # else a mapping of values
        and (filling.span.contains(argument.span) or argument.exclusive)
        and argument.facts.constant != ""  # nothing is dropped
    ]
    if not left:
        return
    for other, use in (*peers(facts, filling), *_sharers(facts, {span for _, span in left})):
        if _has_unseen_parts(other, facts, use):
            return
        text = other.text[use.over.start : use.over.end]
        taken |= {name for name, _ in left if f"{{{name}}}" in text}
        taken |= {field.name for field in use.fields} | handed_on(other)
        taken |= {fault.name for fault in use.faults}
    taken |= {name for name, _ in left if _is_left_over(name, facts)}
    if not filling.declares:
        taken |= {name for name, _ in left if _is_declared(name, facts)}
    for name, span in left:
        if name not in taken | _FRAMEWORK_INPUTS and not is_setting_name(filling, name):
            yield name, span


def _sharers(facts: Facts, spans: set[Span]) -> Iterator[tuple[Prompt, Filling]]:
    """Yield what else the mapping fills that holds some arguments: each takes what it needs."""
    for prompt in facts.extraction.prompts:
        for filling in fillings(prompt):
            if any(argument.span in spans for argument in filling.arguments):
                yield prompt, filling


def _is_declared(name: str, facts: Facts) -> bool:
    """Say whether a template of the file, which may be of a picture, declares the name."""
    pattern = rf"input_variables\s*=\s*\[[^\]]{{0,200}}[\"']{re.escape(name)}[\"']"
    return re.search(pattern, facts.source.text) is not None


def _is_left_over(name: str, facts: Facts) -> bool:
    """Say whether a text that nothing fills shows the hole: that is PRM102's."""
    return any(
        hole.name == name
        for prompt in facts.extraction.prompts
        if not any(isinstance(use, Filling) for use in prompt.uses)
        for hole in prompt.holes
        if hole.language != "f-string"
    )


def _has_unseen_parts(prompt: Prompt, facts: Facts, filling: Filling) -> bool:
    """Say whether the template has text that cannot be read here, or is only a default."""
    text = prompt.text[filling.over.start : filling.over.end]
    is_joined = any(hole.facts.constant is None for hole in earlier_holes(prompt, filling))
    is_default = filling.replaceable or bool(_FIELD.search(_line_before(prompt, facts)))
    return (
        filling.unseen
        or is_foreign(filling)
        or is_joined
        or is_default
        or not text.strip()
        or any(tag in text for tag in _INCLUDES)
    )


def _line_before(prompt: Prompt, facts: Facts) -> str:
    start = prompt.span.start
    return facts.text(facts.source.text.rfind("\n", 0, start) + 1, start)


def _finding(filling: Filling, name: str, span: Span) -> Finding:
    what = f"argument {int(name) + 1}" if name.isdigit() else f"`{name}`"
    call = "`input_variables`" if filling.declares else f"`{filling.call}`"
    message = f"{call} is given {what}, but the template has no hole for it: the value is dropped"
    if filling.declares:
        message = f"`input_variables` lists `{name}`, but the template has no hole of that name"
    return Finding(span, message, label="never used")
