"""PRM204 empty-message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Finding, Message, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.api import ANTHROPIC, BEDROCK, OTHER, api_of
from promptlint_rules.messages.role import literal_roles, meaning
from promptlint_rules.messages.settings import library_of

# A blank literal, also within a block, or a name; `"".join(lines)` is neither.
_BLANK = late(r"^[\w.]+(\[[\"']\w+[\"']\]|\(\))*$|(\"\s*\"|'\s*'|(\\n|\s)\"|(\\n|\s)')[\s}\]),]*$")

_HOSTED = frozenset({"langchain", "dashscope", "fireworks", "cerebras"})
_RENDERED = "apply_chat_template"
_RESULTS = late(r"\btool_results\s*=")


class EmptyMessage(Rule):
    """A message has no text: its content is empty or white space.

    ## What it does
    Reports a system or user message whose content, or one of whose text blocks, is known to be
    empty or blank on every path; an
    empty system message, which most APIs take, is a warning, and none for a local chat template.
    An assistant's turn without text is reported only where the API refuses it (Anthropic and
    Bedrock, except as the last turn): elsewhere it accompanies tool calls. Results of tools may be
    empty.

    ## Why it matters
    Anthropic ("all messages must have non-empty content"), Bedrock ("the text field is blank") and
    others answer 400; the rest send a turn that says nothing, and the model guesses what is asked.

    ## Example
    `{"role": "user", "content": ""}` beside a system message: say what is wanted in the user's
    turn, or leave the turn out.

    ## Evidence
    claude-code #6774, botocore #3525, strands and LibreChat's guards against blank blocks.
    """

    code: ClassVar[str] = "PRM204"
    name: ClassVar[str] = "empty-message"
    severity: ClassVar[Severity] = "error"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="the user says nothing",
            code=(
                "import ollama\n"
                "\n"
                "reply = ollama.chat(\n"
                '    model="qwen2.5:7b",\n'
                "    messages=[\n"
                '        {"role": "system", "content": "Write a limerick about the sea."},\n'
                '        {"role": "user", "content": «""»},\n'
                "    ],\n"
                ")\n"
            ),
        ),
        Example(
            title="the user says what is wanted",
            code=(
                "import ollama\n"
                "\n"
                "reply = ollama.chat(\n"
                '    model="qwen2.5:7b",\n'
                "    messages=[\n"
                '        {"role": "system", "content": "You write limericks."},\n'
                '        {"role": "user", "content": "One about the sea, please."},\n'
                "    ],\n"
                ")\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the messages without text."""
        if api_of(conversation) is OTHER:
            return
        for message in conversation.messages:
            if not message.empty and meaning(message.role) != "assistant":
                yield from map(_blank_block, message.blanks)
            if not message.empty or not _matters(message, conversation):
                continue
            sent = facts.text(conversation.span.start, conversation.span.end)
            if _RESULTS.search(sent) or conversation.call.endswith(_RENDERED):
                continue  # results stand for the text, or a template is looked at
            if _is_written(message, facts) and _is_turn(message, conversation, facts):
                role = message.role or "a"
                yield Finding(
                    message.content_span or message.span,
                    f"the {role} message is empty" if message.role else "the message is empty",
                    label="no text",
                    severity="warning" if meaning(message.role) == "system" else None,
                )


def _blank_block(span: Span) -> Finding:
    return Finding(span, "a text block of this message is empty", label="no text")


def _is_written(message: Message, facts: Facts) -> bool:
    span = message.content_span
    return span is not None and bool(_BLANK.search(facts.text(span.start, span.end)))


def _is_turn(message: Message, conversation: Conversation, facts: Facts) -> bool:
    """Say whether a message is one of several, or written as one, not an argument of a call."""
    has_role = any(True for _ in literal_roles(message, facts))
    has_others = len(conversation.turns) + len(conversation.instructions) > 1
    return has_role or (
        (has_others or _is_argument(message, conversation)) and not message.conditional
    )


def _is_argument(message: Message, conversation: Conversation) -> bool:
    """Say whether a chat model is called with this one text alone, written in the call."""
    span = message.content_span
    is_call = conversation.call.rpartition(".")[2][:1].islower() and not conversation.raw
    is_written = span is not None and conversation.span.contains(span)
    return bool(message.role) and is_call and is_written and api_of(conversation).closed


def _matters(message: Message, conversation: Conversation) -> bool:
    role = meaning(message.role)
    if role == "assistant":
        strict = api_of(conversation) in (ANTHROPIC, BEDROCK)
        return strict and message is not conversation.turns[-1]
    if role == "system":  # local chat templates are given one to keep their default out
        return api_of(conversation).closed or library_of(conversation) in _HOSTED
    return role in {"user", None}
