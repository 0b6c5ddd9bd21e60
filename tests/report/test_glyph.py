"""Characters are shown so that nothing hides, nothing steers the terminal, and widths add up."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.report.glyph import cells, glyph, visible


@pytest.mark.parametrize(
    ("char", "shown", "width"),
    [
        ("a", "a", 1),
        ("é", "é", 1),
        ("你", "你", 2),
        ("ｆ", "ｆ", 2),
        ("👍", "👍", 2),
        ("\u0301", "\u0301", 0),
        ("\t", "    ", 4),
        ("\x1b", "␛", 1),
        ("\x7f", "␡", 1),
        ("\x85", "<U+0085>", 8),
        ("\u202e", "<U+202E>", 8),
        ("\u200b", "<U+200B>", 8),
        ("\U000e0041", "<U+E0041>", 9),
        ("\ue000", "<U+E000>", 8),
        ("\ud800", "<U+D800>", 8),
        ("\u2028", "<U+2028>", 8),
    ],
)
def test_each_kind_of_character_has_its_form_and_width(char, shown, width):
    """A character's form and width follow from its Unicode category."""
    assert glyph(char) == (shown, width)


@given(st.text())
def test_nothing_unprintable_reaches_the_terminal(text):
    """Whatever the text, its visible form is one line without controls or invisible characters."""
    shown = visible(text)

    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def test_line_ends_and_tabs_are_spelled_as_in_code():
    """In messages a newline and a tab look like the escapes that people write."""
    assert visible("a\nb\tc\rd") == r"a\nb\tc\rd"


def test_cells_add_up_over_a_text():
    """The width of a text is the sum of the widths of its characters."""
    assert cells("a你\t") == 7
