"""PRM202 misplaced-system."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, TypeGuard

from promptlint.model import Conversation, Finding, Fix, Gap, Message, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.api import ANTHROPIC, OTHER, Api, api_of
from promptlint_rules.messages.family import family_of
from promptlint_rules.messages.role import literal_roles, meaning
from promptlint_rules.messages.settings import is_templated, model_of, renders_template

# Claude models that know no system turn at all; later ones take one right after a user turn.
_NO_SYSTEM_TURN = late(r"claude-(2|3|instant|opus-4-[0-7]|opus-4-20|(sonnet|haiku)-[34])|claude-v")

_NEAR = 400
_NAMED = late(r"[\"']name[\"']\s*:|\bname\s*=")
"""A system message of somebody is a turn of an example, as OpenAI shows it."""
_TAKEN_OUT = late(r"\brole\b[\"']?[\])]*\s*(?:==|!=)\s*[\"'](?:system|developer)[\"']")


class MisplacedSystem(Rule):
    """A system message stands where the API does not expect it.

    ## What it does
    Reports a system (or developer) message inside the `messages` of an API that takes the system
    text as an argument (Anthropic, Bedrock, Gemini); one that comes after another turn where the
    API wants it first (Mistral, Perplexity); and, where the API takes it anywhere, the only system
    message of a conversation when it comes after the user's turn, and a second one right after the
    first where both are constant text. Reminders behind other turns are left alone, and so are a
    second one with the call's data and messages that only some paths add.

    ## Why it matters
    Anthropic, Bedrock, Gemini and Mistral answer 400. Elsewhere the rules arrive after the
    question they are meant for, many chat templates drop or move them, and the prefix that a
    prompt cache could keep changes with every call.

    ## Example
    `anthropic.messages.create(messages=[{"role": "system", …}, {"role": "user", …}])`; the text
    belongs to `system=`.

    ## Evidence
    anthropic-sdk-python #382, litellm #5671, ChainForge #271, Mistral's "Unexpected role 'system'
    after role 'assistant'". From Opus 4.8 on, Claude takes a system turn right after a user turn.
    """

    code: ClassVar[str] = "PRM202"
    name: ClassVar[str] = "misplaced-system"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="Anthropic's messages hold no system turn",
            code=(
                "import anthropic\n"
                "\n"
                "reply = anthropic.Anthropic().messages.create(\n"
                '    model="claude-3-5-haiku-20241022",\n'
                "    max_tokens=300,\n"
                "    messages=[\n"
                '        {"role": «"system"», "content": "Answer like a pirate."},\n'
                '        {"role": "user", "content": "Where is the treasure?"},\n'
                "    ],\n"
                ")\n"
            ),
        ),
        Example(
            title="the system text in its argument",
            code=(
                "import anthropic\n"
                "\n"
                "reply = anthropic.Anthropic().messages.create(\n"
                '    model="claude-3-5-haiku-20241022",\n'
                "    max_tokens=300,\n"
                '    system="Answer like a pirate.",\n'
                '    messages=[{"role": "user", "content": "Where is the treasure?"}],\n'
                ")\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the system messages that stand in the wrong place."""
        api = api_of(conversation)
        if api.system == "argument":
            yield from _in_messages(conversation, api, facts)
        elif api.system == "first":
            yield from _not_first(conversation.turns, api)
        elif _has_strict_template(conversation):
            yield from _not_at_top(conversation.turns)
        elif api is not OTHER:
            yield from _only_one_late(conversation.turns)
            yield from _twice(conversation.turns, facts)


def _in_messages(conversation: Conversation, api: Api, facts: Facts) -> Iterator[Finding]:
    argument = "`system_instruction`" if "Gemini" in api.name else "`system`"
    for index, turn in enumerate(conversation.turns):
        if not isinstance(turn, Message):
            continue
        for role, span in _system_roles(turn, facts):
            if api is ANTHROPIC and _may_hold_system(conversation, index):
                continue
            if _TAKEN_OUT.search(
                facts.text(max(0, turn.span.start - _NEAR), conversation.span.end)
            ):
                continue  # the code looks for such turns before it sends the rest
            yield Finding(
                span,
                f"{api.name} takes no `{role}` turn among the messages; it has the argument "
                f"{argument}",
                label="system turn",
                fix=Fix(f"Pass the text as {argument}", (), "display"),
                severity="error",
            )


