"""A text under construction: literals and holes, cut and joined without losing places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from tree_sitter import Node

from promptlint.extract.value import Blank, Chunk, Filled
from promptlint.lean import lean
from promptlint.model import Run, Span

_LINE = re.compile(r"^.*$", re.MULTILINE)
_LABEL_LENGTH = 48


@lean
class Segment:
    """A stretch of a literal (`chunk`, with runs from offsets of `text`) or a hole (`blank`)."""

    text: str
    chunk: Chunk | None = None
    blank: Blank | None = None
    runs: tuple[Run, ...] = ()
    joint: Literal["", "implicit", "plus", "augmented", "interpolated"] = ""
    joint_node: Node | None = None
    conditional: bool = False
    repeated: bool = False
    foreign: Node | None = None
    path: str | None = None


@lean
class Region:
    """A stretch of segments that one call works on: `start` and `end` count segments."""

    work: Filled | Node
    how: str
    start: int
    end: int
    foreign: Node | None = None
    """Where this file asks for the text, if the call stands in another one."""

    def shift(self, by: int) -> Region:
        """Return the region as it is after `by` more segments."""
        return replace(self, start=self.start + by, end=self.end + by)


@lean
class Strand:
    """One way the text can come out: its segments and the calls that work on stretches of it."""

    segments: tuple[Segment, ...] = ()
    regions: tuple[Region, ...] = ()

    def within(self, work: Filled | Node, how: str) -> Strand:
        """Return the text with one more call around all of it."""
        region = Region(work, how, 0, len(self.segments))
        return Strand(self.segments, (*self.regions, region))

    def without(self, ranges: Iterable[tuple[int, int]]) -> Strand:
        """Return the text without some stretches of it: offsets of the whole text, ascending.

        Holes stay even where a stretch covers them.
        """
        cuts = [cut for cut in ranges if cut[0] < cut[1]]
        kept: list[Segment] = []
        at = first = 0
        for segment in self.segments:
            end = at + len(segment.text)
            while first < len(cuts) and cuts[first][1] <= at:
                first += 1
            here: list[tuple[int, int]] = []
            for index in range(first, len(cuts)):
                start, stop = cuts[index]
                if start >= end:
                    break
                here.append((max(start - at, 0), min(stop, end) - at))
            kept.append(_cut(segment, here) if here and segment.chunk is not None else segment)
            at = end
        return Strand(tuple(kept), self.regions)

    @property
    def text(self) -> str:
        """Return the whole text, holes as they are shown."""
        return "".join(segment.text for segment in self.segments)


def _cut(segment: Segment, ranges: list[tuple[int, int]]) -> Segment:
    kept: list[str] = []
    runs: list[Run] = []
    length = at = first = 0
    for start, end in (*ranges, (len(segment.text), len(segment.text))):
        if start > at:
            kept.append(segment.text[at:start])
            while first < len(segment.runs) and segment.runs[first].text.end < at:
                first += 1
            runs.extend(_sliced(segment.runs, first, Span(at, start), length))
            length += start - at
        at = max(at, end)
    return replace(segment, text="".join(kept), runs=tuple(runs))


def _sliced(runs: tuple[Run, ...], first: int, stretch: Span, to: int) -> Iterator[Run]:
    """Yield the runs of a stretch, from the run `first` on, moved to begin at `to`."""
    by = to - stretch.start
    for index in range(first, len(runs)):
        run = runs[index]
        if run.text.start > stretch.end:
            break
        start, end = max(run.text.start, stretch.start), min(run.text.end, stretch.end)
        if start > end or (start == end and len(run.text)):
            continue
        source = run.source
        if run.is_exact:
            source = Span(start, end).shift(run.source.start - run.text.start)
        yield Run(Span(start, end).shift(by), source)


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
    if how in ("strip", "lstrip"):
        ranges.append((0, len(text) - len(text.lstrip())))
    if how in ("strip", "rstrip"):
        ranges.append((len(text.rstrip()), len(text)))
    return strand.without(ranges)


def dedented(strand: Strand) -> Strand:
    """Return the text as `textwrap.dedent` leaves it, holes taken for one-line values."""
    lines = [
        (match.start(), match[0], match[0].lstrip(" \t")) for match in _LINE.finditer(strand.text)
    ]
    margin = _margin([line[: len(line) - len(rest)] for _, line, rest in lines if rest])
    return strand.without((at, at + (margin if rest else len(line))) for at, line, rest in lines)


def cleaned(strand: Strand) -> Strand:
    """Return the text as `inspect.cleandoc` leaves it, holes taken for one-line values.

    The first line stands right behind the quotes, so its indent tells nothing of the others'.
    """
    lines = [(match.start(), match[0]) for match in _LINE.finditer(strand.text)]
    indents = [len(line) - len(line.lstrip()) for _, line in lines]
    rest = zip(lines[1:], indents[1:], strict=True)
    margin = min((indent for (_, line), indent in rest if indent < len(line)), default=0)
    cuts = [(at, at + min(margin, len(line))) for at, line in lines]
    kept = strand.without([(0, indents[0]), *cuts[1:]])
    text = kept.text
    blank = len(text) - len(text.lstrip("\n"))
    return kept.without([(0, blank), (max(blank, len(text.rstrip("\n"))), len(text))])


def _margin(margins: list[str]) -> int:
    """Return how long a start all margins have in common."""
    if not margins:
        return 0
    one, other = min(margins), max(margins)
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), len(one))
