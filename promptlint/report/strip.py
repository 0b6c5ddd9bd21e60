"""One source line laid out in terminal cells, cut around the columns that are marked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from promptlint.report.glyph import glyph

CUT = "…"


@dataclass(frozen=True, slots=True)
class Strip:
    """A line as it is printed; `start` and `end` are the cells of the marked columns."""

    text: str
    start: int
    end: int


def lay_out(line: str, start: int, end: int, width: int, room: int = 0) -> Strip:
    """Fit `line` into `width` cells so that the columns `start` to `end` (from 0) can be seen.

    `room` is how many cells are wanted free to the right of the marks. An empty stretch is marked
    by one cell. The work is bounded by `width`, however long the line.
    """
    low, high = max(0, start - width), min(len(line), start + 2 * width)
    stretch = _Stretch.of(line[low:high], before=low > 0, after=high < len(line))
    first, last = min(start, high) - low, max(start, min(end, high)) - low
    return stretch.window(first, last, stretch.left(first, last, width, room), width)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Characters as they are shown; `ends[i]` is the cell at which character `i` begins."""

    shown: tuple[str, ...]
    ends: tuple[int, ...]
    before: bool
    """Whether the line has more to the left."""
    after: bool

    @classmethod
    def of(cls, text: str, *, before: bool, after: bool) -> _Stretch:
        glyphs = [glyph(char) for char in text]
        ends = (0, *accumulate(size for _, size in glyphs))
        return cls(tuple(shown for shown, _ in glyphs), ends, before, after)

    def left(self, first: int, last: int, width: int, room: int) -> int:
        """Return the cell at which a window that shows the marks best begins."""
        marked = min(self.ends[last] - self.ends[first], width)
        fits = marked + room <= width * 2 // 3
        wanted = min(marked + room if fits else marked, width - 3)
        end = self.ends[first] + wanted
        if not self.before and (end < width or (self.ends[-1] <= width and not self.after)):
            return 0
        lead = min(width // 3, width - wanted - 1)
        return max(0, min(self.ends[first] - lead, max(end, self.ends[-1]) - width))

    def window(self, first: int, last: int, begin: int, width: int) -> Strip:
        """Return what stands in the `width` cells from `begin`, with signs where it is cut."""
        left = self.before or begin > 0
        right = self.after or self.ends[-1] > begin + width
        inside = [
            index
            for index in range(len(self.shown))
            if self.ends[index] >= begin + left and self.ends[index + 1] <= begin + width - right
        ]
        opening, closing = (inside[0], inside[-1] + 1) if inside else (0, 0)
        text = CUT * left + "".join(self.shown[opening:closing]) + CUT * right
        start, end = (
            self.ends[max(opening, min(mark, closing))] - self.ends[opening] + left
            for mark in (first, last)
        )
        return Strip(text, start, max(end, start + 1))
