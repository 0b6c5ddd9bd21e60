"""PRM514 mixed-mood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.requirement import is_order, is_prohibition

_ITEM = late(r"^[ \t]*(?:[-*•]|\d+[.)])[ \t]+(?P<text>[^\n]+)$", re.MULTILINE)
_RULE = late(
    r"(?:you|it|the (?:assistant|model|answer|output|response))"
    r" (?:must|should|shall|need to|have to|will)\b"
)
_LEAST = 3


class MixedMood(Rule):
    """The items of one list are orders, rules and wishes by turns.

    ## What it does
    Looks at lists of three items and more. Where most items are orders ("Name the plant") or
    most are rules ("You must name the plant"), it reports each of the other kind. Off unless
    selected.

    ## Why it matters
    One form for one kind of thing shows what is equally binding; a change of form reads as a
    change of weight.

    ## Example
    "- Name the plant." and "- You should name the month.": write "- Name the month."

    ## Evidence
    "Manner" among the 21 properties of "What Makes a Good Natural Language Prompt?" (arXiv
    2506.06950): clear and direct, one reading. Guides ask for it; the paper counts no study
    that measured it.
    """

    code: ClassVar[str] = "PRM514"
    name: ClassVar[str] = "mixed-mood"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a rule among orders",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Follow these steps:\n'
                "- Name the plant.\n"
                "- Name the month.\n"
                '- «You should name the bed.»"""\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="orders alone",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Follow these steps:\n'
                "- Name the plant.\n"
                "- Name the month.\n"
                '- Name the bed."""\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the items that are of another mood than most of their list."""
        prose = Prose.of(prompt)
        for items in _lists(prose):
            moods = [_mood(prose.folded[span.start : span.end]) for span in items]
            orders, rules = moods.count("order"), moods.count("rule")
            if orders + rules < _LEAST or orders == rules:
                continue
            usual = "order" if orders > rules else "rule"
            for span, mood in zip(items, moods, strict=True):
                if mood and mood != usual:
                    where = place(prompt, span, prompt.span)
                    yield Finding(where, f"the other items are worded as {usual}s")


def _lists(prose: Prose) -> Iterator[list[Span]]:
    """Yield the items of each list: those on lines that follow each other."""
    items: list[Span] = []
    end = -1
    for match in _ITEM.finditer(prose.text):
        if items and match.start() != end + 1:
            yield items
            items = []
        items.append(Span(*match.span("text")))
        end = match.end()
    yield items


def _mood(item: str) -> str:
    if _RULE.match(item):
        return "rule"
    return "order" if is_order(item) or is_prohibition(item) else ""
