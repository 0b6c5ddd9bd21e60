"""What a rule looks at beside its prompt, noted while it looks."""

from __future__ import annotations

from dataclasses import dataclass, field

from promptlint.memo.move import Move
from promptlint.model import Finding, Source, Span
from promptlint.rule import Facts

_EDITED = frozenset({"text", "cells", "part"})
"""What of a source an edit anywhere can change."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a rule said of one prompt or conversation, and which stretches of the file it read."""

    findings: tuple[Finding, ...] = ()
    reads: frozenset[Span] = frozenset()

    def moved(self, move: Move) -> Note | None:
        """Return the note where its places are in another text, if all of them have one."""
        findings = [move.finding(finding) for finding in self.findings]
        reads = [move.span(read) for read in self.reads]
        if None in findings or None in reads:
            return None
        return Note(
            tuple(finding for finding in findings if finding is not None),
            frozenset(read for read in reads if read is not None),
        )


@dataclass(frozen=True, slots=True)
class _Seen(Source):
    """A source that knows whether its text was asked for: its name and kind are always the same."""

    wide: list[str] = field(default_factory=list[str])

    def __getattribute__(self, name: str) -> object:
        """Return a field, and note if an edit can change it."""
        if name in _EDITED:
            object.__getattribute__(self, "wide").append(name)
        return object.__getattribute__(self, name)


@dataclass(frozen=True, slots=True)
class Watch(Facts):
    """Facts that know what of them was asked for."""

    reads: set[Span] = field(default_factory=set[Span])
    wide: list[str] = field(default_factory=list[str])
    """What was asked for that an edit anywhere in the file can change."""

    def __getattribute__(self, name: str) -> object:
        """Return a field, and note what an edit can change."""
        if name == "extraction":
            self.wide.append(name)
        if name == "source":
            source: Source = object.__getattribute__(self, name)
            return _Seen(
                source.path, source.text, source.kind, source.cells, source.part, self.wide
            )
        return object.__getattribute__(self, name)

    def text(self, start: int, end: int) -> str:
        """Return the source's text between two offsets, and note which."""
        source: Source = object.__getattribute__(self, "source")
        self.reads.add(Span(start, end))
        if start < 0 or end < 0:  # counted from the end
            self.wide.append("source")
        return source.text[start:end]
