"""PRM805 unexplained-placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Mark, Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place

_STYLES = frozenset({"[NAME]", "<name>"})
_SAYS_NOTHING = late(r"[\[<](?:[A-Za-z]|[Xx]{2,}|PLACEHOLDER)[\]>]")


class UnexplainedPlaceholder(Rule):
    """A skeleton for the answer has placeholders in two styles, or one that says nothing.

    ## What it does
    Where the answer is to fill a skeleton, reports the first placeholder of a second style
    ("[TITLE]" beside "<author>"), and one whose name is a single letter or a row of X that no
    sentence explains. Off unless selected.

    ## Why it matters
    The model takes one of the two for text, and copies it into the answer.

    ## Example
    "Title: [TITLE]" and "Author: <author>" in one skeleton.

    ## Evidence
    White et al., A Prompt Pattern Catalog to Enhance Prompt Engineering with ChatGPT (arXiv
    2302.11382), template: placeholders follow one convention and are explained.
    """

    code: ClassVar[str] = "PRM805"
    name: ClassVar[str] = "unexplained-placeholder"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="two styles",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Answer in this format:\n'
                "Title: [TITLE]\n"
                "Year: [YEAR]\n"
                'Author: «<author>»"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="one style",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Answer in this format:\n'
                "Title: [TITLE]\n"
                "Year: [YEAR]\n"
                'Author: [AUTHOR]"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the placeholders of a skeleton that stand out."""
        prism = facts.prism(prompt)
        if not any(hit.name == "template" for hit in prism.patterns):
            return
        marks = [mark for mark in prism.markers.placeholders if mark.kind in _STYLES]
        marks = [
            mark for mark in marks if not any(h.span.overlaps(mark.span) for h in prompt.holes)
        ]
        odd = next((mark for mark in marks if mark.kind != marks[0].kind), None)
        if odd:
            yield Finding(
                place(prompt, odd.span, prompt.span),
                f"{odd.text} is a placeholder of another style than {marks[0].text}",
            )
        for mark in marks:
            if mark is not odd and _is_unexplained(mark, prompt.text):
                yield Finding(
                    place(prompt, mark.span, prompt.span),
                    f"nothing says what {mark.text} stands for",
                )


def _is_unexplained(mark: Mark, text: str) -> bool:
    """Say whether a placeholder says nothing by its name and no other text names it."""
    name = re.escape(mark.text.strip("[]<>"))
    return bool(
        _SAYS_NOTHING.fullmatch(mark.text)
        and not re.search(rf"(?<![\w\[<]){name}(?![\w\]>])[\"'`]? (?:is|are|means|stands|=)", text)
    )
