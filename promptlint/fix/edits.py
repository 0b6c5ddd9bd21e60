"""Which fixes can be applied together, and what they make of a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from promptlint.model import Applicability, Diagnostic, Edit, Fix, Span


def levels(*, unsafe: bool) -> frozenset[Applicability]:
    """Return the kinds of fix that may be applied; those for display never are."""
    return frozenset({"safe", "unsafe"} if unsafe else {"safe"})


def applicable(diagnostics: Iterable[Diagnostic], allowed: frozenset[Applicability]) -> list[Fix]:
    """Return the fixes of the allowed kinds that change something."""
    fixes = (diagnostic.fix for diagnostic in diagnostics)
    return [fix for fix in fixes if fix and fix.edits and fix.applicability in allowed]


def choose(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """Return fixes of which no two touch the same place, the same whatever the order given.

    A fix is taken whole or not at all; the earlier in the text goes first, the others wait for
    the next pass. Two fixes may share an edit that is the same in both.
    """
    chosen: list[Fix] = []
    taken: list[Edit] = []
    for fix in sorted(fixes, key=_order):
        edits = merge([fix])
        apart = all(_is_apart(before, after) for before, after in pairwise(edits))
        if apart and all(_fits(edit, taken) for edit in edits):
            chosen.append(fix)
            for edit in edits:
                if not _is_taken(edit, taken):
                    insort(taken, edit, key=_place)
    return tuple(chosen)


def merge(fixes: Iterable[Fix]) -> tuple[Edit, ...]:
    """Return the edits of fixes that `choose` has let through: each once, in the text's order."""
    return tuple(sorted({edit for fix in fixes for edit in fix.edits}, key=_place))


class Shift:
    """Where the places of a text stand after edits, which are given in order."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Add up what each edit moves."""
        self._edits = edits
        self._ends = [edit.span.end for edit in edits]
        self._moves = [0]
        for edit in edits:
            self._moves.append(self._moves[-1] + len(edit.replacement) - len(edit.span))

    def span(self, span: Span, margin: int = 0) -> Span | None:
        """Return where `span` stands afterwards; None where an edit touches or adjoins it.

        `margin` widens what counts as touching to the left, in code points.
        """
        index = bisect_right(self._ends, span.start - margin - 1)
        if index < len(self._edits) and self._edits[index].span.start <= span.end:
            return None
        return span.shift(self._moves[index])


def _order(fix: Fix) -> tuple[Span, Span, list[tuple[Span, str]], str]:
    spans = [edit.span for edit in fix.edits]
    edits = sorted((edit.span, edit.replacement) for edit in fix.edits)
    return min(spans), max(spans), edits, fix.title


def _place(edit: Edit) -> Span:
    return edit.span


def _is_taken(edit: Edit, taken: Sequence[Edit]) -> bool:
    index = bisect_left(taken, edit.span, key=_place)
    return index < len(taken) and taken[index] == edit


def _fits(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Say whether an edit is one of those taken, which are in order, or clear of its neighbours."""
    if _is_taken(edit, taken):
        return True
    index = bisect_left(taken, edit.span, key=_place)
    before, after = taken[max(0, index - 1) : index], taken[index : index + 1]
    return all(_is_apart(other, edit) for other in before) and all(
        _is_apart(edit, other) for other in after
    )


def _is_apart(before: Edit, after: Edit) -> bool:
    """Say whether two edits, in order, neither overlap nor begin at the same place."""
    return before.span.end <= after.span.start and before.span.start < after.span.start
