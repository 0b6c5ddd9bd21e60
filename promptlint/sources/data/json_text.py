"""JSON with places: the standard library says whether it is sound, a tokenizer where things are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, cast

from promptlint.model import Span
from promptlint.sources.data.node import (
    DEEPEST,
    BrokenError,
    Entry,
    Items,
    Node,
    Other,
    Table,
    Text,
)
from promptlint.sources.data.tape import Tape

_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]|[^\s\[\]{}",:]+')
_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)"
)
_CHARACTERS: Final = {r"\n": "\n", r"\"": '"', r"\t": "\t", r"\\": "\\"}
"""The commonest escapes; the standard library knows all."""
_WORDS: Final = {"null": "null", "true": "a truth value", "false": "a truth value"}


def read_json(text: str, over: Span | None = None) -> Node:
    """Return what a text, or a stretch of it, holds. Takes linear time.

    Raises:
        BrokenError: it is no JSON, or nested too deeply.
    """
    over = over or Span(0, len(text))
    part = text[over.start : over.end]
    try:
        json.loads(part)
    except json.JSONDecodeError as error:
        at = over.start + error.pos
        raise BrokenError(f"is no JSON: {_plain(error.msg)}", Span(at, at)) from None
    except RecursionError:
        raise _too_deep(over.start) from None
    except ValueError as error:  # a number of thousands of digits
        raise BrokenError(f"cannot be read: {error}", Span(over.start, over.start)) from None
    return _Reader(text, over).value()


def read_string(text: str, start: int, end: int) -> Text:
    """Return the string whose quotes stand at `start` and before `end`."""
    inner = Span(start + 1, end - 1)
    tape = Tape(text)
    tape.replaced(inner, _ESCAPE, _character)
    return tape.text(Span(start, end), inner)


def _character(escape: re.Match[str]) -> str:
    known = _CHARACTERS.get(escape[0])
    if known is None:
        known = cast("str", json.loads(f'"{escape[0]}"'))
    return known


class _Reader:
    """Follows the tokens of a text that is known to be sound."""

    def __init__(self, text: str, over: Span) -> None:
        self._text = text
        self._tokens: Iterator[re.Match[str]] = _TOKEN.finditer(text, over.start, over.end)

    def value(self) -> Node:
        return self._value(next(self._tokens), 0)

    def _value(self, token: re.Match[str], depth: int) -> Node:
        if depth > DEEPEST:
            raise _too_deep(token.start())
        first = token[0][0]
        if first == "{":
            return self._table(token.start(), depth)
        if first == "[":
            return self._items(token.start(), depth)
        if first == '"':
            return read_string(self._text, *token.span())
        return Other(Span(*token.span()), _WORDS.get(token[0], "a number"), token[0])

    def _table(self, start: int, depth: int) -> Table:
        entries: list[Entry] = []
        while (token := next(self._tokens))[0] != "}":
            key = cast("str", json.loads(token[0]))
            value = self._value(next(self._tokens), depth + 1)
            entries.append(Entry(key, Span(*token.span()), value))
        return Table(Span(start, token.end()), tuple(entries))

    def _items(self, start: int, depth: int) -> Items:
        items: list[Node] = []
        while (token := next(self._tokens))[0] != "]":
            items.append(self._value(token, depth + 1))
        return Items(Span(start, token.end()), tuple(items))


def _too_deep(at: int) -> BrokenError:
    return BrokenError("is nested too deeply to be read", Span(at, at))


def _plain(message: str) -> str:
    return message[:1].lower() + message[1:]
