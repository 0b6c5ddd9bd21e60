"""The words that a regular expression can begin with, read off the expression.

A word is known here by its key: its first five letters, or all of them if it has fewer. With the
keys of an expression, and an index of a text's words by key, the expression need be tried only at
the places where it can match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

KEY_SIZE: Final = 5
"""Letters of a key: with fewer, more expressions are tried in vain; with more, fewer have keys."""

DIGITS: Final = "0"
"""The key of every number, and of all else that begins with a digit."""

_END: Final = "."
"""Stands in a beginning for the end of its word."""
_ANY: Final = "*"
"""Stands in a beginning for a character that the expression leaves open."""
_DIGIT: Final = "0."
"""Stands in a beginning for any digit; it begins a number where it begins a word."""
_ESCAPES: Final = {"b": "", "s": _END, "W": _END, "d": _DIGIT}
_FEW: Final = 8
"""Members of a class that are tried one by one."""


def heads(expression: str) -> frozenset[str] | None:
    """Return the keys of the words with which a match begins, or None where that is left open.

    The expression is one of `re` in lower case, of literals, classes, groups that are not named,
    look-arounds and repetitions. It must match whole words.
    """
    found = _Reader(expression).alternatives()
    if any(one in ("", _END) or one.endswith(_ANY) for one in found):
        return None
    return frozenset(key_of(one.rstrip(_END)) for one in found)


def key_of(word: str) -> str:
    """Return the key of a word."""
    return DIGITS if word[0].isdigit() else word[:KEY_SIZE]


def needs(expression: str) -> tuple[frozenset[str], ...]:
    """Return sets of keys: every match holds a word of each, beside the one that it begins with.

    The parts of the expression that follow a blank, outside of groups, give one set each.
    """
    parts = _parts(expression)
    return tuple(keys for part in parts[1:] if (keys := heads(part)))


_PIECE: Final = re.compile(r"\\.|\[(?:\\.|[^\]])+\]|.")


def _parts(expression: str) -> list[str]:
    """Return what stands between blanks, or nothing where the expression is of alternatives."""
    parts, depth = [""], 0
    pieces = _PIECE.findall(expression)
    for piece, after in zip(pieces, [*pieces[1:], ""], strict=True):
        depth += (piece == "(") - (piece == ")")
        if depth == 0 and piece == "|":
            return []
        if depth == 0 and piece == " " and after not in ("?", "*"):
            parts.append("")
        else:
            parts[-1] += piece
    return [part for part in parts if not part.startswith("~")]


class _Reader:
    """Reads an expression from left to right; every method returns the beginnings of a part."""

    def __init__(self, expression: str) -> None:
        self._text = expression
        self._at = 0

    def alternatives(self) -> set[str]:
        """Read up to the end of the group, or of the expression."""
        found = self._sequence()
        while self._peek() == "|":
            self._at += 1
            found |= self._sequence()
        return found

    def _sequence(self) -> set[str]:
        found = {""}
        while (char := self._peek()) and char not in "|)":
            found = _joined(found, self._repeated(self._part()))
        return found

    def _part(self) -> set[str]:
        char = self._text[self._at]
        self._at += 1
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        if char == "\\":
            return {self._escape()}
        return {_ANY if char == "." else _letter(char)}

    def _escape(self) -> str:
        char = self._text[self._at]
        self._at += 1
        return _ESCAPES.get(char, _ANY) if char.isalnum() else _END

    def _group(self) -> set[str]:
        look = next((sign for sign in ("?<!", "?<=", "?!", "?=") if self._starts(sign)), "")
        self._at += len(look) if look else 2 * self._starts("?:")
        found = self.alternatives()
        self._at += 1
        return {""} if look else found

    def _class(self) -> set[str]:
        end = self._text.index("]", self._at + 1)
        while self._text[end - 1] == "\\":
            end = self._text.index("]", end + 1)
        members = self._text[self._at : end]
        self._at = end + 1
        if members[0] in "^\\" or "-" in members[1:-1] or len(members) > _FEW:
            return {_ANY}
        return {_letter(char) for char in members}

    def _repeated(self, found: set[str]) -> set[str]:
        sign = self._peek()
        if not sign or sign not in "?*+{":
            return found
        self._at = self._text.index("}", self._at) + 1 if sign == "{" else self._at + 1
        if self._peek() == "?":
            self._at += 1
        if sign == "?":
            return found | {""}
        again = {one if _is_closed(one) else one + _ANY for one in found}
        return again if sign == "+" else again | {""}

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _starts(self, sign: str) -> bool:
        return self._text.startswith(sign, self._at)


def _letter(char: str) -> str:
    return char if char.isalnum() or char in "_'" else _END


def _is_closed(one: str) -> bool:
    return len(one) >= KEY_SIZE or one.endswith((_END, _ANY))


def _joined(firsts: Iterable[str], seconds: Iterable[str]) -> set[str]:
    return {
        first if _is_closed(first) else _grown(first, second)
        for first in firsts
        for second in seconds
    }


def _grown(first: str, second: str) -> str:
    if first and second == _DIGIT:
        return first + _ANY
    return (first + second)[:KEY_SIZE]
