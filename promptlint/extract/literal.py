"""String literals: their text, and the exact map from it back to the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tree_sitter import Node

from promptlint.extract.tree import Tree
from promptlint.model import Run, Span

_ESCAPE = re.compile(
    r"\\(?:(?P<end>\r\n|\r|\n)|(?P<octal>[0-7]{1,3})|x(?P<hex>[0-9a-fA-F]{2})"
    r"|u(?P<short>[0-9a-fA-F]{4})|U(?P<long>[0-9a-fA-F]{8})|N\{(?P<name>[^{}]*)\}"
    r"|(?P<simple>[\\'\"abfnrtv]))"
    r"|(?P<line>\r\n|\r)|(?P<brace>\{\{|\}\})"
)
_PREFIXES = b"bfrtuBFRTU"
_SIMPLE = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def prefix_of(node: Node, tree: Tree) -> str:
    """Return a string node's prefix in lower case: "", "f", "rb" …."""
    start = node.children[0]
    return tree.text(start).rstrip("'\"").lower()


def stretches(node: Node) -> Iterator[Node | tuple[int, int]]:
    """Yield a string node's parts: byte ranges of literal text, and interpolation nodes."""
    if node.type != "string" or node.child_count == 0:
        return
    first, last = node.children[0], node.children[-1]
    at, end = first.end_byte, node.end_byte
    if last.type == "string_end":  # which, the parser says, begins with the backslashes of r"\\"
        end -= len((first.text or b"").lstrip(_PREFIXES))
    for child in node.named_children:
        if child.type == "interpolation":
            yield at, child.start_byte
            yield child
            at = child.end_byte
    yield at, end


def decode(
    raw: str, start: int, *, is_raw: bool = False, is_format: bool = False
) -> tuple[str, tuple[Run, ...]]:
    """Return what a stretch of a literal means, and the runs that map it back.

    Args:
        raw: the source between the quotes (or between two holes).
        start: the code point offset of `raw` in the source.
        is_raw: whether backslashes stand for themselves.
        is_format: whether doubled braces mean single ones.
    """
    escapes = tuple(_escapes(raw, is_raw=is_raw, is_format=is_format))
    if not escapes:
        return raw, (_run(0, len(raw), start, len(raw)),) if raw else ()
    text: list[str] = []
    runs: list[Run] = []
    length = at = 0

    def keep(upto: int) -> None:
        nonlocal length
        if upto > at:
            text.append(raw[at:upto])
            runs.append(_run(length, upto - at, start + at, upto - at))
            length += upto - at

    for begin, end, meaning in escapes:
        keep(begin)
        text.append(meaning)
        runs.append(_run(length, len(meaning), start + begin, end - begin))
        length += len(meaning)
        at = end
    keep(len(raw))
    return "".join(text), tuple(runs)


def _run(text_at: int, text_length: int, source_at: int, source_length: int) -> Run:
    return Run(Span(text_at, text_at + text_length), Span(source_at, source_at + source_length))


def _escapes(raw: str, *, is_raw: bool, is_format: bool) -> Iterator[tuple[int, int, str]]:
    if not ("\\" in raw or "\r" in raw or (is_format and "{" in raw) or (is_format and "}" in raw)):
        return
    for match in _ESCAPE.finditer(raw):
        if match["brace"]:
            meaning = match[0][0] if is_format else None
        else:
            meaning = _meaning(match) if match["line"] or not is_raw else None
        if meaning is not None:
            yield match.start(), match.end(), meaning


def _meaning(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups["line"]:
        return "\n"
    if groups["end"]:
        return ""
    if groups["octal"]:
        return chr(int(groups["octal"], 8))
    digits = groups["hex"] or groups["short"] or groups["long"]
    if digits:
        code = int(digits, 16)
        return chr(code) if code < 0x110000 else None
    if groups["name"] is not None:
        return _named(groups["name"])
    return _SIMPLE.get(groups["simple"], groups["simple"])


def _named(name: str) -> str | None:
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return None
