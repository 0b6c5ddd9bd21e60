"""Where many places of one prompt stand in this file, each found by bisection."""

from __future__ import annotations

from bisect import bisect_right

from promptlint.model import Prompt, Span


class SourceMap:
    """The runs of a prompt's literals in this file, by their places in the text."""

    def __init__(self, prompt: Prompt) -> None:
        """Index the runs that stand character for character in the source."""
        self._runs = sorted(
            (run.text, run.source)
            for piece in prompt.pieces
            if piece.path is None
            for run in piece.runs
            if run.is_exact
        )
        self._starts = [text.start for text, _ in self._runs]

    def exact(self, span: Span) -> Span | None:
        """Return where `span` stands as it is in one literal, or None."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or not self._runs[at][0].contains(span):
            return None
        text, source = self._runs[at]
        return span.shift(source.start - text.start)
