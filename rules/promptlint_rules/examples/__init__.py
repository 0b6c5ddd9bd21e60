"""PRM7: the examples of a prompt (The Prompt Report's decisions of few-shot prompting)."""

from __future__ import annotations

from promptlint.rule import Rule
from promptlint_rules.examples.broken_example import BrokenExample
from promptlint_rules.examples.contradictory_examples import ContradictoryExamples
from promptlint_rules.examples.duplicate_example import DuplicateExample
from promptlint_rules.examples.example_without_label_set import ExampleWithoutLabelSet
from promptlint_rules.examples.inconsistent_example_format import InconsistentExampleFormat
from promptlint_rules.examples.label_imbalance import LabelImbalance
from promptlint_rules.examples.sorted_labels import SortedLabels

EXAMPLES: tuple[type[Rule], ...] = (
    InconsistentExampleFormat,
    BrokenExample,
    ContradictoryExamples,
    DuplicateExample,
    LabelImbalance,
    SortedLabels,
    ExampleWithoutLabelSet,
)

__all__ = ["EXAMPLES"]
