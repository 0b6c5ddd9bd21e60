"""PRM704 duplicate-example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts
from promptlint_rules.examples.exemplar import Exemplar, Series
from promptlint_rules.examples.series_rule import SeriesRule, found_at, line_of

_SHORTEST = 4


class DuplicateExample(SeriesRule):
    """One example stands in the prompt twice.

    ## What it does
    Compares the examples of one series, written in a prompt, as turns of user and assistant, or as
    a table of the code, and reports one whose input and output both stand there before.

    ## Why it matters
    The second copy costs tokens, teaches nothing, and pulls the answers towards its label. Mostly
    one of the two was meant to be changed after it was pasted.

    ## Example
    The second and the fourth of five pairs are the same.

    ## Evidence
    The Prompt Report: label distribution and quantity of examples sway the answers.
    """

    code: ClassVar[str] = "PRM704"
    name: ClassVar[str] = "duplicate-example"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="pasted twice",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Name the colour.\n'
                "\n"
                "Thing: a ripe lemon\n"
                "Colour: yellow\n"
                "\n"
                "Thing: «a ripe lemon»\n"
                "Colour: yellow\n"
                "\n"
                "Thing: {thing}\n"
                'Colour:"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK.format(thing="a leek"))\n'
            ),
        ),
        Example(
            title="two things of one colour",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Name the colour.\n'
                "\n"
                "Thing: a ripe lemon\n"
                "Colour: yellow\n"
                "\n"
                "Thing: a ripe banana\n"
                "Colour: yellow\n"
                "\n"
                "Thing: {thing}\n"
                'Colour:"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK.format(thing="a leek"))\n'
            ),
        ),
    )

    def check_series(
        self, series: Series, told: Sequence[Prompt], facts: Facts
    ) -> Iterator[Finding]:
        """Yield the examples that stand there before."""
        first: dict[tuple[str, ...], Exemplar] = {}
        for one in series.exemplars if series.is_mapping else ():
            key = (*one.question, one.made.key)
            before = first.setdefault(key, one)
            is_copy = one.made.prompt is not before.made.prompt or one.made.span != before.made.span
            if before is not one and is_copy and one.length >= _SHORTEST:
                line = line_of(before.given[0], facts)
                yield found_at(one.given[0], f"this example also stands on line {line}", "again")
