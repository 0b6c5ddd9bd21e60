"""Lines that messages name are counted as people count them."""

from __future__ import annotations

import pytest

from promptlint.model import Source, Span
from promptlint.rule import Facts
from promptlint_rules.template.place import line_of

TEXT = "a\nb\nc\nd\ne\n"


@pytest.mark.parametrize(
    ("cells", "offset", "line"),
    [
        ((), 4, "3"),
        ((0, 4), 2, "2 of cell 1"),
        ((0, 4), 4, "1 of cell 2"),
        ((0, 4), 8, "3 of cell 2"),
    ],
)
def test_lines_of_notebooks_begin_anew_in_each_cell(
    cells: tuple[int, ...], offset: int, line: str
) -> None:
    """In a notebook nobody sees how long the cells above are."""
    facts = Facts(Source("app", TEXT, "notebook" if cells else "python", cells))

    assert line_of(facts, Span(offset, offset + 1)) == line
