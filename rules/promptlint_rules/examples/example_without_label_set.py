"""PRM707 example-without-label-set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts
from promptlint_rules.examples.exemplar import Field, Series, columns
from promptlint_rules.examples.known_labels import sets_with
from promptlint_rules.examples.series_rule import SeriesRule, found_at

_FEW = 2
_MOST = 0.6


class ExampleWithoutLabelSet(SeriesRule):
    """An example has a label that the instruction does not allow.

    ## What it does
    Reads the set of labels that the instruction declares ("one of: low, medium, high"), in the same
    text, beside the turns that are examples, or beside a table of examples in the file. Where at
    least two labels of the examples are of that set, and most examples are, one that is not, and
    that the instructions never mention, is reported. Labels are whole outputs, other parts of an
    example behind a name of their own, and values of outputs that are JSON.

    ## Why it matters
    Instruction and examples say different things; the code that reads the answer mostly knows
    only the labels of the one.

    ## Example
    "Answer with billing, technical or account" above an example with the label shipping.

    ## Evidence
    The Prompt Report, answer space: examples and instruction must agree on the allowed values.
    """

    code: ClassVar[str] = "PRM707"
    name: ClassVar[str] = "example-without-label-set"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a fourth label",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Answer with one of: small, medium, large.\n'
                "\n"
                "Animal: mouse\n"
                "Size: small\n"
                "\n"
                "Animal: horse\n"
                "Size: large\n"
                "\n"
                "Animal: whale\n"
                "Size: «gigantic»\n"
                "\n"
                "Animal: {animal}\n"
                'Size:"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK.format(animal="cat"))\n'
            ),
        ),
        Example(
            title="an instruction that allows it",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Answer with one of: small, medium, large, gigantic.\n'
                "\n"
                "Animal: mouse\n"
                "Size: small\n"
                "\n"
                "Animal: horse\n"
                "Size: large\n"
                "\n"
                "Animal: whale\n"
                "Size: gigantic\n"
                "\n"
                "Animal: {animal}\n"
                'Size:"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK.format(animal="cat"))\n'
            ),
        ),
    )

    def check_series(
        self, series: Series, told: Sequence[Prompt], facts: Facts
    ) -> Iterator[Finding]:
        """Yield the labels that no instruction allows."""
        told_text = ""
        for fields in columns(series):
            labelled = [field for field in fields if field.is_label]
            if len({field.key for field in labelled}) <= _FEW:
                continue
            told_text = told_text or series.instruction(told)
            yield from _not_allowed(labelled, told_text)


def _not_allowed(labelled: Sequence[Field], told_text: str) -> Iterator[Finding]:
    declared = _declared(told_text, [field.key for field in labelled])
    for field in labelled if declared else ():
        if field.key not in declared and not _is_mentioned(field, told_text):
            allowed = ", ".join(sorted(declared))
            yield found_at(
                field,
                f'the instruction does not allow the label "{field.text}" (only {allowed})',
                label="not among the labels",
            )


def _declared(told_text: str, keys: Sequence[str]) -> frozenset[str]:
    """Return the declared set that the examples' labels are of, by at least two and most."""
    best: frozenset[str] = frozenset()
    most = 0
    for names in sets_with(told_text, {*keys}):
        hits = [key for key in keys if key in names]
        if len(set(hits)) >= _FEW and len(hits) >= _MOST * len(keys) and len(hits) > most:
            best, most = names, len(hits)
    return best


def _is_mentioned(field: Field, told_text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(field.key)}(?!\w)", told_text.casefold()) is not None
