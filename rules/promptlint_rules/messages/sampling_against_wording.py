"""PRM212 sampling-against-wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Finding, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.settings import find_setting, number
from promptlint_rules.messages.tokens import constant_text

_FACTUAL = late(
    r"\bbe (strictly |very |as )?(factual|accurate|precise|exact|deterministic|consistent)\b"
    r"|\b(stick|keep) (strictly )?to the facts\b|\bfactually (correct|accurate)\b"
    r"|\bdo not (make (things|anything|facts) up|hallucinate|invent|fabricate)\b",
    re.IGNORECASE,
)
_CREATIVE = late(
    r"\bbe (very |highly |as )?(creative|imaginative|inventive|original)\b|\bbrainstorm\b"
    r"|\buse your imagination\b|\bsurprise (me|us)\b",
    re.IGNORECASE,
)
_HOT = 0.8


class SamplingAgainstWording(Rule):
    """The temperature works against what the prompt asks for.

    ## What it does
    Reports a temperature of 0.8 or more beside "be factual", "do not make things up" and the like,
    and a temperature of 0 beside "be creative" or "brainstorm".

    ## Why it matters
    A high temperature makes unlikely, and so more often wrong, words likelier; at 0 the model gives
    the one likeliest text every time. Wording and sampling should ask for the same.

    ## Example
    "Be factual." with `temperature=1.0`.

    ## Evidence
    Property 16 of "What Makes a Good Natural Language Prompt?".
    """

    code: ClassVar[str] = "PRM212"
    name: ClassVar[str] = "sampling-against-wording"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="hot and factual",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "reply = OpenAI().chat.completions.create(\n"
                '    model="gpt-4o-2024-08-06",\n'
                "    temperature=«1.0»,\n"
                '    messages=[{"role": "user", "content": "Be factual. When was Ulm founded?"}],\n'
                ")\n"
            ),
        ),
        Example(
            title="cold and factual",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "reply = OpenAI().chat.completions.create(\n"
                '    model="gpt-4o-2024-08-06",\n'
                "    temperature=0.0,\n"
                '    messages=[{"role": "user", "content": "Be factual. When was Ulm founded?"}],\n'
                ")\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the temperature that contradicts the wording."""
        setting = find_setting(conversation, "temperature")
        value = number(setting)
        if setting is None or value is None:
            return
        messages = (*conversation.instructions, *conversation.messages)
        text = "\n".join(constant_text(m.prompt) for m in messages if m.prompt is not None)
        wanted = _FACTUAL if value >= _HOT else _CREATIVE if value == 0 else None
        match = wanted and wanted.search(text)
        if match:
            yield Finding(
                setting.span,
                f'temperature {setting.value} works against "{match.group()}"',
                label="temperature",
            )
