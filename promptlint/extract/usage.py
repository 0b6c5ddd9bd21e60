"""What code does with a name, read off the bytes around each place where the name stands."""

from __future__ import annotations

import re

_WORD = re.compile(rb"\w")
_BEFORE = re.compile(
    rb"(?:(?P<keyword>\w+)[ \t]*=[ \t]*|(?P<call>[\w.]+)\((?:[^()\n]*,)?[ \t\n]*|[\"'](?P<key>\w+)[\"'][ \t]*:[ \t]*"
    rb"|(?P<hole>\{)|(?P<plus>\+=?[ \t]*)|(?P<back>return[ \t]+))(?:self\.)?$"
)
_AFTER = re.compile(rb"(?:\.(?P<method>\w+)|(?P<plus>[ \t]*\+)|(?P<percent>[ \t]*%))")
_REACH = 90
_MOST = 8


def usage(data: bytes, name: bytes, start: int, end: int) -> tuple[str, ...]:
    """Return how a name is used outside of `start` to `end`: "kw:prompt", "call:run", "do:format".

    Only the nearest `_MOST` places after `end`, then before `start`, are looked at.
    """
    found: dict[str, None] = {}
    seen = 0
    at = data.find(name, end)
    while at >= 0 and seen < _MOST:
        stop = at + len(name)
        if not _WORD.match(data, stop) and not _WORD.match(data, at - 1):
            seen += 1
            found.update(dict.fromkeys(_around(data, at, stop)))
        at = data.find(name, stop)
    return tuple(found)


def _around(data: bytes, at: int, stop: int) -> list[str]:
    clues: list[str] = []
    before = _BEFORE.search(data[max(0, at - _REACH) : at])
    if before is not None and before.lastgroup is not None:
        text = before[before.lastgroup].decode("utf-8", "replace")
        match before.lastgroup:
            case "keyword" | "key":
                clues.append(f"kw:{text}")
            case "call":
                clues.append(f"call:{text.rpartition('.')[2]}")
            case group:
                clues.append(f"is:{group}")
    after = _AFTER.match(data, stop)
    if after is not None and after.lastgroup is not None:
        group = after.lastgroup
        clues.append(
            f"do:{after[group].decode('utf-8', 'replace')}" if group == "method" else f"is:{group}"
        )
    return clues
