"""Fixes are chosen and merged the same whatever their order, and touch nothing but their spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.fix.edits import Shift, applicable, choose, levels, merge
from promptlint.model import Diagnostic, Edit, Fix, Span
from promptlint.sources.edits import apply_edits

TEXT = "abcdefghijklmnopqrstuvwxyz"


def edit(start, end, replacement="!"):
    return Edit(Span(start, end), replacement)


@st.composite
def edits(draw):
    start = draw(st.integers(0, len(TEXT)))
    end = draw(st.integers(start, min(len(TEXT), start + 5)))
    return Edit(Span(start, end), draw(st.sampled_from(["", "X", "YY", "{{"])))


FIXES = st.lists(
    st.builds(Fix, st.just("t"), st.lists(edits(), min_size=1, max_size=3).map(tuple)), max_size=8
)


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ((0, 2), (2, 4), True),
        ((0, 2), (1, 3), False),
        ((0, 2), (0, 0), False),
        ((2, 2), (2, 2), True),
        ((2, 2), (0, 2), True),
        ((1, 5), (3, 3), False),
    ],
)
def test_fixes_go_together_unless_they_touch_the_same_place(first, second, both):
    """Overlaps and different edits that begin at one place wait for the next pass."""
    fixes = [Fix("a", (edit(*first),)), Fix("b", (edit(*second),))]

    assert len(choose(fixes)) == (2 if both else 1)


def test_two_insertions_at_one_place_do_not_go_together():
    """Nobody could say which comes first."""
    fixes = [Fix("a", (edit(2, 2, "x"),)), Fix("b", (edit(2, 2, "y"),))]

    assert choose(fixes) == (fixes[0],)


def test_an_edit_that_two_fixes_share_is_made_once():
    """Both findings are mended by it."""
    shared = edit(0, 0, "f")
    fixes = choose([Fix("a", (shared, edit(3, 4))), Fix("b", (shared, edit(6, 7)))])

    assert len(fixes) == 2
    assert merge(fixes) == (shared, edit(3, 4), edit(6, 7))


def test_a_fix_is_whole_or_not_at_all():
    """A fix of which one edit is taken by another leaves its other edits out, too."""
    early, late = Fix("a", (edit(0, 3),)), Fix("b", (edit(2, 4), edit(9, 9)))

    assert merge(choose([late, early])) == (edit(0, 3),)


def test_a_fix_that_contradicts_itself_is_never_chosen():
    """A rule's mistake costs its fix, nothing else."""
    assert choose([Fix("a", (edit(0, 3), edit(1, 2)))]) == ()


@given(FIXES, st.randoms())
def test_the_order_of_findings_does_not_matter(fixes, random):
    """Any permutation of the fixes makes the same of a text."""
    shuffled = list(fixes)
    random.shuffle(shuffled)

    assert merge(choose(fixes)) == merge(choose(shuffled))


@given(FIXES)
def test_text_outside_the_edits_is_unchanged(fixes):
    """What no edit covers is there afterwards, where `Shift` says it stands."""
    chosen = merge(choose(fixes))
    after = apply_edits(TEXT, chosen)
    shift = Shift(chosen)

    for at in range(len(TEXT)):
        moved = shift.span(Span(at, at + 1))
        if moved is not None:
            assert after[moved.start : moved.end] == TEXT[at]


@given(FIXES, st.integers(0, 25), st.integers(0, 5))
def test_only_what_an_edit_touches_has_no_place_afterwards(fixes, start, margin):
    """A span is lost exactly where an edit overlaps or adjoins it, its margin included."""
    chosen = merge(choose(fixes))
    span = Span(start, start + 1)
    touched = any(
        one.span.end >= span.start - margin and one.span.start <= span.end for one in chosen
    )

    assert (Shift(chosen).span(span, margin) is None) == touched


@given(FIXES)
def test_at_least_one_sound_fix_is_chosen(fixes):
    """Passes come to an end only because nothing is left to do."""
    sound = [fix for fix in fixes if choose([fix])]

    assert bool(choose(fixes)) == bool(sound)


def test_what_may_be_applied_depends_on_the_level():
    """Unsafe fixes need their flag; those for display are never applied."""
    kinds = ("safe", "unsafe", "display")
    found = [
        Diagnostic("A1", "a", "", Span(0, 1), "error", fix=Fix(kind, (edit(0, 1),), kind))
        for kind in kinds
    ]
    found += [
        Diagnostic("A1", "a", "", Span(0, 1), "error"),
        Diagnostic("A1", "a", "", Span(0, 1), "error", fix=Fix("advice", ())),
    ]

    assert [fix.title for fix in applicable(found, levels(unsafe=False))] == ["safe"]
    assert [fix.title for fix in applicable(found, levels(unsafe=True))] == ["safe", "unsafe"]