def _system_roles(message: Message, facts: Facts) -> Iterator[tuple[str, Span]]:
    for role, span in literal_roles(message, facts):
        if meaning(role) == "system":
            yield role, span


def _may_hold_system(conversation: Conversation, index: int) -> bool:
    """Say whether the model may be one of those that take a system turn after a user's."""
    before = conversation.turns[index - 1] if index else None
    after_user = isinstance(before, Gap) or (before is not None and before.role in {"user", None})
    return after_user and not _NO_SYSTEM_TURN.search(model_of(conversation) or "")


def _not_first(turns: Sequence[Message | Gap], api: Api) -> Iterator[Finding]:
    seen = False
    for turn in turns:
        if not isinstance(turn, Message):
            continue
        if seen and meaning(turn.role) == "system" and _is_certain(turn):
            yield _late(turn, f"{api.name} wants the system message first")
        seen = seen or _is_certain_turn(turn, "user", "assistant")


def _has_strict_template(conversation: Conversation) -> bool:
    """Say whether the chat template that is rendered raises where turns do not alternate."""
    family = family_of(model_of(conversation))
    is_strict = family is not None and family.alternates and is_templated(conversation)
    return is_strict and renders_template(conversation)


def _not_at_top(turns: Sequence[Message | Gap]) -> Iterator[Finding]:
    """Yield the system messages behind any other message, where only the first one is taken."""
    for index, turn in enumerate(turns):
        if isinstance(turn, Gap):
            return
        before = (one for one in turns[:index] if isinstance(one, Message))
        is_system = meaning(turn.role) == "system" and _is_certain(turn)
        if is_system and any(map(_is_certain, before)):
            yield _late(turn, "the model's chat template takes a system message first alone")


def _only_one_late(turns: Sequence[Message | Gap]) -> Iterator[Finding]:
    systems = [turn for turn in turns if isinstance(turn, Message) and _may_be_system(turn)]
    if len(systems) != 1 or not _is_certain(systems[0]):
        return
    before = turns[: turns.index(systems[0])]
    if any(isinstance(turn, Gap) for turn in before):
        return  # what cannot be seen may begin with a system message
    if any(isinstance(turn, Message) and _is_certain_turn(turn, "user") for turn in before):
        yield _late(systems[0], "the only system message comes after the user's turn")


def _twice(turns: Sequence[Message | Gap], facts: Facts) -> Iterator[Finding]:
    """Yield a second system message right after the first, unless it brings the call's data."""
    for first, second in pairwise(turns):
        if (
            _is_fixed_system(first)
            and _is_fixed_system(second)
            and not _NAMED.search(facts.text(second.span.start, second.span.end))
        ):
            why = "a second system message follows the first"
            yield _late(second, why, label="second system message", fix="Join the two")


def _is_fixed_system(turn: Message | Gap) -> TypeGuard[Message]:
    """Say whether a turn is a system message of constant text on every path."""
    if not isinstance(turn, Message) or not _is_certain(turn) or turn.prompt is None:
        return False
    is_fixed = all(hole.facts.constant is not None for hole in turn.prompt.holes)
    return is_fixed and meaning(turn.role) == "system"


def _is_certain(message: Message) -> bool:
    return not message.conditional and not message.repeated


def _is_certain_turn(message: Message, *roles: str) -> bool:
    """Say whether a message has one of some roles on every path; a loop over turns counts."""
    is_certain = message.repeated or not message.conditional
    return is_certain and meaning(message.role) in roles


def _may_be_system(message: Message) -> bool:
    roles = {message.role, *(role for role, _ in message.roles)}
    return any(meaning(role) == "system" for role in roles)


def _late(
    message: Message,
    why: str,
    label: str = "system message after other turns",
    fix: str = "Put the system message first",
) -> Finding:
    return Finding(message.role_span or message.span, why, label=label, fix=Fix(fix, (), "display"))
