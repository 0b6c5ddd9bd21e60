"""What keeps a text that is meant to be JSON from being JSON, where that is certain."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from promptlint.pattern import late

_SKELETON = late(r"\.\.\.|…|<[^<>\n]*>|//|/\*|#|\bstring\b|\b(?:int|float|bool|str)\b")
_CUT = late(r"\.\.\.|…|<[^<>\n]*>|\{\w*\}")
"""What stands for more, or for a value, even beside outputs that are written out."""
_BARE = late(r":[ \t]*([^\s\"'\[\]{},][^\"\[\]{},\n]*?)(?=[ \t]*[,}\n])")
"""A value without marks of quotation."""
_STRING = late(r"\"(?:[^\"\\\n]|\\.)*\"")
_SINGLE = late(r"'(?:[^'\\\n\"]|\\.)*'")
_PYTHON = {"True": "true", "False": "false", "None": "null"}
_WORD = late(r"(?<![\w\"'])(?:True|False|None)(?![\w\"'])")
_BEGUN = 10
"""Characters of an answer that is only begun for the model to go on."""
_LAST_COMMA = late(r",(?=\s*[}\]])")
_UNIT = late(r"(?<=[:\s])\b\d[\d.,]*[A-Za-z%€$][\w%/]*(?=\s*[,}\]])")
"""A number with its unit."""
_BARE_KEY = late(r"(?<=[{,\s])(?P<key>[A-Za-z_]\w*)(?=\s*:)")
_NO_COMMA_BESIDE = late(r"(?<=[\"\d}\]])(?P<gap>[ \t]+)(?=[\"{\[])")
_NO_QUOTE = late(
    r"(?<=[:\[,{])[ \t]*(?:\"[^\"\n,:}\]]+(?=[,}\]\n])(?!\")"
    r"|[A-Za-z][^\"\n,:}\]]*\"(?=\s*[,}\]\n]))"
)
"""A string with its first, or its last, mark of quotation alone."""
_NO_COMMA = late(r"(?<=[\"\d}\]el])(?P<gap>[ \t]*\n[ \t]*)(?=\"[^\"\n]*\"\s*:|\{)")


class JsonFault(NamedTuple):
    """A slip and its place."""

    start: int
    end: int
    what: str


class _Edit(NamedTuple):
    start: int
    end: int
    replacement: str
    what: str


def fault_in(text: str, *, doubled: bool = False, concrete: bool = False) -> JsonFault | None:
    """Return the first slip of an object or array that is JSON once its slips are mended.

    Args:
        text: the whole output.
        doubled: whether it stands in a template that writes a brace as two.
        concrete: whether outputs beside it are JSON, so that it is no sketch and any fault counts.
    """
    if doubled or (concrete and "{{" in text):
        text = _undoubled(text)
    if not text.startswith(("{", "[")) or _parses(text):
        return None
    if (_CUT if concrete else _SKELETON).search(_STRING.sub('""', text)) or '"..."' in text:
        return None
    return _mendable(text) or (_anyhow(text) if concrete and '"' in text else None)


def _mendable(text: str) -> JsonFault | None:
    edits = sorted(_edits(text))
    if edits and _parses(_mended(text, edits)):
        first = edits[0]
        return JsonFault(first.start, max(first.end, first.start + 1), first.what)
    quoted = _unquoted(text)
    if quoted:
        return quoted
    closers = _unclosed(text)
    if closers and len(text) > _BEGUN and _parses(text + closers):
        return JsonFault(len(text) - 1, len(text), f"{closers} is missing at the end")
    return None


def _anyhow(text: str) -> JsonFault | None:
    """Return the place where a parser gives up, unless the object is whole and text follows."""
    for match in _BARE.finditer(text):
        if not _parses(match[1]):
            return JsonFault(*match.span(1), f"{match[1]} has no quotes")
    try:
        json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        is_begun = len(text) <= _BEGUN or error.pos >= len(text.rstrip())
        if is_begun or (error.msg == "Extra data" and text[error.pos] not in "]}"):
            return None
        return JsonFault(error.pos, error.pos + 1, error.msg[:1].lower() + error.msg[1:])
    except RecursionError:
        return None
    return None


def _unquoted(text: str) -> JsonFault | None:
    """Return the one string that lacks a mark of quotation, where that alone is wrong."""
    if text.count('"') % 2 == 0:
        return None
    for match in _NO_QUOTE.finditer(text):
        words = match[0].strip().strip('"').rstrip()
        inset = len(match[0]) - len(match[0].lstrip())
        if _parses(f'{text[: match.start() + inset]}"{words}"{text[match.end() :]}'):
            return JsonFault(match.start() + inset, match.end(), "a quotation mark is missing")
    return None


def is_json(text: str) -> bool:
    """Say whether a text is an object or array of JSON, be it with doubled braces."""
    return text.startswith(("{", "[")) and (_parses(text) or _parses(_undoubled(text)))


def _undoubled(text: str) -> str:
    """Return a text with single braces, each followed by a blank to keep every offset."""
    return text.replace("{{", "{ ").replace("}}", "} ").rstrip()


def _parses(text: str) -> bool:
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def _edits(text: str) -> Iterator[_Edit]:
    strings = [match.span() for match in _STRING.finditer(text)]
    for pattern, mended, what in _SLIPS:
        if pattern is _BARE_KEY and not strings:
            continue  # a notation without quotes, not a slip
        for match in pattern.finditer(text):
            if not any(start <= match.start() < end for start, end in strings):
                yield _Edit(*match.span(), mended(match), what(match))


_SLIPS: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str]], str], Callable[[re.Match[str]], str]], ...
] = (
    (_LAST_COMMA, lambda _: "", lambda _: "a comma before the closing bracket"),
    (
        _WORD,
        lambda match: _PYTHON[match[0]],
        lambda match: f"JSON writes {_PYTHON[match[0]]}, not {match[0]}",
    ),
    (
        _BARE_KEY,
        lambda match: f'"{match[0]}"',
        lambda match: f"the key {match[0]} has no quotes",
    ),
    (
        _UNIT,
        lambda match: f'"{match[0]}"',
        lambda match: f"{match[0]} has no quotes",
    ),
    (_SINGLE, lambda match: f'"{match[0][1:-1]}"', lambda _: "JSON has no single quotes"),
    (_NO_COMMA, lambda match: f",{match[0]}", lambda _: "a comma is missing"),
    (_NO_COMMA_BESIDE, lambda match: f",{match[0]}", lambda _: "a comma is missing"),
)


def _mended(text: str, edits: list[_Edit]) -> str:
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += text[at : edit.start], edit.replacement
        at = edit.end
    return "".join((*parts, text[at:]))


def _unclosed(text: str) -> str:
    """Return the brackets that would close what a text leaves open."""
    pairs = {"{": "}", "[": "]"}
    open_ones: list[str] = []
    for char in _STRING.sub("", text):
        if char in pairs:
            open_ones.append(pairs[char])
        elif open_ones and char == open_ones[-1]:
            open_ones.pop()
    return "".join(reversed(open_ones))
