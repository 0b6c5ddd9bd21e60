"""Where places of one text stand in another that differs from it in one stretch."""

from __future__ import annotations

from dataclasses import dataclass, replace

from promptlint.difference import difference
from promptlint.model import Finding, Span


@dataclass(frozen=True, slots=True)
class Move:
    """The stretch from `start` to `end` of one text is `by` code points longer in another.

    Whatever touches the stretch has no place in the other text.
    """

    start: int
    end: int
    by: int

    def span(self, span: Span) -> Span | None:
        """Return where a span stands in the other text."""
        if span.end < self.start:
            return span
        return span.shift(self.by) if span.start > self.end else None

    def finding(self, finding: Finding) -> Finding | None:
        """Return a finding with its places in the other text."""
        span = self.span(finding.span)
        if span is None:
            return None
        if finding.fix is None:
            return replace(finding, span=span)
        edits = [(edit, self.span(edit.span)) for edit in finding.fix.edits]
        moved = tuple(replace(edit, span=place) for edit, place in edits if place is not None)
        if len(moved) < len(edits):
            return None
        return replace(finding, span=span, fix=replace(finding.fix, edits=moved))

    @property
    def back(self) -> Move:
        """The way from the other text to this one."""
        return Move(self.start, self.end + self.by, -self.by)


def move(before: str, after: str) -> Move:
    """Return how places move from one text to another."""
    start, old_end, _ = difference(before, after)
    return Move(start, old_end, len(after) - len(before))
