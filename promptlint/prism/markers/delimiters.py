"""What stands between the parts of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from promptlint.model import Mark, Span


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"(?:\r\n|\r|\n)(?P<more>(?:[ \t]*(?:\r\n|\r|\n))+)?")


@cache
def _rules() -> re.Pattern[str]:
    return re.compile(r"^[ \t]{0,8}([-=*_#~])\1{2,}[ \t]*$", re.MULTILINE)


def delimiters(text: str) -> list[Mark]:
    """Return blank lines, single line ends, runs of tabs and lines that are a rule, in order.

    A rule is of at least three of one sign: `---`, `===`. The white space at both ends of the text
    delimits nothing.
    """
    found = [*_line_ends(text)]
    if "\t" in text:
        found += _marks("tab", re.compile(r"\t+"), text)
    if any(3 * sign in text for sign in "-=*_#~"):
        found += _marks("rule", _rules(), text)
    return sorted(found, key=lambda mark: mark.span)


def _line_ends(text: str) -> Iterator[Mark]:
    for match in _ends().finditer(text, *_inside(text)):
        kind = "newline" if match["more"] is None else "blank line"
        yield Mark(kind, match[0], Span(*match.span()))


def _marks(kind: str, pattern: re.Pattern[str], text: str) -> Iterator[Mark]:
    for match in pattern.finditer(text, *_inside(text)):
        yield Mark(kind, match[0], Span(*match.span()))


def _inside(text: str) -> tuple[int, int]:
    """Return where the text begins and ends without the white space around it."""
    return len(text) - len(text.lstrip()), len(text.rstrip())
