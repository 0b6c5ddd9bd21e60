"""A table of examples in the code: a list, tuple or dictionary of rows, read from the source."""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from promptlint.model import LineIndex, Position, Span
from promptlint.pattern import late

_OPENING = late(
    r"(?:(?:^|\n)[ \t]*(?P<name>[\w.]+)(?:[ \t]*:[^=\n]*)?[ \t]*\+?=|\b(?P<keyword>\w+)[ \t]*="
    r"|\bin)\s*(?=[\[({])"
)
_EXAMPLES = late(r"example|shot|demo|exemplar|train|sample", re.IGNORECASE)
_TOKEN = late(
    r"#[^\n]*|(?:'''|\"\"\")(?:[^\\]|\\.)*?(?:'''|\"\"\")"
    r"|'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|[\[({]|[\])}]",
    re.DOTALL,
)
_FAR = 8_000
"""Characters before a cell within which its table begins."""
_LONGEST = 40_000
_NEAR = 40


class Cell(NamedTuple):
    """One value of a row, the name of its column ("" where it has none), and its place."""

    column: str
    text: str
    span: Span


Row = tuple[Cell, ...]


@lru_cache(maxsize=32)
def table_span(source: str, at: int) -> Span | None:
    """Return the literal that is assigned or handed over and holds the character `at`."""
    first = max(0, at - _FAR)
    for opening in reversed(list(_OPENING.finditer(source, first, at))):
        end = closing(source, opening.end())
        name = opening["name"] or opening["keyword"] or ""
        if end > at and _is_argument(source, end) and not _EXAMPLES.search(name):
            continue  # within an example
        if end > at:
            return Span(opening.end(), end)
    return None


def _is_argument(source: str, end: int) -> bool:
    """Say whether a literal that ends here is given to a call, or is within another."""
    return source[end : end + _NEAR].lstrip()[:1] in (",", ")", "]", "}")


def is_opened(source: str, start: int, end: int) -> bool:
    """Say whether a literal begins in a stretch of the source that is not ended there."""
    return _OPENING.search(source, start, end) is not None


def closing(source: str, start: int) -> int:
    """Return where a bracket is closed, or the start if it is not, or far away."""
    depth = 0
    for token in _TOKEN.finditer(source, start, start + _LONGEST):
        depth += (token[0] in "[({") - (token[0] in "])}")
        if not depth and token[0] in "])}":
            return token.end()
    return start


@lru_cache(maxsize=8)
def rows(source: str, span: Span) -> tuple[Row, ...]:
    """Return the rows of a literal; what is not all constants is no row."""
    table = _parsed(source[span.start : span.end])
    if table is None:
        return ()
    reader = _Reader(source[span.start : span.end], span.start)
    found = [reader.row(columns) for columns in _rows(table)]
    return tuple(row for row in found if row is not None)


def row_of_call(text: str, start: int) -> Row:
    """Return the constants that a call gives, in order, where it gives nothing but them and names.

    Args:
        text: the source of the call.
        start: where it begins in the source.
    """
    call = _parsed(text)
    given = _given(call) if isinstance(call, ast.Call) else []
    if not all(isinstance(one, ast.Constant | ast.Name) for _, one in given):
        return ()
    return (
        _Reader(text, start).row([one for one in given if isinstance(one[1], ast.Constant)]) or ()
    )


def _parsed(text: str) -> ast.expr | None:
    """Return an expression, None where it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on invalid escapes, which are not at issue
            return ast.parse(f"({text})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


_Columns = list[tuple[str, ast.expr]]


def _rows(table: ast.expr) -> Iterator[_Columns]:
    """Yield the named values of each row of a table, by the ways to write one."""
    if isinstance(table, ast.List | ast.Tuple | ast.Set):
        yield from (_columns(row) for row in table.elts)
    elif isinstance(table, ast.Dict):
        for key, value in zip(table.keys, table.values, strict=True):
            if key is None:
                continue
            if isinstance(value, ast.List | ast.Tuple) and all(map(_is_text, value.elts)):
                yield from ([("", text), ("", key)] for text in value.elts)
            elif _is_text(value):
                yield [("", key), ("", value)]
            else:
                yield _columns(value)


def _columns(row: ast.expr) -> _Columns:
    if isinstance(row, ast.List | ast.Tuple):
        return [("", cell) for cell in row.elts]
    if isinstance(row, ast.Dict):
        names = [key.value if isinstance(key, ast.Constant) else "" for key in row.keys]
        return [(str(name), cell) for name, cell in zip(names, row.values, strict=True)]
    while isinstance(row, ast.Call):
        inner = row.func.value if isinstance(row.func, ast.Attribute) else None
        if not isinstance(inner, ast.Call):
            return _given(row)
        row = inner  # what a method makes of it: `Example(…).with_inputs("word")`
    return []


def _given(call: ast.Call) -> _Columns:
    return [
        *(("", cell) for cell in call.args),
        *((keyword.arg or "", keyword.value) for keyword in call.keywords),
    ]


def _is_text(cell: ast.expr) -> bool:
    return isinstance(cell, ast.Constant) and isinstance(cell.value, str)


class _Reader:
    """Reads the cells of one literal, which begins at `start` of the source."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._index = LineIndex(text)
        self._start = start

    def row(self, columns: _Columns) -> Row | None:
        """Return a row, or None where one of its values is no constant."""
        cells = [self._cell(name, value) for name, value in columns]
        shown = tuple(cell for cell in cells if cell is not None)
        return shown if len(shown) == len(cells) > 1 else None

    def _cell(self, name: str, value: ast.expr) -> Cell | None:
        try:
            given = ast.literal_eval(value)
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            return None
        text = given if isinstance(given, str) else json.dumps(given, default=str)
        end_line, end_column = value.end_lineno or 1, value.end_col_offset or 0
        start = self._offset(value.lineno, value.col_offset)
        return Cell(name, text, Span(start, self._offset(end_line, end_column)))

    def _offset(self, line: int, column: int) -> int:
        """Return where a place stands that the parser counts in bytes, behind our bracket."""
        begin = self._index.offset(Position(line, 1))
        size = column - (line == 1)
        before = self._text[begin : begin + size].encode()[:size].decode(errors="ignore")
        return self._start + begin + len(before)
