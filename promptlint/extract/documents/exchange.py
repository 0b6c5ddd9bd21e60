"""Messages to prompts and the conversation that they make up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from promptlint.extract.documents.draft import Draft
from promptlint.extract.documents.turns import Turn
from promptlint.model import Conversation, Message, Prompt, Source, Span


@dataclass(frozen=True, slots=True)
class Exchange:
    """Messages that belong together, with what is the same for all their prompts."""

    span: Span
    turns: tuple[Turn, ...]
    like: Draft
    """A draft without texts."""
    before: tuple[Draft, ...] = ()
    """System texts that stand beside the messages."""

    def conversation(self, source: Source) -> tuple[Conversation, tuple[Prompt, ...]]:
        """Return the conversation and its prompts, in order."""
        instructions = tuple(_instruction(draft, source) for draft in self.before)
        turns = tuple(self._message(turn, at, source) for at, turn in enumerate(self.turns))
        both = (*instructions, *turns)
        prompts = tuple(message.prompt for message in both if message.prompt is not None)
        conversation = Conversation("", "", self.span, turns=turns, instructions=instructions)
        return conversation, prompts

    def _message(self, turn: Turn, index: int, source: Source) -> Message:
        symbol = f"{self.like.symbol}[{index}]"
        draft = replace(self.like, texts=turn.texts, role=turn.role, symbol=symbol)
        is_empty = not any(text.value.strip() for text in turn.texts)
        return Message(
            role=turn.word.value,
            span=turn.span,
            prompt=None if is_empty else draft.prompt(source),
            role_span=turn.word.span,
            roles=((turn.word.value, turn.word.span),),
            empty=is_empty and bool(turn.texts),
            content_span=turn.content.span,
        )


def _instruction(draft: Draft, source: Source) -> Message:
    prompt = draft.prompt(source)
    return Message(role=draft.role, span=draft.span, prompt=prompt, content_span=draft.span)


def sent(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return the turns of a recorded conversation that went to the model: not its last answer."""
    end = len(turns)
    while end and turns[end - 1].role == "assistant":
        end -= 1
    return tuple(turns[:end])
