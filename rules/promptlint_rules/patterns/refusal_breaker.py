"""PRM809 refusal-breaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place


class RefusalBreaker(Rule):
    """The model is told to offer another wording whenever it refuses.

    ## What it does
    Reports the pattern refusal breaker: "whenever you cannot answer", with other wordings that
    it could
    answer. Off unless selected.

    ## Why it matters
    It helps users whose question was clumsy, and as much those who look for a way around a
    refusal. A
    program that passes on what strangers write should not ask for it.

    ## Example
    "Whenever you cannot answer a question, give alternative wordings of it that you could answer."

    ## Evidence
    White et al., A Prompt Pattern Catalog to Enhance Prompt Engineering with ChatGPT (arXiv
    2302.11382), refusal breaker: its authors name the risk of misuse.
    """

    code: ClassVar[str] = "PRM809"
    name: ClassVar[str] = "refusal-breaker"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a way around",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Whenever you «cannot answer» a question, give alternative wordings '
                'of the question."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="a plain refusal",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """If you cannot answer a question, say so."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield where refusals are to come with other wordings."""
        for hit in facts.prism(prompt).patterns:
            if hit.name == "refusal_breaker":
                yield Finding(
                    place(prompt, hit.spans[0], prompt.span),
                    "this shows users the way around a refusal",
                )
