"""Words without which an expression cannot match: they are looked up before it is tried."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promptlint.pattern import late

_CHOICE: Final = late(r"[a-z']+(?: [a-z']+)*(?:\|[a-z']+(?: [a-z']+)*)*")
_ATOM: Final = late(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|[^\\()|[]+")
_HEAD: Final = late(r"\((?:\?:|\?P<\w+>)?(?!\?)")
"""How a group begins that takes part in a match; the others look around."""
_BEHIND: Final = (" ", "[ ", "(?=", "(?!", "(?<")
"""What an expression goes on with where a word ends."""


def anchors(pattern: str) -> tuple[frozenset[str], ...]:
    """Return sets of words of each of which every match of the expression has one.

    They are the words of choices that each match goes through, such as `(?:should|must)`. The
    expression is one for whole words, as frames are.
    """
    return tuple(_anchors(pattern, begins=True, ends=True))


def _anchors(pattern: str, *, begins: bool, ends: bool) -> Iterator[frozenset[str]]:
    """Yield the sets; `begins` and `ends` say whether words do so where the expression does."""
    for start, end in _groups(pattern):
        head = _HEAD.match(pattern, start)
        behind = pattern[end:]
        if head is None or behind.startswith(("?", "*", "{")):
            continue
        is_begun = begins if start == 0 else pattern[start - 1] == " "
        is_ended = behind.startswith(_BEHIND) if behind else ends
        inner = pattern[head.end() : end - 1]
        if not _CHOICE.fullmatch(inner):
            yield from _anchors(inner, begins=is_begun, ends=is_ended)
        elif is_begun and is_ended:
            yield frozenset(choice.partition(" ")[0] for choice in inner.split("|"))


def _groups(pattern: str) -> list[tuple[int, int]]:
    """Return where the outermost groups are; none where the expression is a choice itself."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for atom in _ATOM.finditer(pattern):
        if atom[0] == "(":
            start = start if depth else atom.start()
            depth += 1
        elif atom[0] == ")":
            depth -= 1
            if not depth:
                found.append((start, atom.end()))
        elif atom[0] == "|" and not depth:
            return []
    return found
