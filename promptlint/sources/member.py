"""Where the parts of a JSON text stand, so that one can be replaced and all else left as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_DECODER: Final = json.JSONDecoder()
_SPACE: Final = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an object, or an element of an array (then without a key), and its place."""

    key: str
    value: object
    start: int
    end: int


def members(text: str, at: int) -> Iterator[Member]:
    """Yield the members of the JSON object that begins at `at`; the text must be valid."""
    at = _skip(text, at + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        start = _skip(text, _skip(text, at) + 1)
        value, end = _DECODER.raw_decode(text, start)
        yield Member(key, value, start, end)
        at = _next(text, end)


def elements(text: str, at: int) -> Iterator[Member]:
    """Yield the elements of the JSON array that begins at `at`; the text must be valid."""
    at = _skip(text, at + 1)
    while text[at] != "]":
        value, end = _DECODER.raw_decode(text, at)
        yield Member("", value, at, end)
        at = _next(text, end)


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _next(text: str, end: int) -> int:
    """Return where the next member begins after one that ends at `end`, or the closing bracket."""
    at = _skip(text, end)
    return _skip(text, at + 1) if text[at] == "," else at
