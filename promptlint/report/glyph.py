"""How single characters are shown on a terminal, and how many cells they take there."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

TAB = "    "
_HIDDEN = frozenset({"Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
_STACKED = frozenset({"Mn", "Me"})
_SPELLED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


@lru_cache(maxsize=4096)
def glyph(char: str) -> tuple[str, int]:
    """Return how a character of a source line is shown, and its width in terminal cells.

    What a reader could not see, and what could steer the terminal, is spelled out: control
    characters as their pictures, direction marks and other invisible ones as `<U+202E>`.
    """
    if " " <= char <= "~":
        return char, 1
    if char == "\t":
        return TAB, len(TAB)
    category = unicodedata.category(char)
    if category == "Cc":
        return _control(ord(char))
    if category in _HIDDEN:
        return _code_point(ord(char))
    if category in _STACKED:
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1


def visible(text: str) -> str:
    """Return `text` as one line that is safe to print: line ends and controls are spelled out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_SPELLED.get(char) or glyph(char)[0] for char in text)


def cells(text: str) -> int:
    """Return how many terminal cells `text` takes as `glyph` shows it."""
    return sum(glyph(char)[1] for char in text)


def _control(number: int) -> tuple[str, int]:
    if number < 0x20:
        return chr(0x2400 + number), 1
    return ("\u2421", 1) if number == 0x7F else _code_point(number)


def _code_point(number: int) -> tuple[str, int]:
    name = f"<U+{number:04X}>"
    return name, len(name)
