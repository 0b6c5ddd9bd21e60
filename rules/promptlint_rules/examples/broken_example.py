"""PRM702 broken-example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts
from promptlint_rules.examples.asked_form import breaking, broken
from promptlint_rules.examples.broken_json import fault_in, is_json
from promptlint_rules.examples.exemplar import Field, Series
from promptlint_rules.examples.lone_json import lone_json
from promptlint_rules.examples.series import series_in
from promptlint_rules.examples.series_rule import SeriesRule, found_at
from promptlint_rules.template.place import place

_FENCED = late(r"```(?:json)?\s*(?P<inside>\S.*?)\s*```", re.DOTALL | re.IGNORECASE)
_ALONE = late(
    r"^\W*(?:example|sample) (?:input|text|question|query"
    r"|request)\W*?:[^\n]*\n(?:(?!\n\n\n)[^{}]){0,600}?"
    r"^\W*(?:example|sample) (?:output|response|answer|reply|result)\W*?:\s*"
    r"(?P<output>(?:```(?:json)?\s*)?[{\[](?:[^\n]|\n(?!\s*\n))*)",
    re.IGNORECASE | re.MULTILINE,
)
_SHOWN = late(
    r"^[ \t]*(?:[-*][ \t]+)?(?:example|sample)[ \t]*#?\d{0,2}:[ \t]*(?P<made>[^\s:=>][^\n:=>]*)$",
    re.IGNORECASE | re.MULTILINE,
)
"""An example that is an output and nothing else."""
_ENTRY = late(r"[\"'](?P<key>\w+)[\"']\s*:\s*\[?\s*[\"'](?P<value>[^\"'\n]*)[\"']")
_DESCRIBING = late(
    r"(?:the|an?|your|some|any|one|list|short|brief|description|name|value|text|title|key|item|foo"
    r"|bar|example|yes/no|true/false|x+|[a-z]\w*\d)\b|$|[^|]+\|",
    re.IGNORECASE,
)
_JSON = late(r"json", re.IGNORECASE)
_FEW = 2
"""Outputs that are JSON, and show that the others are meant to be."""


class BrokenExample(SeriesRule):
    """An example breaks the form that is asked for: it is no JSON, or no date of that layout.

    ## What it does
    Where the instructions ask for a form ("YYYY-MM-DD", "five digits", "at most four words", "in
    capital letters", "score|comment"), reports the one output that has another, if all others have
    it.
    Where the instructions ask for JSON, or two examples show it, reads the outputs of the examples:
    what an example shows for its input, and the turns of the assistant that are examples. Reports
    what is certain to be a slip, because the rest is JSON as soon as it is mended: a comma before a
    closing bracket, one that is missing, Python's True, False and None, single quotes, a bracket
    that is never closed; and beside an output that is JSON, all that a parser stumbles over.
    Skeletons and schemas (`string`, `...`, `<name>`) are no examples.

    ## Why it matters
    The model copies its examples, and `json.loads` raises on what it copied.

    ## Example
    `Reply: {"venue": "old customs house", "city": "Antwerp",}`

    ## Evidence
    The Prompt Report, label quality and format of examples; of 25 fenced JSON examples that do not
    parse, read by hand, all were deliberate schemas, so that none of those is reported.
    """

    code: ClassVar[str] = "PRM702"
    name: ClassVar[str] = "broken-example"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a comma too many",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Reply in JSON.\n'
                "\n"
                "Plant: oak\n"
                'Reply: {"leaves": true«,»}\n'
                "\n"
                "Plant: cactus\n"
                'Reply: {"leaves": false}"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="examples that can be parsed",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Reply in JSON.\n'
                "\n"
                "Plant: oak\n"
                'Reply: {"leaves": true}\n'
                "\n"
                "Plant: cactus\n"
                'Reply: {"leaves": false}"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the slips in the outputs of series, and of an example that stands alone."""
        yield from super().check(prompt, facts)
        yield from _alone_odd(prompt)
        if _JSON.search(prompt.text):
            for span in _alone(prompt):
                if not any(hole.span.overlaps(span) for hole in prompt.holes):
                    text = prompt.text[span.start : span.end]
                    yield from _slip(Field("", text, prompt, span))

    def check_series(
        self, series: Series, told: Sequence[Prompt], facts: Facts
    ) -> Iterator[Finding]:
        """Yield the slips in outputs that are meant to be JSON."""
        made = [one.made for one in series.exemplars]
        for odd, form in broken(series, told):
            yield found_at(odd, _other_form(form), form)
        shown = sum(is_json(one.text) for one in made)
        if shown >= _FEW or any(_JSON.search(prompt.text) for prompt in told):
            for one in made:
                yield from _slip(one, concrete=shown > 0)


def _alone_odd(prompt: Prompt) -> Iterator[Finding]:
    """Yield the one output shown without an input that breaks the form asked for."""
    text = prompt.text
    if text.count("xample") + text.count("ample:") < _FEW:
        return
    shown = [Span(*match.span("made")) for match in _SHOWN.finditer(text)]
    outputs = [Field("", text[span.start : span.end], prompt, span) for span in shown]
    for odd, form in breaking(outputs, _SHOWN.sub("", text)) if len(outputs) >= _FEW else ():
        yield found_at(odd, _other_form(form), form)


def _other_form(form: str) -> str:
    return f"the instruction asks for {form}, this example has none"


def _alone(prompt: Prompt) -> Iterator[Span]:
    """Yield the outputs that are shown by themselves, or behind an input of their own."""
    labelled = [Span(*match.span("output")) for match in _ALONE.finditer(prompt.text)]
    yield from labelled
    series = [one.made.span for each in series_in(prompt) for one in each.exemplars]
    for span in lone_json(prompt.text):
        is_new = not any(span.overlaps(other) for other in (*labelled, *series))
        if is_new and not _is_schema(prompt.text[span.start : span.end]):
            yield span


def _is_schema(text: str) -> bool:
    """Say whether values describe what is to stand there: "name": "the name of the dish"."""
    return any(
        _DESCRIBING.match(one["value"]) or one["key"].lower() in one["value"].lower()
        for one in _ENTRY.finditer(text)
    )


def _slip(field: Field, *, concrete: bool = False) -> Iterator[Finding]:
    fenced = _FENCED.fullmatch(field.text)
    text, inset = (fenced["inside"], fenced.start("inside")) if fenced else (field.text, 0)
    doubled = field.prompt.template == "str.format"
    fault = fault_in(text, doubled=doubled, concrete=concrete)
    if fault:
        start = field.span.start + inset
        span = Span(start + fault.start, start + fault.end)
        where = field.where or place(field.prompt, span, field.prompt.span)
        yield Finding(where, f"this example is no JSON: {fault.what}", label=fault.what)
