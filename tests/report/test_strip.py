"""A line is cut to its room so that what is marked can be seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from promptlint.report.glyph import cells
from promptlint.report.strip import CUT, Strip, lay_out

LINE = st.text(st.sampled_from("abc 你👍\u0301\t\u202e"), max_size=300)


def test_a_line_that_fits_is_left_alone():
    """Without need nothing is cut."""
    assert lay_out("say {x} now", 4, 7, 40) == Strip("say {x} now", 4, 7)


def test_marks_count_terminal_cells():
    """Wide, combining and tab characters before the marks move them by what they take."""
    assert lay_out("\t你e\u0301{x}", 4, 7, 40) == Strip("    你e\u0301{x}", 7, 10)


def test_an_empty_place_is_marked_by_one_cell():
    """A finding without length still has a caret."""
    assert lay_out("abc", 3, 3, 40) == Strip("abc", 3, 4)


def test_a_long_line_is_cut_on_both_sides_of_the_marks():
    """What is marked stands in the window, with a sign where the line goes on."""
    strip = lay_out("a" * 200 + "{x}" + "b" * 200, 200, 203, 40)

    assert strip.text[strip.start : strip.end] == "{x}"
    assert strip.text[0] == strip.text[-1] == CUT


def test_room_for_the_label_is_kept_where_it_can_be():
    """The window moves right so that a short label fits beside the carets."""
    strip = lay_out("a" * 38 + "{x}" + "b" * 100, 38, 41, 60, room=20)

    assert strip.end + 20 <= 60


def test_a_huge_line_costs_no_more_than_a_short_one():
    """Only characters near the marks are looked at."""
    line = "a" * 5_000_000

    assert len(lay_out(line, 2_500_000, 2_500_003, 80).text) == 80


@given(LINE, st.data())
def test_the_window_never_outgrows_its_room_and_keeps_the_first_marked_character(line, data):
    """For every line and place: the text fits, and the marks lie within it."""
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    width = data.draw(st.integers(20, 60))
    strip = lay_out(line, start, end, width, data.draw(st.integers(0, 50)))

    assert sum(1 if char == CUT else cells(char) for char in strip.text) <= width
    assert 0 <= strip.start < strip.end <= width + 1
