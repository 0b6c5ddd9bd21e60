"""PRM703 contradictory-examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts
from promptlint_rules.examples.exemplar import Exemplar, Series
from promptlint_rules.examples.series_rule import SeriesRule, found_at, line_of

_SHORTEST = 4


class ContradictoryExamples(SeriesRule):
    """Two examples give one input two different labels.

    ## What it does
    Compares the examples of one series, written in a prompt ("Text: … Label: …", tags, arrows), as
    turns of user and assistant, or as a table of the code. Reports an input that comes back with
    another label; every field that is given counts, so a second aspect makes another input. Only
    outputs of a few words are labels.

    ## Why it matters
    One of the two is wrong. The model learns from its examples that the answer is arbitrary.

    ## Example
    "The soup was cold." is labelled negative in the second example and positive in the fifth.

    ## Evidence
    The Prompt Report names label quality among the decisions of few-shot prompting.
    """

    code: ClassVar[str] = "PRM703"
    name: ClassVar[str] = "contradictory-examples"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="one letter in two boxes",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Sort the letter.\n'
                "\n"
                "Letter: The invoice is attached.\n"
                "Box: finance\n"
                "\n"
                "Letter: I apply for the post of a driver.\n"
                "Box: staff\n"
                "\n"
                "Letter: «The invoice is attached.»\n"
                'Box: sales"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="two letters",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Sort the letter.\n'
                "\n"
                "Letter: The invoice is attached.\n"
                "Box: finance\n"
                "\n"
                "Letter: The offer is attached.\n"
                'Box: sales"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check_series(
        self, series: Series, told: Sequence[Prompt], facts: Facts
    ) -> Iterator[Finding]:
        """Yield the inputs that were labelled in another way before."""
        first: dict[tuple[str, ...], Exemplar] = {}
        for one in series.exemplars if series.is_mapping else ():
            before = first.setdefault(one.question, one)
            if before.made.key == one.made.key or one.length < _SHORTEST:
                continue
            if before.made.is_label and one.made.is_label:
                line = line_of(before.given[0], facts)
                yield found_at(
                    one.given[0],
                    f'this input is labelled "{one.made.text}" here '
                    f'and "{before.made.text}" on line {line}',
                    label="labelled twice",
                )
