"""On which line of a TOML file a key stands, for messages."""

from __future__ import annotations

import re
from collections.abc import Mapping

KeyPath = tuple[str, ...]

_NAME = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_LINE = re.compile(rf"[ \t]*(?:\[+[ \t]*(?P<table>{_DOTTED})[ \t]*\]+|(?P<key>{_DOTTED})[ \t]*=)")
_PART = re.compile(_NAME)


def key_lines(text: str) -> Mapping[KeyPath, int]:
    """Return the first line, from 1, of each table and key that a line begins with.

    Text within a multi-line string is taken for keys as well: good enough to point somewhere.
    """
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.match(line)
        if match is None:
            continue
        if match["table"]:
            table = _parts(match["table"])
            lines.setdefault(table, number)
        else:
            lines.setdefault((*table, *_parts(match["key"])), number)
    return lines


def _parts(dotted: str) -> KeyPath:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
