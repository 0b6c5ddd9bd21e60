"""What goes to the model together with a prompt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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
            blocks = _blocks(turn)
            own = [at for at, one in enumerate(blocks) if one.prompt and one.prompt.id == prompt.id]
            if isinstance(turn, Message) and own:
                before = (*turns[:index], *blocks[: own[0]])
                yield Neighbours(
                    conversation, turn, before, (*blocks[own[0] + 1 :], *turns[index + 1 :])
                )
                break


def _blocks(turn: Message | Gap) -> tuple[Message, ...]:
    """Return the blocks of a message that have a text, each as a message of its own."""
    if not isinstance(turn, Message):
        return ()
    return tuple(replace(turn, prompt=text, others=()) for text in turn.texts)


def is_known(turn: Message | Gap) -> bool:
    """Say whether the text of a turn can be seen."""
    return isinstance(turn, Message) and turn.prompt is not None


def texts(turns: tuple[Message | Gap, ...]) -> Iterator[Prompt]:
    """Yield the prompts of the turns whose text can be seen."""
    for turn in turns:
        if isinstance(turn, Message):
            yield from turn.texts
