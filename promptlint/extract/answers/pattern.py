"""What a regular expression, or a text that is searched for, says an answer must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from promptlint.model import ReadingKind

_GROUPS = re.compile(r"\(\?P?<[=!]?(?:\w+>)?|\(\?P=\w+\)")
_TAG = re.compile(r"<([A-Za-z][\w.-]*)\s*(?:\\s\*)?>")
_SPACE = re.compile(r"\\s[*+?]?|\\[*#_]\*?|\[[^\]]*\][*+?]*|\\n|\*\*|(?<=[A-Za-z])\\?(?= )")
_MARKER = re.compile(
    r"(?<![A-Za-z\\])([A-Za-z][A-Za-z]*(?:[ _-]+[A-Za-z]+){0,4})[ *]*(?:\)\??[ *]*)?[:：]"
)
_HEADING = re.compile(r"#{1,6} *([A-Za-z][\w-]*(?: [\w-]+){0,4}):?")
_WAYS = re.compile(r"(?<!\\)\||\)\?")
_VALUE = re.compile(r"\((?:[^()\\:：<]|\\.)*\)(?![?*+]?\\?[*\s]*[:：])[?*+]?")
"""A group that holds no marker and no tag, but what stands behind one: its ways are no others."""
_OWN = frozenset(
    {"think", "thinking", "tool_call", "tool_calls", "function_call", "s", "br", "p", "div"}
)
"""Tags that models write by themselves, or that are HTML."""
_MOST = 2_000
_DIGITS = re.compile(
    r"(?:\\[dsb.+*/$()-]|\[(?:\\[ds.+*/-]|[0-9.,+*/ -])+\]|[0-9()?*+|,^$ :-]|\{[0-9,]+\})*"
)
"""A pattern that matches nothing but digits, signs and blanks."""


def of_regex(text: str) -> Iterator[tuple[ReadingKind, str, bool]]:
    """Yield the tags and markers of a pattern, each with whether others may stand for it."""
    text = _GROUPS.sub("(", text[:_MOST])
    several = bool(_WAYS.search(_VALUE.sub("", text)))
    tags = list(dict.fromkeys(match[1] for match in _TAG.finditer(text) if match[1] not in _OWN))
    for tag in tags:
        yield "tag", tag, several
    if not tags:
        for match in _MARKER.finditer(_SPACE.sub(" ", text)):
            yield "marker", " ".join(match[1].split()), several
    yield "pattern", text, several


def of_text(text: str) -> Iterator[tuple[ReadingKind, str]]:
    """Yield the tag or marker that a text which is split at, or looked for, is."""
    text = text.strip()
    tag = _TAG.fullmatch(text.replace("</", "<"))
    if tag is not None:
        if tag[1] not in _OWN:
            yield "tag", tag[1]
    elif (heading := _HEADING.fullmatch(text)) is not None:
        yield "marker", heading[1]
    elif (marker := _MARKER.fullmatch(text.strip("*# "))) is not None:
        yield "marker", marker[1]


def is_of_digits(source: str) -> bool:
    """Say whether what a pattern finds can only be a number, or a sum of numbers."""
    return _DIGITS.fullmatch(source) is not None
