"""What a segment looks like by itself: its indentation, bullet, heading, fence or tag."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

COLON = 9
"""The rank of a heading that only ends in a colon: it governs the block below it."""
TITLE = 7
"""The rank of a heading in capitals, between marks, in bold, or of an opening tag."""
_REACH = 600


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"(?:([-*+•–])|(?:\d+|[a-zA-Z]|[ivx]+)[.)]|\((?:\d+|[a-z])\))\s+")


@cache
def _hashes() -> re.Pattern[str]:
    return re.compile(r"(#{1,6})\s")


@cache
def _bold() -> re.Pattern[str]:
    return re.compile(r"(?:\*\*|__)[^*]+(?:(?:\*\*|__):?|:(?:\*\*|__))")


@cache
def _framed() -> re.Pattern[str]:
    return re.compile(r"[=\-~<\[#*]{2,}\s*\w[\w ]*:?\s*[=\-~>\]#*]{2,}:?")


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"<(/?)([A-Za-z_][\w.\-:]*)[^<>]*>")


@cache
def _rule() -> re.Pattern[str]:
    return re.compile(r"[-=_*#~+\s]{3,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A segment by itself. `text` is without the blanks around it, `body` without its bullet."""

    text: str
    body: str
    indent: int
    continues: bool
    """Whether it stands in the line of the segment before it."""
    follows_blank: bool
    bullet: Literal["", "*", "1"] = ""
    heading: int = 0
    """0 is no heading; from 1, the less the higher."""
    opens: str = ""
    """The name of the tag that the line opens, if it is nothing else."""
    closes: str = ""
    is_fence: bool = False
    fenced: bool = False
    """Whether it lies in a fence, or is one."""
    is_rule: bool = False
    depth: int = 0
    """How many braces and square brackets are open before it."""


def line(
    raw: str, *, indent: int, continues: bool, follows_blank: bool, fenced: bool, depth: int
) -> Line:
    """Return what a segment looks like; `fenced` says whether a fence is open before it."""
    text = raw.strip()[:_REACH]
    match = None if continues else _bullet().match(text)
    body = text[match.end() :] if match else text
    is_fence = text.startswith("```")
    tag = None if fenced or is_fence else _tag().fullmatch(text)
    closes = tag.group(2) if tag and tag.group(1) else ""
    opens = tag.group(2) if tag and not closes and not text.endswith("/>") else ""
    return Line(
        text,
        body or text,
        indent,
        continues,
        follows_blank,
        ("*" if match.group(1) else "1") if match else "",
        0 if fenced or is_fence or closes else TITLE if opens else _heading(text, body),
        opens,
        closes,
        is_fence,
        fenced or is_fence,
        _rule().fullmatch(text) is not None,
        depth,
    )


def _heading(text: str, body: str) -> int:
    """Return the rank of a heading, 0 where it is none."""
    if match := _hashes().match(text):
        return len(match.group(1))
    if len(text) > 120:
        return 0
    if _bold().fullmatch(body) or _framed().fullmatch(text) or _is_shouted(text):
        return TITLE
    return COLON if text.endswith((":", "：")) else 0


def _is_shouted(text: str) -> bool:
    return len(text) > 2 and text.isupper() and text.count(" ") < 6 and "{" not in text
