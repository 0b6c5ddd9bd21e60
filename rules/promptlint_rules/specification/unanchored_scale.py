"""PRM612 unanchored-scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place

_SCALE = late(
    r"\b(?:rate|rating|score|grade|scale|rank)\b[^.\n]{0,60}?\b(?P<low>[01]) ?(?:to|-|–|and"
    r"|through|\.\.) ?(?P<high>[3-9]|10|100)\b(?![%\w])",
    re.IGNORECASE,
)
_MEANING = late(
    r"\b(?:(?:\d{1,3}|one|five|ten) ?(?:=|:|->|means|is|being|indicates|represents|for|if"
    r"|-(?= ?[A-Za-z])|–(?= ?[A-Za-z]))(?= ?\D)"
    r"|\((?:best|worst|lowest|highest|poor|excellent|low|high|not|very|completely|strongly)\b"
    r"|rubrics?\b|higher\b|lower\b|criteri(?:a|on)\b|where \d|with \d)"
    r"|\d\s*[(:=]\s*[A-Za-z]|[({]\w*(?:rubric|criteria|guideline)\w*[)}]",
    re.IGNORECASE,
)


class UnanchoredScale(Rule):
    """A score is asked for on a scale whose numbers have no meaning.

    ## What it does
    Reports "rate from 1 to 10" and the like where the text says of no number what it means. A
    rubric, a
    line for a number ("5: flawless") or "10 being the best" is a meaning. Off unless selected.

    ## Why it matters
    Each model, and each run, puts the middle of the scale elsewhere; scores cannot be compared.

    ## Example
    "Rate the answer on a scale of 1 to 10."

    ## Evidence
    The Prompt Report on evaluation prompts: definitions of the criteria and of the scale belong
    to them.
    """

    code: ClassVar[str] = "PRM612"
    name: ClassVar[str] = "unanchored-scale"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="numbers alone",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """«Rate the answer from 1 to 10».\n'
                'Return the number."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="numbers with a meaning",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Rate the answer from 1 (useless) to 10 (flawless).\n'
                'Return the number."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the first scale of a prompt that says nothing of its numbers."""
        match = _SCALE.search(prompt.text)
        rest = (
            prompt.text[: match.start()] + prompt.text[match.end() :].lstrip(": ") if match else ""
        )
        if match and not _MEANING.search(rest):
            yield Finding(
                place(prompt, Span(*match.span()), prompt.span),
                f"nothing says what {match['low']} and {match['high']} mean",
            )
