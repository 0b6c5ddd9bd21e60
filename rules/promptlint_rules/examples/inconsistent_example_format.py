"""PRM701 inconsistent-example-format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

from promptlint.model import Conversation, Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts
from promptlint_rules.examples.asked_form import broken
from promptlint_rules.examples.exemplar import Field, Series
from promptlint_rules.examples.odd_layout import odd_blocks
from promptlint_rules.examples.odd_line import odd_lines, odd_tags
from promptlint_rules.examples.odd_output import NOTHING, OddOutput, odd_output
from promptlint_rules.examples.series import odd_rows, series_of
from promptlint_rules.examples.series_rule import SeriesRule, found_at
from promptlint_rules.template.place import place

_PREFIX = late(r"(?P<label>[A-Z]\w*(?: \w+)?):\s")
_LABEL = late(r"(?:^|[|;,\n])[ \t]*(?P<label>[A-Za-z]\w*(?: \w+)?)[ \t]*(?::(?= )|=)", re.MULTILINE)
_RECORD = 300
"""Characters of the longest output that may be one line of fields."""
_FEW = 2


class InconsistentExampleFormat(SeriesRule):
    """One example is laid out in another way than the others.

    ## What it does
    Where at least two examples of a prompt have the same labels ("Q:" and "A:"), reports one among
    them that has the same parts behind other labels or separators ("Question - … Answer - …"), or
    on one line instead of several. Of turns that are examples, one that lacks the label ("Review:")
    with which all others of its role begin. Of outputs, the one that is no JSON, or lacks the
    separators, brackets or capitals, where those of at least two others have the same ones. Of
    rows of a table in the code, the one with other keys. That a part is left out is no finding.

    ## Why it matters
    The examples show what the answer looks like. With two layouts the model picks one, and what
    reads the answer (a stop sequence, a split at the label) knows only the other.

    ## Example
    Three examples with "Q: … A: …", and one with "Question - … Answer - …".

    ## Evidence
    The Prompt Report, format of exemplars; Min et al. (2022) found the format of the pairs to
    matter more than the correctness of their labels.
    """

    code: ClassVar[str] = "PRM701"
    name: ClassVar[str] = "inconsistent-example-format"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="another label",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Answer in a word.\n'
                "\n"
                "Q: What do bees make?\n"
                "A: honey\n"
                "\n"
                "«Question - What do cows give?»\n"
                "Answer - milk\n"
                "\n"
                "Q: What do hens lay?\n"
                'A: eggs"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="the same labels throughout",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Answer in a word.\n'
                "\n"
                "Q: What do bees make?\n"
                "A: honey\n"
                "\n"
                "Q: What do cows give?\n"
                "A: milk\n"
                "\n"
                "Q: What do hens lay?\n"
                'A: eggs"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the first lines of the examples that are laid out in another way."""
        yield from super().check(prompt, facts)
        for span, names in odd_rows(prompt, facts):
            yield Finding(span, f"the other examples have the keys {names}", "other keys")
        for span, line, layout in _odd_places(prompt.text):
            if not any(hole.span.overlaps(span) for hole in prompt.holes):
                yield Finding(
                    place(prompt, line, prompt.span),
                    f"the other examples are laid out with {layout}",
                    label="laid out in another way",
                )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the turns that lack the label with which all others begin."""
        yield from super().check_conversation(conversation, facts)
        for series in series_of(conversation):
            given = [one.given[0] for one in series.exemplars]
            for fields in (given, [one.made for one in series.exemplars]):
                yield from _unlabelled(fields)

    def check_series(
        self, series: Series, told: Sequence[Prompt], facts: Facts
    ) -> Iterator[Finding]:
        """Yield the output among three or more whose form is not that of all others.

        What breaks a form that is asked for is PRM702's.
        """
        odd = odd_output(series) or _odd_record(series)
        if odd and not any(broken(series, told)):
            yield found_at(odd.field, odd.message, "written in another way")


def _odd_places(text: str) -> Iterator[tuple[Span, Span, str]]:
    """Yield the examples of a text that have another layout, their first lines, the common one."""
    yield from ((odd.span, odd.line, odd.labels) for odd in odd_blocks(text))
    for odd in (*odd_lines(text), *odd_tags(text)):
        yield odd.span, _first_line(text, odd.span), odd.layout


def _first_line(text: str, span: Span) -> Span:
    """Return the first line of a stretch that has anything on it."""
    start = (
        span.start + len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip())
    )
    end = text.find("\n", start, span.end)
    return Span(start, span.end if end < 0 else end)


def _odd_record(series: Series) -> OddOutput | None:
    """Return the output without the labels that all others have."""
    made = [one.made for one in series.exemplars]
    forms = [_form(one.text) for one in made]
    common, count = Counter(forms).most_common(1)[0]
    if common and count == len(forms) - 1 >= _FEW:
        odd = made[next(index for index, form in enumerate(forms) if form != common)]
        is_part = set(_form(odd.text)) & set(common)
        if not is_part and not NOTHING.match(odd.text):
            shown = " and ".join(f'"{label}:"' for label in common)
            return OddOutput(odd, f"the other outputs have {shown}")
    return None


def _form(text: str) -> tuple[str, ...]:
    """Return the labels within an output: "Cause: rust | Action: paint it" has two."""
    labels = tuple(match["label"] for match in _LABEL.finditer(text))
    is_record = len(text) <= _RECORD and "(" not in text and 1 < len(labels) == len(set(labels))
    return labels if is_record else ()


def _unlabelled(fields: Sequence[Field]) -> Iterator[Finding]:
    """Yield the one text that lacks the label with which the others, two or more, begin.

    Not the first: it may say what the others are about.
    """
    labels = [match["label"] if (match := _PREFIX.match(field.text)) else "" for field in fields]
    common = {label for label in labels if label}
    if len(common) == 1 and labels[1:].count("") == labels.count("") == 1 and len(labels) > _FEW:
        odd = fields[labels.index("")]
        yield found_at(
            odd, f'the other turns begin with "{common.pop()}:"', "laid out in another way"
        )
