"""PRM203 broken-alternation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, TypeGuard

from promptlint.model import Conversation, Finding, Gap, Message, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.api import Api, api_of
from promptlint_rules.messages.family import family_of
from promptlint_rules.messages.role import meaning
from promptlint_rules.messages.settings import (
    is_templated,
    library_of,
    model_of,
    renders_template,
)

_SPEAKERS = {"user", "assistant"}
_COUNTED = "count_tokens"
"""The end of calls that answer nothing: they count any text, under whatever role."""


class BrokenAlternation(Rule):
    """Two turns of one role in a row, or no user turn, where the API refuses it.

    ## What it does
    Looks for two user or two assistant turns in a row, a first turn of the assistant, and a
    conversation without any user turn, sent to an API that refuses them: Bedrock's Converse,
    Perplexity, DeepSeek's reasoner, and the chat templates of Mistral, Gemma and Llama 2, which
    transformers, vLLM, llama.cpp and Hugging Face's servers render. OpenAI, Anthropic, Gemini,
    Groq, Ollama, LiteLLM and Mistral's own API take or join such turns: no finding there. Turns
    that are added in a loop or on some paths only, and turns beside a gap, are not judged.

    ## Why it matters
    The call fails: 400, ValidationException, or a TemplateError of the chat template.

    ## Example
    `[{"role": "user", "content": RULES}, {"role": "user", "content": question}]` for
    Mistral-7B-Instruct: put both into one turn.

    ## Evidence
    vllm #6862, langchain-aws #130, perplexityai/api-discussion #265, DeepSeek-R1 #21, unsloth
    #334, and "Consecutive `user` or `assistant` turns in your request will be combined" in
    Anthropic's reference.
    """

    code: ClassVar[str] = "PRM203"
    name: ClassVar[str] = "broken-alternation"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="two user turns for Bedrock",
            code=(
                "import boto3\n"
                "\n"
                'bedrock = boto3.client("bedrock-runtime")\n'
                "\n"
                "\n"
                "def translate(text):\n"
                "    return bedrock.converse(\n"
                '        modelId="amazon.nova-lite-v1:0",\n'
                "        messages=[\n"
                '            {"role": "user", "content": [{"text": "Translate into Dutch."}]},\n'
                '            {"role": «"user"», "content": [{"text": text}]},\n'
                "        ],\n"
                "    )\n"
            ),
        ),
        Example(
            title="OpenAI takes two user turns",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "\n"
                "def translate(text):\n"
                "    return OpenAI().chat.completions.create(\n"
                '        model="gpt-4o-2024-08-06",\n'
                "        messages=[\n"
                '            {"role": "user", "content": "Translate into Dutch."},\n'
                '            {"role": "user", "content": text},\n'
                "        ],\n"
                "    )\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the turns that break the order which the API or the chat template asks for."""
        if conversation.call.endswith(_COUNTED):
            return
        api = api_of(conversation)
        who = _strict(conversation, api)
        if who is not None:
            yield from _doubled(conversation, who)
            yield from _assistant_first(conversation, who)
        if api.needs_user:
            yield from _without_user(conversation, api)


def _strict(conversation: Conversation, api: Api) -> str | None:
    """Return who refuses two turns of one role in a row, or None where nobody is known to."""
    if not is_templated(conversation):
        return None
    if api.alternates:
        return api.name
    name = model_of(conversation) or ""
    if name.endswith("deepseek-reasoner"):
        return None if library_of(conversation).startswith("litellm") else "deepseek-reasoner"
    family = family_of(name)
    if family and family.alternates and renders_template(conversation):
        return f"{family.name}'s chat template"
    return None


def _doubled(conversation: Conversation, who: str) -> Iterator[Finding]:
    turns = conversation.turns
    for index, (first, second) in enumerate(pairwise(turns)):
        if isinstance(first, Gap) or isinstance(second, Gap):
            continue
        is_before = _is_certain(first) or _is_alone_in_loop(turns[:index], first)
        is_after = _is_certain(second) or _begins_loop(first, turns[index + 1 :])
        if not (is_before and is_after):
            continue
        role = meaning(second.role)
        if role in _SPEAKERS and role == meaning(first.role):
            yield Finding(
                second.role_span or second.span,
                f"two {role} turns in a row; {who} refuses that",
                label=f"second {role} turn",
            )


def _is_certain(turn: Message | Gap) -> TypeGuard[Message]:
    return isinstance(turn, Message) and not turn.repeated and not turn.conditional


def _is_alone_in_loop(before: Sequence[Message | Gap], turn: Message | Gap) -> bool:
    """Say whether a loop adds this turn and no answer to it; a call within the loop ends it."""
    last = before[-1] if before else None
    is_first = last is None or (isinstance(last, Message) and not last.repeated)
    return is_first and isinstance(turn, Message) and turn.repeated


def _begins_loop(first: Message, turns: Sequence[Message | Gap]) -> bool:
    """Say whether a loop over pairs of turns follows on a turn that stands before it."""
    if not _is_certain(first) or len(turns) < 2:
        return False
    pair = [turn for turn in turns[:2] if isinstance(turn, Message) and turn.repeated]
    return [meaning(turn.role) for turn in pair] == ["user", "assistant"]


def _assistant_first(conversation: Conversation, who: str) -> Iterator[Finding]:
    for turn in conversation.turns:
        if not _is_certain(turn) or meaning(turn.role) not in {"system", "assistant"}:
            return
        if meaning(turn.role) == "assistant":
            yield Finding(
                turn.role_span or turn.span,
                f"the first turn is the assistant's; {who} wants a user turn first",
                label="first turn",
            )
            return


def _without_user(conversation: Conversation, api: Api) -> Iterator[Finding]:
    roles = {meaning(turn.role) for turn in conversation.turns if isinstance(turn, Message)}
    if any(isinstance(turn, Gap) for turn in conversation.turns) or not roles:
        return
    if roles <= {"system", "assistant"} and not any(m.repeated for m in conversation.messages):
        last = conversation.messages[-1]
        yield Finding(
            last.role_span or last.span,
            f"no user turn; {api.name} refuses a conversation without one",
            label="last turn",
        )
