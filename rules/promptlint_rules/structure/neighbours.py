"""What goes to the model together with a prompt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from promptlint.model import Conversation, Gap, Message, Prompt
from promptlint.rule import Facts


class Neighbours(NamedTuple):
    """A prompt's turn in one conversation, and the turns before and after it."""

    conversation: Conversation
    turn: Message
    before: tuple[Message | Gap, ...]
    after: tuple[Message | Gap, ...]


def neighbours(prompt: Prompt, facts: Facts) -> Iterator[Neighbours]:
    """Yield, for each conversation that a prompt is part of, what surrounds it there."""
    for conversation in facts.extraction.conversations:
        turns = (*conversation.instructions, *conversation.turns)
        for index, turn in enumerate(turns):
            if (
                isinstance(turn, Message)
                and turn.prompt is not None
                and turn.prompt.id == prompt.id
            ):
                yield Neighbours(conversation, turn, turns[:index], turns[index + 1 :])
                break


def is_known(turn: Message | Gap) -> bool:
    """Say whether the text of a turn can be seen."""
    return isinstance(turn, Message) and turn.prompt is not None


def texts(turns: tuple[Message | Gap, ...]) -> Iterator[Prompt]:
    """Yield the prompts of the turns whose text can be seen."""
    for turn in turns:
        if isinstance(turn, Message) and turn.prompt is not None:
            yield turn.prompt
