"""PRM807 reset-after-rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.specification.statement import demands
from promptlint_rules.template.place import place

_RULE = late(r"\b(?:always|never|must|from now on|do not|don't)\b", re.IGNORECASE)
_IDEA = "starts over"


class ResetAfterRules(Rule):
    """The model is told to forget everything, after it was given rules to keep.

    ## What it does
    Reports "forget everything", "start over" and the like where rules (always, never, must,
    from now on)
    stand before it in the same text. Silent where the sentence has a condition. Off unless
    selected.

    ## Why it matters
    The reset also wipes the rules, and what the program put before them.

    ## Example
    "Always answer in French. … Forget everything that was said before."

    ## Evidence
    White et al., A Prompt Pattern Catalog to Enhance Prompt Engineering with ChatGPT (arXiv
    2302.11382), context manager: a reset may wipe patterns that were set before it.
    """

    code: ClassVar[str] = "PRM807"
    name: ClassVar[str] = "reset-after-rules"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="rules, then a reset",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Always answer in French.\n'
                '«Forget everything» we said about the weather."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="a reset, then rules",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Forget everything we said about the weather.\n'
                'Always answer in French."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the resets that follow rules."""
        hits = [hit for hit in facts.prism(prompt).patterns if hit.name == "context_manager"]
        resets = [
            s for hit in hits for s, idea in zip(hit.spans, hit.ideas, strict=True) if idea == _IDEA
        ]
        if not resets:
            return
        certain = [statement.span for statement in demands(prompt)]
        for span in resets:
            is_certain = any(statement.contains(span) for statement in certain)
            if is_certain and _RULE.search(prompt.text, 0, span.start):
                yield Finding(
                    place(prompt, span, prompt.span),
                    "this also makes the model forget the rules before it",
                )
