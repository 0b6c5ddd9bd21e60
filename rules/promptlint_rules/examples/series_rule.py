"""What the rules on exemplars share: they see every series, wherever it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promptlint.model import Conversation, Finding, LineIndex, Prompt, Span
from promptlint.rule import Facts, Rule
from promptlint_rules.examples.exemplar import Field, Series
from promptlint_rules.examples.series import series_from, series_in, series_of
from promptlint_rules.specification.company import sent_with, texts_of
from promptlint_rules.template.place import place


class SeriesRule(Rule):
    """A rule on exemplars that stand together."""

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield what is wrong with the series of a text, or of a table of the code."""
        for series in series_in(prompt):
            yield from self.check_series(series, sent_with(prompt, facts), facts)
        for series in series_from(prompt, facts):
            told = [one for one in facts.extraction.prompts if one.whole and one.role != "example"]
            yield from self.check_series(series, told, facts)

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield what is wrong with the turns that are examples."""
        for series in series_of(conversation):
            told = [one for one in texts_of(conversation) if one.role != "assistant"]
            yield from self.check_series(series, told, facts)

    def check_series(
        self, series: Series, told: Sequence[Prompt], facts: Facts
    ) -> Iterator[Finding]:
        """Yield what is wrong with one series; `told` are the texts that may say what to do."""
        return iter(())


def found_at(field: Field, message: str, label: str = "") -> Finding:
    """Return a finding at a field of an exemplar."""
    return Finding(_place(field), message, label=label)


def line_of(field: Field, facts: Facts) -> int:
    """Return the line of the source on which a field begins."""
    return LineIndex(facts.source.text).position(_place(field).start).line


def _place(field: Field) -> Span:
    return field.where or place(field.prompt, field.span, field.prompt.span)
