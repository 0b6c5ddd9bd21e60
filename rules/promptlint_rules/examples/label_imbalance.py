"""PRM705 label-imbalance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts
from promptlint_rules.examples.exemplar import Series
from promptlint_rules.examples.series_rule import SeriesRule, found_at

_FEWEST = 5


class LabelImbalance(SeriesRule):
    """One label has many more examples than another.

    ## What it does
    Counts the labels of a series of five examples or more with at least two labels that come
    back, and reports the first example where the commonest label has `ratio` times (3 unless set)
    as many as the rarest. Off unless selected.

    ## Why it matters
    Models lean towards the label that they see most often among the examples.

    ## Example
    Ten examples labelled positive and two labelled negative.

    ## Evidence
    The Prompt Report, label distribution: ten examples of one label and two of another bias the
    model towards the first. Where the task itself is skewed, so may be its examples.
    """

    code: ClassVar[str] = "PRM705"
    name: ClassVar[str] = "label-imbalance"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    options: ClassVar[Mapping[str, object]] = {"ratio": 3}
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="four of one, one of the other",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Is it a fruit?\n'
                "\n"
                "«lemon» -> yes\n"
                "pear -> yes\n"
                "plum -> yes\n"
                "chair -> no\n"
                'grape -> yes"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="as many of both",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Is it a fruit?\n'
                "\n"
                "lemon -> yes\n"
                "table -> no\n"
                "plum -> yes\n"
                "chair -> no\n"
                'grape -> yes"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check_series(
        self, series: Series, told: Sequence[Prompt], facts: Facts
    ) -> Iterator[Finding]:
        """Yield the first example of a series whose labels are out of balance."""
        counts = Counter(series.labels)
        if len(series.labels) < _FEWEST or len(counts) < 2 or len(counts) * 2 > len(series.labels):
            return
        most, least = counts.most_common()[0], counts.most_common()[-1]
        if most[1] >= int(str(facts.options.get("ratio") or 3)) * least[1]:
            yield found_at(
                series.exemplars[0].given[0],
                f'{most[1]} examples are labelled "{most[0]}" and {least[1]} "{least[0]}"',
            )
