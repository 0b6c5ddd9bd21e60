"""What goes to the model together with a prompt."""

from __future__ import annotations

from collections.abc import Iterator

from promptlint.model import Conversation, Message, Prompt
from promptlint.rule import Facts


def sent_with(prompt: Prompt, facts: Facts) -> list[Prompt]:
    """Return a prompt, first, and what is sent with it."""
    found = [prompt]
    for conversation in facts.extraction.conversations:
        texts = list(texts_of(conversation))
        if any(one.id == prompt.id for one in texts):
            found.extend(one for one in texts if one.id != prompt.id)
    return found


def texts_of(conversation: Conversation) -> Iterator[Prompt]:
    """Yield the texts of a call that can be seen, its instructions first."""
    for turn in (*conversation.instructions, *conversation.turns):
        if isinstance(turn, Message):
            yield from turn.texts
