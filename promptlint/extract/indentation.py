"""How deep a file's blocks are nested, told from its bytes before anything parses them."""

from __future__ import annotations

import re
from typing import Final

DEEPEST: Final = 300
"""Levels that are parsed: Python allows 100, and tree-sitter-python 0.25 ends the process with a
segmentation fault at 511, or at fewer where f-strings are nested as well."""

# A level takes a column of its own, and a tab fills up to eight: 300 need more than 40 characters.
_WIDE: Final = re.compile(rb"^[ \t\f]{40}", re.MULTILINE)
_BLANKS: Final = b" " * 40
_INDENTED: Final = re.compile(rb"^([ \t\f]*)[^ \t\f\r\n#]", re.MULTILINE)


def check_indentation(data: bytes) -> None:
    """Do nothing where blocks are nested as in any program.

    Raises:
        RecursionError: there are more levels of indentation than can be parsed.
    """
    has_others = b"\t" in data or b"\f" in data
    if not (has_others or _BLANKS in data) or _WIDE.search(data) is None:
        return
    levels = [0]
    for match in _INDENTED.finditer(data):
        width = len(match[1].expandtabs())
        while width < levels[-1]:
            levels.pop()
        if width > levels[-1]:
            levels.append(width)
            if len(levels) > DEEPEST:
                raise RecursionError("too many levels of indentation")
