"""What stands between the parts of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from promptlint.model import Mark, Span


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<rule>^[ \t]{0,8}(?P<char>[-=*_#~])(?P=char){2,}[ \t]*$)"
        r"|(?P<blank>(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+)"
        r"|(?P<newline>\r\n|\r|\n)"
        r"|(?P<tab>\t+)",
        re.MULTILINE,
    )


_KINDS = {"rule": "rule", "blank": "blank line", "newline": "newline", "tab": "tab"}


def delimiters(text: str) -> Iterator[Mark]:
    """Yield blank lines, single newlines, runs of tabs, and lines that are a rule (`---`, `===`).

    The white space at both ends of the text delimits nothing.
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    for match in _pattern().finditer(text, start, end):
        for name, kind in _KINDS.items():
            if match[name] is not None:
                yield Mark(kind, match[0], Span(*match.span()))
