"""PRM307 question-buried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.slot import is_long, is_question
from promptlint_rules.template.place import place

_TAG = late(r"</?\w[^<>]*>")


class QuestionBuried(Rule):
    r"""The question comes before a long text, and nothing after it.

    ## What it does
    Reports the hole of the question where a hole for a long text follows it and ends the prompt.
    Off unless selected.

    ## Why it matters
    By the end of a long text the question is far away. Asked, or asked again, behind the text it is
    answered better.

    ## Example
    `f"Question: {question}\n\nDocuments:\n{documents}"`

    ## Evidence
    From Prompts to Templates (2025): the rating of answers rose from 3.72 to 4.63 when the question
    followed the text. Lost in the Middle (Liu et al., 2023).
    """

    code: ClassVar[str] = "PRM307"
    name: ClassVar[str] = "question-buried"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="the documents have the last word",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def ask(question: str, documents: str):\n"
                '    prompt = f"Question: «{question}»\\n\\nDocuments:\\n{documents}"\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
        Example(
            title="the question has",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def ask(question: str, documents: str):\n"
                '    prompt = f"Documents:\\n{documents}\\n\\nQuestion: {question}"\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the question in front of the long text that ends a prompt."""
        if not prompt.whole or len(prompt.holes) < 2:
            return
        *before, last = prompt.holes
        rest = _TAG.sub("", prompt.text[last.span.end :])
        if not is_long(last) or re.search(r"\w", rest):
            return
        for hole in before:
            if is_question(hole) and not is_long(hole):
                yield Finding(
                    hole.source_span or place(prompt, hole.span, prompt.span),
                    f"`{hole.name}` stands before the long `{last.name}`, and nothing after it",
                    label="asked here only",
                )
                return
