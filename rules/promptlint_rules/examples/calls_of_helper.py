"""Examples that calls of one helper make, each from texts that the call writes out."""

from __future__ import annotations

import ast
import re
import warnings

from promptlint.pattern import late
from promptlint_rules.examples.table import Reader, Row, closing

_HELPER = late(r"(?<![\w.])(?<!def )(?:self\.|cls\.)?(?P<name>\w+)\(")
_BETWEEN = 40
"""Characters between two calls that stand in a row: blanks, commas, stars and comments."""
_FAR = 400
_APART = late(r"\b(?:def|return|class|if|else|elif|for|while)\b")
_FEWEST = 2


def rows_of_calls(source: str, at: int) -> list[Row]:
    """Return the rows that calls in a row give, of which the first writes the text at `at`.

    None where another call of the same helper stands in front, or no call gives two texts.
    """
    found = [call for call in _HELPER.finditer(source, max(0, at - _FAR), at) if call]
    opened = next((one for one in reversed(found) if closing(source, one.end() - 1) > at), None)
    if opened is None:
        return []
    calls = re.compile(rf"(?<!def )(?<![\w.])(?:self\.|cls\.)?{opened['name']}\(")
    spans = [(one.start(), closing(source, one.end() - 1)) for one in calls.finditer(source)]
    index = next(i for i, (start, _) in enumerate(spans) if start == opened.start())
    if index and _is_next(source, spans[index - 1][1], spans[index][0]):
        return []
    last = index + 1
    while last < len(spans) and _is_next(source, spans[last - 1][1], spans[last][0]):
        last += 1
    rows = [_row(source, start, end) for start, end in spans[index:last]]
    return [row for row in rows if len(row) >= _FEWEST]


def _is_next(source: str, end: int, start: int) -> bool:
    """Say whether one call follows another at once."""
    return 0 <= start - end <= _BETWEEN and not _APART.search(source, end, start)


def _row(source: str, start: int, end: int) -> Row:
    """Return the texts that a call gives, in order."""
    text = source[start:end]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on invalid escapes, which are not at issue
            call = ast.parse(f"({text})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    if not isinstance(call, ast.Call):
        return ()
    given = [("", one) for one in call.args]
    given += [(one.arg or "", one.value) for one in call.keywords]
    texts = [(name, one) for name, one in given if isinstance(one, ast.Constant)]
    is_told = all(isinstance(one, ast.Constant | ast.Name) for _, one in given)
    return (Reader(text, start).row(texts) or ()) if is_told else ()
