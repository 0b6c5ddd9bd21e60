"""PRM706 sorted-labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts
from promptlint_rules.examples.exemplar import Series
from promptlint_rules.examples.series_rule import SeriesRule, found_at

_FEWEST = 2


class SortedLabels(SeriesRule):
    """The examples are sorted by their labels.

    ## What it does
    Reports the first example of a series in which every label has two examples or more and all of
    one label stand together. Off unless selected.

    ## Why it matters
    Models lean towards the label of the last examples. Examples in mixed order show no such
    pattern.

    ## Example
    Three examples labelled spam, then three labelled ham.

    ## Evidence
    The Prompt Report, exemplar ordering: order alone moves accuracy from below 50 % to above 90 %
    on some tasks (Lu et al., 2022), and it suggests a random one.
    """

    code: ClassVar[str] = "PRM706"
    name: ClassVar[str] = "sorted-labels"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="first yes, then no",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Is it a fruit?\n'
                "\n"
                "«lemon» -> yes\n"
                "plum -> yes\n"
                "chair -> no\n"
                'table -> no"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="mixed",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Is it a fruit?\n'
                "\n"
                "lemon -> yes\n"
                "chair -> no\n"
                "plum -> yes\n"
                'table -> no"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check_series(
        self, series: Series, told: Sequence[Prompt], facts: Facts
    ) -> Iterator[Finding]:
        """Yield the first example of a series that is sorted by label."""
        blocks = [(label, len(list(block))) for label, block in groupby(series.labels)]
        labels = {label for label, _ in blocks}
        if len(blocks) == len(labels) > 1 and min(count for _, count in blocks) >= _FEWEST:
            yield found_at(
                series.exemplars[0].given[0],
                f'all examples labelled "{blocks[0][0]}" come first, '
                f'all labelled "{blocks[-1][0]}" last',
            )
