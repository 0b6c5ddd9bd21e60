"""Components hold every segment of a text once, in order, nested by headings."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from promptlint.model import GROUPS
from promptlint.prism import analyze
from promptlint.prism.components import components, depth, width
from promptlint.prism.units import segments

TEXTS = st.lists(
    st.sampled_from(
        ["You are a poet.", "# Task", "Write an ode:", "<a>", "</a>", "</b>", "```", "{x}", "- no",
         "  1. never", "", " ", "\x00", "Q: {q}", "A:", "---", '{"a": [', "]}", "مرحبا", "例子："]
    )
    | st.text(max_size=30),
    max_size=12,
).map("\n".join)  # fmt: skip


@given(TEXTS)
def test_components_cover_the_text(text: str) -> None:
    """Every segment lies in exactly one component, in order; labels are those of the model."""
    found = components(text)
    assert all(one.label in GROUPS and one.depth >= 1 for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(a.label != b.label for a, b in pairwise(found))
    for segment in segments(text):
        assert sum(one.span.contains(segment.span) for one in found) == 1


def test_plain_prompt() -> None:
    """A common prompt gets the labels that anyone would give."""
    text = (
        "You are an experienced travel guide.\n"
        "Your task is to write a plan for a trip.\n\n"
        'Answer in JSON with the keys "day" and "place".\n'
        "Do not mention prices.\n\n"
        "Question: {question}\nAnswer:"
    )
    assert [one.label for one in components(text)] == [
        "role", "task", "format", "constraint", "query",
    ]  # fmt: skip


def test_headings_nest() -> None:
    """What stands below a heading is one deeper than it, unless it is one component with it."""
    text = "# Role\nYou are a poet.\n\n# Output\nReturn a JSON object.\n## Rules\nNever rhyme.\n"
    found = components(text)
    assert found[0].depth == 1
    assert depth(found) >= 2
    assert 1 <= width(found) <= len(found)


def test_role_of_example() -> None:
    """A text that is sent as an example is one throughout, whatever it says."""
    text = "You are a poet.\n\nNever rhyme.\n"
    (one,) = analyze(text, role="example").components
    assert (one.label, one.span.start, one.span.end) == ("example", 0, len(text) - 1)
    assert [one.label for one in analyze(text, role="system").components] == ["role", "constraint"]


def test_nothing() -> None:
    """A text without a segment has no components, and a tree of no depth and width."""
    assert components(" \n\n") == ()
    assert depth(()) == width(()) == 0


def test_record() -> None:
    """The record of an analysis has the components with their groups and places."""
    record = analyze("You are a helpful assistant.").record()
    assert record["components"] == [
        {"label": "role", "group": "instruction", "start": 0, "end": 28, "depth": 1}
    ]
