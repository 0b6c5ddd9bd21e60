"""Results become JSON and back; anything else is refused."""

import json
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.cache.record import from_record, read_depends, to_record
from promptlint.model import (
    Applicability,
    Diagnostic,
    Edit,
    FileResult,
    Fix,
    PromptRef,
    Role,
    Severity,
    Span,
)

TEXT = st.text(max_size=8)
SPAN = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(*sorted(ends)))
FIX = st.builds(
    Fix,
    TEXT,
    st.lists(st.builds(Edit, SPAN, TEXT), max_size=2).map(tuple),
    st.sampled_from(get_args(Applicability)),
)
DIAGNOSTIC = st.builds(
    Diagnostic,
    code=TEXT,
    name=TEXT,
    message=TEXT,
    span=SPAN,
    severity=st.sampled_from(get_args(Severity)),
    label=TEXT,
    confidence=st.floats(0, 1),
    fix=st.none() | FIX,
    prompt=st.none() | st.builds(PromptRef, TEXT, TEXT, st.sampled_from(get_args(Role)), SPAN),
    fingerprint=TEXT,
)
RESULT = st.builds(
    FileResult,
    st.just("a.py"),
    st.lists(DIAGNOSTIC, max_size=3).map(tuple),
    suppressed=st.lists(DIAGNOSTIC, max_size=2).map(
        lambda found: tuple(replace(one, suppression="comment") for one in found)
    ),
    prompts=st.integers(0, 9),
)


@given(RESULT)
def test_results_come_back_whole(result):
    """A result written as JSON and read again is the same."""
    assert from_record(json.loads(json.dumps(to_record(result))), "a.py") == result


GOOD = to_record(
    FileResult(
        "a.py",
        (
            Diagnostic(
                "PRM101",
                "n",
                "m",
                Span(1, 2),
                "error",
                fix=Fix("t", (Edit(Span(1, 2), "x"),)),
                prompt=PromptRef("i", "s", "user", Span(0, 3)),
            ),
        ),
    )
)


def places(value, place=()):
    """Yield the place of every value within a nested list."""
    yield place
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*place, index))


def put(value, place, new):
    if not place:
        return new
    copy = list(value)
    copy[place[0]] = put(copy[place[0]], place[1:], new)
    return copy


@pytest.mark.parametrize("wrong", [{}, True, "zzz", -7, [], [1, 2, 3, 4]])
@pytest.mark.parametrize("place", list(places(GOOD)))
def test_misfits_are_refused(place, wrong):
    """A record with another kind of value in any one place is refused, or harmlessly the same."""
    try:
        result = from_record(put(GOOD, place, wrong), "a.py")
    except ValueError:
        return

    assert from_record(json.loads(json.dumps(to_record(result))), "a.py") == result
    assert all(one.span.start >= 0 for one in result.diagnostics)


def test_the_good_record_is_good():
    """What the other test spoils can be read."""
    assert from_record(GOOD, "b.py").path == "b.py"
    assert replace(from_record(GOOD, "a.py"), path="b.py") == from_record(GOOD, "b.py")


@pytest.mark.parametrize("record", [{}, [["a"]], [["a", 1]], [[1, "a"]], "ab", [None]])
def test_dependencies_are_pairs_of_texts(record):
    """Anything but a list of path and digest is refused."""
    assert read_depends([["a", "b"]]) == [("a", "b")]
    with pytest.raises(ValueError, match=r"is no|has not"):
        read_depends(record)
