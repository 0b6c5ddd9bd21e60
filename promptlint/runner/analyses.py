"""The analyses of what was extracted from one source."""

from __future__ import annotations

from collections.abc import Mapping

from promptlint.model import Conversation, Extraction
from promptlint.prism import Prism


def analyses(extraction: Extraction) -> tuple[Mapping[str, object], ...]:
    """Return the record of each prompt's analysis, in order of the prompts."""
    sent_in = _conversations(extraction)
    return tuple(
        Prism(
            prompt.text,
            role=prompt.role,
            holes=[hole.span for hole in prompt.holes],
            conversation=sent_in.get(prompt.id),
        ).record()
        for prompt in extraction.prompts
    )


def _conversations(extraction: Extraction) -> dict[str, Conversation]:
    """Return the first conversation that each prompt is sent in."""
    found: dict[str, Conversation] = {}
    for conversation in extraction.conversations:
        for message in (*conversation.instructions, *conversation.messages):
            if message.prompt is not None:
                found.setdefault(message.prompt.id, conversation)
    return found
