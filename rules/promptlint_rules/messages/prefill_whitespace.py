"""PRM205 prefill-whitespace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Edit, Finding, Fix, Message, Prompt, Severity, Span
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.api import ANTHROPIC, api_of
from promptlint_rules.messages.role import meaning
from promptlint_rules.messages.settings import client_of, model_of


class PrefillWhitespace(Rule):
    """The assistant's prefill ends in white space, which Anthropic refuses.

    ## What it does
    Reports a final assistant message, sent to Claude by Anthropic's SDK or under its name by
    another library, whose text ends in a space, tab or newline. Earlier assistant turns may end as
    they like.

    ## Why it matters
    The API answers 400: "final assistant content cannot end with trailing whitespace".

    ## Example
    `{"role": "assistant", "content": "Here is the JSON: "}` as the last message. The white space
    is taken away; the model begins with it itself.

    ## Evidence
    crewAI #4413, forgecode #1872, opencode #1295. Some gateways, and LangChain since 2024, strip it
    themselves.
    """

    code: ClassVar[str] = "PRM205"
    name: ClassVar[str] = "prefill-whitespace"
    severity: ClassVar[Severity] = "error"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a space at the end",
            code=(
                "import anthropic\n"
                "\n"
                "\n"
                "def colours(text):\n"
                "    return anthropic.Anthropic().messages.create(\n"
                '        model="claude-3-haiku-20240307",\n'
                "        max_tokens=100,\n"
                "        messages=[\n"
                '            {"role": "user", "content": f"List the colours in: {text}"},\n'
                '            {"role": "assistant", "content": "The colours are:« »"},\n'
                "        ],\n"
                "    )\n"
            ),
            fixed=(
                "import anthropic\n"
                "\n"
                "\n"
                "def colours(text):\n"
                "    return anthropic.Anthropic().messages.create(\n"
                '        model="claude-3-haiku-20240307",\n'
                "        max_tokens=100,\n"
                "        messages=[\n"
                '            {"role": "user", "content": f"List the colours in: {text}"},\n'
                '            {"role": "assistant", "content": "The colours are:"},\n'
                "        ],\n"
                "    )\n"
            ),
        ),
        Example(
            title="no white space at the end",
            code=(
                "import anthropic\n"
                "\n"
                "reply = anthropic.Anthropic().messages.create(\n"
                '    model="claude-3-haiku-20240307",\n'
                "    max_tokens=100,\n"
                "    messages=[\n"
                '        {"role": "user", "content": "Is ice lighter than water?"},\n'
                '        {"role": "assistant", "content": "The answer is"},\n'
                "    ],\n"
                ")\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the white space at the end of a final assistant message."""
        last = conversation.turns[-1] if conversation.turns else None
        if not isinstance(last, Message) or meaning(last.role) != "assistant" or last.repeated:
            return
        if last.empty or not _is_claude(conversation):
            return
        for prompt in last.choices if last.prompt is None else (last.prompt,):
            end = len(prompt.text.rstrip())
            if 0 < end < len(prompt.text):
                yield _finding(prompt, Span(end, len(prompt.text)))


def _is_claude(conversation: Conversation) -> bool:
    if api_of(conversation) is ANTHROPIC or "anthropic" in client_of(conversation):
        return True
    return "claude" in (model_of(conversation) or "").lower()


def _finding(prompt: Prompt, blank: Span) -> Finding:
    span = prompt.source(blank)
    pieces = [piece for piece in prompt.pieces if piece.text_span.overlaps(blank)]
    fix = None
    if len(pieces) == 1 and pieces[0].path is None and pieces[0].source_span.contains(span):
        fix = Fix("Remove the white space at the end", (Edit(span, ""),))
    return Finding(
        span,
        "the prefill ends in white space; Anthropic answers 400 to that",
        label="white space at the end",
        fix=fix,
    )
