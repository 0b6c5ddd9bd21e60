"""PRM610 reasoning-before-strict-format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from promptlint.model import Answer, Conversation, Finding, Reading, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.specification.named import Named

_STEPS: Final = late(
    r"\bstep[- ]by[- ]step\b|\bthink (?:carefully|out loud|through|first)\b"
    r"|\b(?:explain|show|write out|describe) your (?:reasoning|work|thinking|thoughts)\b"
    r"|\breason (?:first|aloud|out loud|through)\b|\bfirst (?:reason|think|explain)\b",
    re.IGNORECASE,
)
_INSIDE: Final = late(
    r"reason|thought|think|step|explan|analys|rationale|justif|work", re.IGNORECASE
)


class ReasoningBeforeStrictFormat(Rule):
    """The prompt asks to reason step by step, and the code takes the whole answer for the result.

    ## What it does
    Reports the comparison or the parser that gets the whole answer, when a text of the call asks
    the model to reason in it and the JSON has no key for that.

    ## Why it matters
    Either the model does as it is told and the answer is not understood, or it obeys the format
    and the reasoning is lost.

    ## Example
    "Think step by step. Answer yes or no." and `if answer == "yes"`: ask for a last line and read
    that.

    ## Evidence
    Let Me Speak Freely? (2024): formats that leave no room for reasoning cost accuracy.
    """

    code: ClassVar[str] = "PRM610"
    name: ClassVar[str] = "reasoning-before-strict-format"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="reasoning, and a comparison with one word",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def is_prime(number: int) -> bool:\n"
                "    answer = ollama.generate(\n"
                '        model="qwen2.5:7b",\n'
                '        prompt=f"Is {number} prime? Think step by step, then say yes or no.",\n'
                "    )\n"
                '    return answer["response"].strip().lower() == «"yes"»\n'
            ),
        ),
        Example(
            title="one word alone",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def is_prime(number: int) -> bool:\n"
                "    answer = ollama.generate(\n"
                '        model="qwen2.5:7b",\n'
                '        prompt=f"Is {number} prime? Say yes or no and nothing else.",\n'
                "    )\n"
                '    return answer["response"].strip().lower() == "yes"\n'
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield what takes an answer whole that is to hold reasoning."""
        spans = {
            reading.span
            for answer in conversation.answers
            if _STEPS.search(answer.text)
            for reading in _whole(answer)
        }
        for span in sorted(spans):
            message = "the whole answer is taken for the result, though the prompt asks to reason"
            yield Finding(span, message, label="reasoning comes before it")


def _whole(answer: Answer) -> Iterator[Reading]:
    keys = Named.of(answer.text).keys
    for reading in answer.readings:
        if reading.kind == "json":
            if not reading.lenient and not any(_INSIDE.search(key) for key in keys):
                yield reading
        elif reading.kind == "label" and not reading.owner and not reading.lenient:
            yield reading
