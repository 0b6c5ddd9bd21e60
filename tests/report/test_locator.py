"""Places are counted as people count: lines and columns from 1, anew in each notebook cell."""

from __future__ import annotations

import pytest

from promptlint.model import Source
from promptlint.report.locator import Locator, Place

CELLS = Source("nb.ipynb", "a = 1\nb = 2\nc = 3\n\nd = 4\n", "notebook", (0, 12))


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, "cell 1:1:1"), (6, "cell 1:2:1"), (12, "cell 2:1:1"), (23, "cell 2:3:5")],
)
def test_lines_of_a_notebook_begin_anew_in_each_cell(offset, place):
    """A place in a notebook names the cell and the line within it."""
    assert str(Locator(CELLS).place(offset)) == place


def test_a_plain_file_has_no_cells():
    """A place in a plain file is line and column."""
    assert Locator(Source("a.py", "ab\r\ncd")).place(5) == Place(2, 2)


def test_without_a_source_everything_is_at_the_beginning():
    """A file that could not be read still has a place to print."""
    assert str(Locator(None).place(99)) == "1:1"


def test_rows_are_lines_without_their_ends():
    """CR, LF and CRLF are no part of a line."""
    locator = Locator(Source("a.py", "ab\r\ncd\ref\n"))

    assert [locator.line(row) for row in range(4)] == ["ab", "cd", "ef", ""]


def test_numbers_of_rows_follow_the_cells():
    """The number beside a row of a notebook is its number in the cell."""
    locator = Locator(CELLS)

    assert [locator.number(row) for row in range(5)] == [1, 2, 1, 2, 3]
