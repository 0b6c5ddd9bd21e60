"""PRM209 json-mode-without-json."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Finding, Gap, Hole, Message, Setting, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.api import api_of
from promptlint_rules.messages.tokens import constant_text

_WORD = late(r"json", re.IGNORECASE)
_PARTS = late(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# What a value is called when it brings instructions, so that the word may come with it.
_BRINGS_INSTRUCTIONS = late(
    r"^(prompt|instruction|template|schema|format|json|message|msg|system|spec|specification"
    r"|example|shot|task|request|rule|guideline|field|key|structure|model|definition|guide|preamble"
    r"|persona|output|content|suffix|prefix|part|body|conversation|history|chat)s?$"
)
# Constant words that a conversation needs to be taken for all there is: more where a text of it
# cannot be seen.
_INSTRUCTED_WORDS = 8
_FEWEST_WORDS = 4


class JsonModeWithoutJson(Rule):
    """JSON mode is asked for, and no message says JSON.

    ## What it does
    Reports `response_format={"type": "json_object"}` (in the Responses API `text.format`) of an
    API that insists on the word (OpenAI, Azure, Groq, DeepSeek, Alibaba), when the whole
    conversation can be seen, holds instructions, and none of its texts says JSON in any case. A
    message or value that may bring instructions of its own (`prompt`, `schema`, `history` …) keeps
    the rule quiet; `json_schema` does not need the word.

    ## Why it matters
    The API answers 400: "'messages' must contain the word 'json' in some form".

    ## Example
    "Return an object with the keys shop and total" with `json_object`: write "a JSON object".

    ## Evidence
    OpenAI's API reference of `response_format`, mem0 #3559 (Groq), vercel/ai #7946 (DeepSeek).
    """

    code: ClassVar[str] = "PRM209"
    name: ClassVar[str] = "json-mode-without-json"
    severity: ClassVar[Severity] = "error"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="no message says JSON",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def weigh(recipe):\n"
                "    return OpenAI().chat.completions.create(\n"
                '        model="gpt-4o-2024-08-06",\n'
                '        response_format={"type": «"json_object"»},\n'
                "        messages=[\n"
                '            {"role": "system", "content": "Sum up the weight in grams and return '
                'an object with the one key grams."},\n'
                '            {"role": "user", "content": recipe},\n'
                "        ],\n"
                "    )\n"
            ),
        ),
        Example(
            title="the system message says JSON",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def weigh(recipe):\n"
                "    return OpenAI().chat.completions.create(\n"
                '        model="gpt-4o-2024-08-06",\n'
                '        response_format={"type": "json_object"},\n'
                "        messages=[\n"
                '            {"role": "system", "content": "Sum up the weight in grams and return '
                'a JSON object with the one key grams."},\n'
                '            {"role": "user", "content": recipe},\n'
                "        ],\n"
                "    )\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the setting that asks for JSON where no text says so."""
        setting = _json_mode(conversation)
        if setting is None or not api_of(conversation).json_word:
            return
        messages = (*conversation.instructions, *conversation.messages)
        if any(isinstance(turn, Gap) for turn in conversation.turns):
            return
        if any(_may_say_json(message, facts) for message in messages):
            return
        words = sum(len(constant_text(m.prompt).split()) for m in messages if m.prompt)
        is_known = all(message.prompt is not None for message in messages)
        if words >= (_FEWEST_WORDS if is_known else _INSTRUCTED_WORDS):
            yield Finding(
                setting.span,
                f"{api_of(conversation).name} refuses JSON mode unless a message says JSON",
                label="no message says JSON",
            )


def _json_mode(conversation: Conversation) -> Setting | None:
    for key, setting in conversation.settings.items():
        asks = key.endswith(("response_format.type", "text.format.type"))
        if asks and setting.value == "json_object":
            return setting
    return None


def _may_say_json(message: Message, facts: Facts) -> bool:
    if message.prompt is None:
        span = message.content_span
        return not message.empty and (
            span is None or _brings_instructions(facts.text(span.start, span.end))
        )
    text = constant_text(message.prompt)
    return bool(_WORD.search(text)) or any(_hole_may_say(h) for h in message.prompt.holes)


def _hole_may_say(hole: Hole) -> bool:
    if hole.facts.constant is not None:
        return bool(_WORD.search(hole.facts.constant))
    return _brings_instructions(hole.expression or hole.name)


def _brings_instructions(expression: str) -> bool:
    parts = _PARTS.findall(expression.replace("json.dumps", ""))
    return any(_BRINGS_INSTRUCTIONS.match(part.lower()) for part in parts)
