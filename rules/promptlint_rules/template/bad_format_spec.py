"""PRM113 bad-format-spec."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Fault, Field, Filling, Finding, Prompt, Severity, Span, ValueFacts
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.binding import fillings
from promptlint_rules.template.format_spec import refusal
from promptlint_rules.template.place import place


class BadFormatSpec(Rule):
    """A hole's format spec is broken, or its value cannot take it.

    ## What it does
    Compares the spec of a hole (`:.2f`, `:%d %B`, `!r`, `%d`) with what is known of the value's
    type, in f-strings and in templates, and reports specs that no value takes, per cent signs that
    `%` stumbles over, and dollar signs that `substitute()` does. Values of unknown type are left
    alone.

    ## Why it matters
    The call raises a ValueError or a TypeError; a date with a number's spec is printed as the spec
    itself.

    ## Example
    `f"Total: {total:.2f}"` where `total` is already a string.

    ## Evidence
    Found among the prompts of PromptSet.
    """

    code: ClassVar[str] = "PRM113"
    name: ClassVar[str] = "bad-format-spec"
    severity: ClassVar[Severity] = "error"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a number's spec on a string",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def remind(client: OpenAI, price: float):\n"
                '    total = f"{price} EUR"\n'
                '    text = f"Write a reminder over «{total:.2f}»."\n'
                '    return client.responses.create(model="o3", input=text)\n'
            ),
        ),
        Example(
            title="a number's spec on a number",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def remind(client: OpenAI, price: float):\n"
                '    text = f"Write a reminder over {price:.2f} EUR."\n'
                '    return client.responses.create(model="o3", input=text)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the holes whose spec is broken or does not fit."""
        for hole in prompt.holes:
            if hole.language == "f-string" and hole.source_span is not None:
                reason = refusal("f-string", hole.spec, hole.conversion, hole.facts.type)
                if reason:
                    yield _finding(hole.source_span, prompt.text, hole.span, reason)
        seen: set[Span] = set()
        for filling in fillings(prompt):
            for span, reason in (*_misfits(filling), *_broken(filling)):
                if span not in seen:
                    seen.add(span)
                    where = place(prompt, span, filling.span)
                    yield _finding(where, prompt.text, span, reason)


def _misfits(filling: Filling) -> Iterator[tuple[Span, str]]:
    """Yield the fields whose argument cannot take their spec."""
    named = zip(filling.names, filling.arguments, strict=True)
    known = {} if filling.declares else {name: argument.facts for name, argument in named}
    for field in filling.fields:
        reason = _refusal(filling, field, known.get(field.name))
        if reason:
            yield field.span, reason


def _refusal(filling: Filling, field: Field, value: ValueFacts | None) -> str:
    if value is None or field.path != field.name:
        return ""
    if filling.engine not in ("str.format", "percent"):
        return ""
    return refusal(filling.engine, field.spec, field.conversion, value.type)


def _broken(filling: Filling) -> Iterator[tuple[Span, str]]:
    """Yield what the language itself cannot read; a lenient engine leaves it as it is."""
    for fault in filling.faults:
        if fault.kind in ("bad-spec", "bad-percent") or _is_stray_dollar(filling, fault):
            yield fault.span, fault.reason


def _is_stray_dollar(filling: Filling, fault: Fault) -> bool:
    is_strict = filling.complete and "safe" not in filling.call
    return fault.kind == "syntax" and is_strict and filling.engine == "string.Template"


def _finding(where: Span, text: str, span: Span, reason: str) -> Finding:
    shown = text[span.start : span.end]
    return Finding(where, f"`{shown}` cannot be formatted: {reason}", label=reason)
