"""A text falls apart into lines and sentences that together are all of it."""

from hypothesis import given
from hypothesis import strategies as st

from promptlint.prism.units import segments

TEXTS = st.text(
    st.sampled_from("aB1 .!?:\"')(]{}<>*-#\n\r\t\x00\u2028é")
    | st.characters(codec="utf-8", exclude_categories=["Cs"]),
    max_size=300,
)


def cut(text: str) -> list[str]:
    return [text[one.span.start : one.span.end] for one in segments(text)]


def test_lines_and_sentences() -> None:
    """Short lines stay whole, long ones are cut after each sentence, blank ones are left out."""
    long = "You are a helpful assistant. Answer in at most 3.5 lines! (Be brief.) Never guess?"
    assert cut(f"Do it. Now.\n\n  \n{long}") == [
        "Do it. Now.",
        "You are a helpful assistant. ",
        "Answer in at most 3.5 lines! ",
        "(Be brief.) ",
        "Never guess?",
    ]


def test_numbers_are_no_ends() -> None:
    """A stop after a digit ends no sentence."""
    line = "The steps that you follow in every single case are these: 1. Read 2. Write"
    assert cut(line) == [line]


@given(TEXTS)
def test_everything_is_kept(text: str) -> None:
    """Segments are in order, do not overlap, and miss nothing but blanks."""
    end = 0
    for one in segments(text):
        assert end <= one.span.start < one.span.end
        assert not text[end : one.span.start].strip()
        assert text[one.span.start : one.span.end].strip()
        end = one.span.end
    assert not text[end:].strip()
