"""Blocks nested deeper than the parser can follow are refused; all others are parsed."""

from __future__ import annotations

import pytest

from promptlint.extract.indentation import DEEPEST, check_indentation
from promptlint.extract.tree import Tree
from promptlint.model import Source


def staircase(levels: int, step: str = " ") -> str:
    """Return a program with so many levels of indentation."""
    return "".join(step * level + "if x:\n" for level in range(levels)) + step * levels + "x\n"


@pytest.mark.parametrize("levels", [DEEPEST, 600, 2_000])
@pytest.mark.parametrize("step", [" ", "\t"])
def test_deeper_blocks_than_can_be_parsed_are_refused(levels: int, step: str) -> None:
    """The parser would end the process; an exception can be reported."""
    with pytest.raises(RecursionError):
        Tree(Source("deep.py", staircase(levels, step)))


def test_tabs_and_spaces_mixed_are_counted_by_columns() -> None:
    """A level need not take a character of its own: a tab after seven columns is one more."""
    depths = ["\t" * (level // 8) + " " * (level % 8) for level in range(DEEPEST + 1)]

    with pytest.raises(RecursionError):
        check_indentation("".join(depth + "if x:\n" for depth in depths).encode())


@pytest.mark.parametrize("levels", [0, 40, 99, DEEPEST - 1])
def test_what_python_allows_is_parsed(levels: int) -> None:
    """No program that Python runs is refused."""
    assert not Tree(Source("deep.py", staircase(levels))).root.has_error


def test_long_indents_alone_are_no_depth() -> None:
    """Aligned continuation lines, comments and blank lines open no block."""
    line = " " * 400 + "word,\n"
    comments = "".join(" " * width + "# note\n" for width in range(600))

    text = f"call(\n{line * 500})\n" + comments + " \n" * 600
    check_indentation(text.encode())

    assert not Tree(Source("long.py", text)).root.has_error
