"""The analyses of what was extracted from one source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from promptlint.features import Linguist
from promptlint.model import Conversation, Extraction
from promptlint.prism import Prism


def analyses(
    extraction: Extraction, linguist: Linguist | None = None
) -> tuple[Mapping[str, object], ...]:
    """Return the record of each prompt's analysis, in order of the prompts.

    A linguist adds the grammar of each.
    """
    prisms = tuple(_prisms(extraction))
    records = tuple(prism.record() for prism in prisms)
    if linguist is None:
        return records
    profiles = linguist.profiles(prism.passage for prism in prisms)
    return tuple(
        {**record, "linguistic": profile.record()}
        for record, profile in zip(records, profiles, strict=True)
    )


def _prisms(extraction: Extraction) -> Iterator[Prism]:
    sent_in = _conversations(extraction)
    for prompt in extraction.prompts:
        yield Prism(
            prompt.text,
            role=prompt.role,
            holes=[hole.span for hole in prompt.holes],
            conversation=sent_in.get(prompt.id),
        )


def _conversations(extraction: Extraction) -> dict[str, Conversation]:
    """Return the first conversation that each prompt is sent in."""
    found: dict[str, Conversation] = {}
    for conversation in extraction.conversations:
        for message in (*conversation.instructions, *conversation.messages):
            if message.prompt is not None:
                found.setdefault(message.prompt.id, conversation)
    return found
