"""A finding keeps its fingerprint while only its surroundings move."""

from hypothesis import given
from hypothesis import strategies as st

from promptlint.fingerprint import fingerprint
from promptlint.model import Span

LINE = "TEXT = 'Be kind to {name}'"


def of(text, hit="{name}", code="PRM101", symbol="TEXT"):
    start = text.index(hit)
    return fingerprint(code, symbol, text, Span(start, start + len(hit)))


@given(
    st.text(alphabet="ab #\n"), st.text(alphabet="ab #\n"), st.sampled_from(["\n", "\r\n", "\r"])
)
def test_other_lines_do_not_count(before, after, ending):
    """Lines before and after the hit's own can change as they like."""
    assert of(f"{before}{ending}{LINE}{ending}{after}") == of(LINE)


@given(st.integers(0, 12), st.sampled_from([" ", "  ", "\t"]))
def test_white_space_does_not_count(indent, space):
    """New indentation and spacing leaves the fingerprint as it is."""
    assert of(" " * indent + LINE.replace(" ", space)) == of(LINE)


def test_what_is_hit_counts():
    """Another rule, prompt, line or place in it has another fingerprint."""
    marks = {
        of(LINE),
        of(LINE, code="PRM102"),
        of(LINE, symbol="OTHER"),
        of(LINE, hit="name"),
        of(LINE.replace("kind", "rude")),
    }

    assert len(marks) == 5
    assert all(len(mark) == 16 for mark in marks)


def test_long_lines_count_by_their_beginning():
    """The text around a hit is taken up to a limit, so that generated lines cost nothing."""
    assert of(LINE + "x" * 5000) == of(LINE + "x" * 4000)


def test_any_text_has_a_fingerprint():
    """Half a surrogate pair does no harm."""
    assert of("'\ud800{name}'")
