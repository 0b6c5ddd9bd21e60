"""The joints of a prompt at which two literals run together."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from promptlint.model import Joint, Piece, Prompt, Span
from promptlint_rules.template.gap import Gap, gap_between
from promptlint_rules.template.quotation import Quotation

_REACH = 240
_SLACK = 3
_MARKS = 2


class Seam(NamedTuple):
    """Two words that run together, what is missing, and the literal before (None: unknown)."""

    joint: Joint
    left: str
    right: str
    gap: Gap
    piece: Piece | None


class Seams:
    """Looks at the joints of one prompt; each is judged in constant time."""

    def __init__(self, prompt: Prompt) -> None:
        """Index the pieces and holes of `prompt`."""
        self.text = prompt.text
        self.joints = prompt.joints
        self.quotation = Quotation(prompt.text)
        written = [piece for piece in prompt.pieces if len(piece.text_span)]
        self.by_end = {piece.text_span.end: piece for piece in written}
        self.borders = {at for hole in prompt.holes for at in (hole.span.start, hole.span.end)}
        self.ends = sorted(hole.span.end for hole in prompt.holes)
        self.widths: dict[Span, list[int]] = defaultdict(list)
        self.spaced: Counter[Span] = Counter()
        """How many literals of an expression end in a space, as an author puts it there."""
        for piece in prompt.pieces:
            self.widths[piece.expression].append(len(piece.source_span))
            self.spaced[piece.expression] += self.text[
                max(0, piece.text_span.end - 1) : piece.text_span.end
            ].isspace()

    def __iter__(self) -> Iterator[Seam]:
        """Yield the seams in text order."""
        for joint in self.joints:
            found = self._at(joint)
            if found is not None:
                yield found

    def _at(self, joint: Joint) -> Seam | None:
        text, offset = self.text, joint.offset
        left = text[max(0, offset - _REACH) : offset]
        right = text[offset : offset + _REACH]
        if not left or not right or left[-1].isspace() or right[0].isspace():
            return None
        piece = self.by_end.get(offset)
        begin = max(piece.text_span.start if piece is not None else 0, self._hole_end(offset))
        last, first = text[max(begin, offset - _REACH) : offset].split()[-1], right.split()[0]
        is_tail = begin in self.borders and not any(char.isspace() for char in text[begin:offset])
        if is_tail and begin and left.endswith(tail := text[begin:offset]):
            last = left.split()[-1]  # a mark behind a hole: whatever fills it stands before
            left = f"{left[: -len(tail) - 1]}t{tail}"
            gap = gap_between(left, right, f"it{tail}", first)
        else:
            gap = gap_between(left, right, last, first)
        if not gap or (first[0].islower() and self._is_cut_by_width(piece)):
            return None
        if offset in self.borders or self.quotation.is_fenced(offset):
            return None
        return Seam(joint, last, first, gap, piece)

    def _hole_end(self, offset: int) -> int:
        """Return where the last hole before an offset ends, if only a mark or two are between."""
        before = bisect_left(self.ends, offset)
        end = self.ends[before - 1] if before else 0
        return end if offset - end <= _MARKS else 0

    def _is_cut_by_width(self, piece: Piece | None) -> bool:
        """Say whether a text was cut into literals of one width, through words and all."""
        if piece is None:
            return False
        widths = self.widths[piece.expression]
        if len(widths) <= 3 or 2 * self.spaced[piece.expression] >= len(widths) - 1:
            return False
        near = sum(abs(width - len(piece.source_span)) <= _SLACK for width in widths[:-1])
        return 2 * near > len(widths) - 1
