"""A text under construction: stretches of literals and holes, cut and joined without losing places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from os.path import commonprefix

from tree_sitter import Node

from promptlint.extract.value import Blank, Chunk, Filled
from promptlint.model import Run, Span

_MARGIN = re.compile(r"(?:^|(?<=\n))[ \t]*")
_LABEL_LENGTH = 48


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A stretch of a literal (`chunk`, with runs from offsets of `text`) or a hole (`blank`)."""

    text: str
    chunk: Chunk | None = None
    blank: Blank | None = None
    runs: tuple[Run, ...] = ()
    joint: str = ""
    joint_node: Node | None = None
    conditional: bool = False
    repeated: bool = False
    foreign: Node | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A stretch of segments that one call works on: `start` and `end` count segments."""

    work: Filled | Node
    how: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Strand:
    """One way the text can come out: its segments and the calls that work on stretches of it."""

    segments: tuple[Segment, ...] = ()
    regions: tuple[Region, ...] = ()

    def then(self, other: Strand) -> Strand:
        """Return this text with another one after it."""
        by = len(self.segments)
        moved = tuple(replace(r, start=r.start + by, end=r.end + by) for r in other.regions)
        return Strand(self.segments + other.segments, self.regions + moved)

    def within(self, work: Filled | Node, how: str) -> Strand:
        """Return the text with one more call around all of it."""
        region = Region(work, how, 0, len(self.segments))
        return Strand(self.segments, (*self.regions, region))

    def without(self, ranges: Iterable[tuple[int, int]]) -> Strand:
        """Return the text without some stretches of it (offsets of the whole text, ascending)."""
        cuts = list(ranges)
        kept: list[Segment] = []
        at = first = 0
        for segment in self.segments:
            end = at + len(segment.text)
            while first < len(cuts) and cuts[first][1] <= at:
                first += 1
            here = [(max(a, at) - at, min(b, end) - at) for a, b in _touching(cuts, first, end)]
            kept.append(_cut(segment, here) if here and segment.chunk is not None else segment)
            at = end
        return Strand(tuple(kept), self.regions)

    @property
    def text(self) -> str:
        """Return the whole text, holes as they are shown."""
        return "".join(segment.text for segment in self.segments)


def _touching(cuts: list[tuple[int, int]], first: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for cut in cuts[first:]:
        if cut[0] >= end:
            break
        found.append(cut)
    return found


def _cut(segment: Segment, ranges: list[tuple[int, int]]) -> Segment:
    kept: list[str] = []
    runs: list[Run] = []
    length = at = 0
    for start, end in (*ranges, (len(segment.text), len(segment.text))):
        if start > at:
            kept.append(segment.text[at:start])
            runs.extend(sliced(segment.runs, at, start, length))
            length += start - at
        at = max(at, end)
    return replace(segment, text="".join(kept), runs=tuple(runs))


def sliced(runs: Iterable[Run], start: int, end: int, to: int) -> Iterable[Run]:
    """Yield the runs of the stretch from `start` to `end`, moved to begin at `to`."""
    for run in runs:
        first, last = max(run.text.start, start), min(run.text.end, end)
        if first > last or (first == last and len(run.text)):
            continue
        if run.is_exact:
            by = run.source.start - run.text.start
            yield Run(Span(first - start + to, last - start + to), Span(first + by, last + by))
        else:
            yield Run(Span(first - start + to, last - start + to), run.source)


def label(blank: Blank) -> str:
    """Return how a hole is shown in the text: its expression where that is short and plain."""
    expression = blank.expression
    if len(expression) > _LABEL_LENGTH or any(c in expression for c in "{}\n\r"):
        words = re.findall(r"[A-Za-z_]\w*", expression)
        expression = words[0] if words else "value"
    return "{" + expression + "}"


def stripped(strand: Strand, how: str) -> Strand:
    """Return the text as `strip`, `lstrip` or `rstrip` leaves it; holes are never white space."""
    text = strand.text
    ranges: list[tuple[int, int]] = []
    if how in ("strip", "lstrip", "cleandoc"):
        ranges.append((0, len(text) - len(text.lstrip())))
    if how in ("strip", "rstrip", "cleandoc"):
        ranges.append((len(text.rstrip()), len(text)))
    return strand.without(r for r in ranges if r[1] > r[0])


def dedented(strand: Strand) -> Strand:
    """Return the text as `textwrap.dedent` leaves it, holes taken for one-line values."""
    text = strand.text
    margins = [
        (match.start(), match.end())
        for match in _MARGIN.finditer(text)
        if text[match.end() : match.end() + 1] not in ("", "\n", "\r")
    ]
    margin = commonprefix([text[start:end] for start, end in margins])
    return strand.without((start, start + len(margin)) for start, _ in margins if margin)
