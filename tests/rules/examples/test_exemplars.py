"""Exemplars are found behind labels, in tags and with arrows, and in tables of the code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint_rules.examples.broken_json import fault_in
from promptlint_rules.examples.known_labels import sets_with
from promptlint_rules.examples.labelled import groups
from promptlint_rules.examples.odd_layout import odd_blocks


def read(text):
    return [
        [tuple(text[part.span.start : part.span.end] for part in group) for group in series]
        for series in groups(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Q: one\nA: 1\n\nQ: two\nA: 2",
        "Q: one\nA: 1\n\nQ: two\nA: 2\n\nNow it is your turn.",
        "### Example 1\nQ: one\nA: 1\n### Example 2\nQ: two\nA: 2",
        "Example:\nQ: one\nA: 1\n---\nExample:\nQ: two\nA: 2",
        "- **Q:** one\n- **A:** 1\n\n- **Q:** two\n- **A:** 2",
        "Q1: one\nA1: 1\n\nQ2: two\nA2: 2",
        "<example><q>one</q><a>1</a></example>\n<example><q>two</q><a>2</a></example>",
    ],
)
def test_pairs_are_found_in_many_layouts(text):
    """Headings, rules, numbers and what follows are no part of an exemplar."""
    assert read(text) == [[("one", "1"), ("two", "2")]]


def test_arrows_are_pairs_if_there_are_three():
    """Two arrows are an aside, three a series, and a graph is none."""
    assert read("one -> 1\ntwo -> 2") == []
    assert read("one -> 1\ntwo -> 2\nten -> 10") == [[("one", "1"), ("two", "2"), ("ten", "10")]]
    assert read("a -> b\nb -> c\nc -> d") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Name: the name\nAge: the age",
        "Thought: a\nAction: b\nObservation: c\nThought: a\nAction: b\nObservation: c",
        "A: one\nA: two\nA: three",
    ],
)
def test_other_labels_are_no_exemplars(text):
    """A form, a trace of steps and a list of one label show no pairs."""
    assert read(text) == []


def test_outputs_of_several_paragraphs_leave_out_the_last():
    """Where the last one ends cannot be told then."""
    text = "Q: one\nA: 1\n\nmore\n\nQ: two\nA: 2\n\nmore\n\nQ: six\nA: 6\n\nNow answer."

    assert read(text) == [[("one", "1\n\nmore"), ("two", "2\n\nmore")]]


@given(st.text(alphabet="QA:-> \n1<>/x", max_size=80))
def test_every_part_stands_in_the_text(text):
    """Whatever the layout, parts lie in the text and do not overlap within a group."""
    for series in groups(text):
        for group in series:
            ends = [end for part in group for end in (part.span.start, part.span.end)]
            assert ends == sorted(ends)
            assert ends[-1] <= len(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"a": 1,}', "a comma before the closing bracket"),
        ('{"a": True}', "JSON writes true, not True"),
        ("{'a': 1}", "JSON has no single quotes"),
        ('{"a": 1\n"b": 2}', "a comma is missing"),
        ('{"a": [1, 2', "]} is missing at the end"),
    ],
)
def test_a_slip_is_named(text, what):
    """Each kind of slip is told by what mends it."""
    assert fault_in(text).what == what


@pytest.mark.parametrize(
    "text",
    ['{"a": 1}', "no JSON", '{"a": string,}', '{"a": ...,}', '{"a": "...",}', '{"a" 1,}', "[}"],
)
def test_what_is_right_a_skeleton_or_past_mending_is_no_slip(text):
    """Only what is JSON after its slips are mended was meant to be JSON."""
    assert fault_in(text) is None


def test_doubled_braces_are_read_as_one():
    """A template's own way to write a brace is no slip, and offsets stay."""
    assert fault_in('{{"a": {{"b": 1}}}}', doubled=True) is None
    assert fault_in('{{"a": 1,}}', doubled=True).start == len('{{"a": 1')


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Answer with one of: low, medium or high.", {"low", "medium", "high"}),
        ('Reply with only "yes" or "no".', {"yes", "no"}),
        ("Classify it as spam/ham.", {"spam", "ham"}),
        ("Labels: [red | green]", {"red", "green"}),
        ("Categories:\n- billing: money\n- account: names\n", {"billing", "account"}),
        ("Choose from A1, A2, B1.", {"a1", "a2", "b1"}),
        ("Say 'in', 'out' or 'on hold' and why.", {"in", "out", "on hold"}),
    ],
)
def test_a_set_of_labels_is_read(text, names):
    """Lists in a sentence, with bars, slashes or bullets."""
    assert names in [set(found) for found in sets_with(text, sorted(names)[:2])]


@pytest.mark.parametrize(
    "text",
    [
        "Answer with a colour such as red, green or blue.",
        "Answer with red, green and so on.",
        "Red and green things lie about.",
        "Answer with one of: low, medium or high.",
    ],
)
def test_other_lists_are_no_set_of_labels(text):
    """Open lists, what is only mentioned, and lists of other names."""
    assert list(sets_with(text, ["red", "green"])) == []


def test_an_odd_block_stands_between_others():
    """It has their parts behind other marks; before the first and after the last is no matter."""
    text = "Q - x?\nA - y\n\nQ: a?\nA: b\n\nQ - c?\nA - d\n\nQ: e?\nA: f\n\nQ: g?\nA: h\n\nNote - this\nAnd - that"

    assert [text[odd.line.start : odd.line.end] for odd in odd_blocks(text)] == ["Q - c?"]
    assert list(odd_blocks("Q: a?\nA: b\n\nQ - c?\nA - d")) == []
    assert list(odd_blocks("A: 1\nA: 2\n\nA: 1\nA: 2")) == []
