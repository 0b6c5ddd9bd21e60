"""Examples that calls of one helper make, each from texts that the call writes out."""

from __future__ import annotations

import re
from functools import lru_cache

from promptlint.pattern import late
from promptlint_rules.examples.table import Row, closing, row_of_call

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
    spans = _calls(source, opened["name"])
    index = next(i for i, (start, _) in enumerate(spans) if start == opened.start())
    if index and _is_next(source, spans[index - 1][1], spans[index][0]):
        return []
    last = index + 1
    while last < len(spans) and _is_next(source, spans[last - 1][1], spans[last][0]):
        last += 1
    rows = [row_of_call(source[start:end], start) for start, end in spans[index:last]]
    return [row for row in rows if len(row) >= _FEWEST]


@lru_cache(maxsize=8)
def _calls(source: str, name: str) -> list[tuple[int, int]]:
    """Return where each call of a function begins and ends."""
    calls = re.compile(rf"(?<!def )(?<![\w.])(?:self\.|cls\.)?{name}\(")
    return [(one.start(), closing(source, one.end() - 1)) for one in calls.finditer(source)]


def _is_next(source: str, end: int, start: int) -> bool:
    """Say whether one call follows another at once."""
    return 0 <= start - end <= _BETWEEN and not _APART.search(source, end, start)
