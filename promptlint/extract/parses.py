"""Parsing anew, and parsing again what an edit has left of a file."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from tree_sitter import Language as Grammar
from tree_sitter import Parser, Point
from tree_sitter import Tree as Parse
from tree_sitter_python import language

from promptlint.difference import difference

Parsing: TypeAlias = Callable[[str, bytes], Parse]
"""Gives the parse of a file, by its path and bytes."""
_MOST_KEPT: Final = 8


@cache
def grammar() -> Grammar:
    """Return tree-sitter's grammar of Python."""
    return Grammar(language())


def parsed(path: str, data: bytes) -> Parse:
    """Return the parse of a file of which nothing is known."""
    del path
    return Parser(grammar()).parse(data)


class _Parsed(NamedTuple):
    data: bytes
    parse: Parse

    @property
    def is_whole(self) -> bool:
        """Whether all of it is Python."""
        return not self.parse.root_node.has_error


class Parses:
    """The parses of the files that were last asked for, from which the next ones are made.

    What has an error is parsed anew, and the next is made from the last without one: how the parser
    gets past an error depends on what it begins with, and the same text must always give the same
    tree.
    """

    def __init__(self) -> None:
        """Know of no file yet."""
        self._kept: OrderedDict[str, tuple[_Parsed, ...]] = OrderedDict()
        """The last parse of each file, after the last one without an error where it has one."""

    def parsed(self, path: str, data: bytes) -> Parse:
        """Return the parse of a file."""
        kept = self._kept.pop(path, ())
        now = next((one for one in kept if one.data == data), None)
        if now is None:
            whole = next((one for one in kept if one.is_whole), None)
            now = _Parsed(data, _again(whole, data) if whole else parsed(path, data))
        self._kept[path] = (now,) if now.is_whole else (*(one for one in kept if one.is_whole), now)
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return now.parse


def _again(before: _Parsed, data: bytes) -> Parse:
    parse = Parser(grammar()).parse(data, _edited(before, data))
    return parsed("", data) if parse.root_node.has_error else parse


def _edited(before: _Parsed, data: bytes) -> Parse:
    """Return the parse before an edit, told where the edit is."""
    old = before.data
    start, old_end, new_end = difference(old, data)
    parse = before.parse.copy()
    parse.edit(
        start, old_end, new_end, _point(old, start), _point(old, old_end), _point(data, new_end)
    )
    return parse


def _point(data: bytes, offset: int) -> Point:
    row = data.count(b"\n", 0, offset)
    return Point(row, offset - data.rfind(b"\n", 0, offset) - 1)
