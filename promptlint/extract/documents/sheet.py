"""What is found in one file, as it is put together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promptlint.extract.documents.draft import Draft
from promptlint.extract.documents.exchange import Exchange
from promptlint.extract.documents.record import Reading
from promptlint.model import Conversation, Extraction, Prompt, Source, Span

_ALIKE: Final = 4
"""From how many records on that none can be read is told once."""


class Sheet:
    """Collects the prompts, conversations and faults of a source."""

    def __init__(self, source: Source) -> None:
        """Begin with nothing."""
        self._source = source
        self._prompts: list[Prompt] = []
        self._conversations: list[Conversation] = []
        self._unread: list[tuple[Span, str, str]] = []
        """Place, label and reason."""

    def add(self, draft: Draft) -> None:
        """Take a prompt."""
        self._prompts.append(draft.prompt(self._source))

    def converse(self, exchange: Exchange) -> None:
        """Take a conversation, with its prompts."""
        conversation, prompts = exchange.conversation(self._source)
        self._conversations.append(conversation)
        self._prompts.extend(prompts)

    def refuse(self, span: Span, reason: str, label: str = "") -> None:
        """Take note of a place that cannot be read; `label` says which it is."""
        self._unread.append((span, label, reason))

    def take(self, reading: Reading, span: Span, label: str = "") -> None:
        """Take all that a record holds; `label` begins what is said of its faults."""
        for draft in reading.drafts:
            self.add(draft)
        for exchange in reading.exchanges:
            self.converse(exchange)
        for fault in reading.faults:
            self.refuse(Span(span.start, span.start), fault, label)

    def extraction(self) -> Extraction:
        """Return it all; prompts in the order of the file."""
        return Extraction(
            prompts=tuple(sorted(self._prompts, key=lambda prompt: prompt.span)),
            conversations=tuple(self._conversations),
            unread=tuple(self._told()),
        )

    def _told(self) -> Iterator[tuple[Span, str]]:
        """Yield the places that cannot be read; of a source that is all alike, the first."""
        reasons = {reason for _, _, reason in self._unread}
        if self._prompts or len(reasons) > 1 or len(self._unread) < _ALIKE:
            yield from ((span, label + reason) for span, label, reason in self._unread)
            return
        span, label, reason = self._unread[0]
        yield span, f"{label}{reason}; the same holds for {len(self._unread) - 1:,} others"
