"""TOML with places: the standard library reads it, with every string replaced by its number.

The language's strings and comments can be told from all else without a grammar. What stands in
the strings is read here, where their tables and keys are comes from the real parser.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
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

_TOKEN: Final = re.compile(
    r'''\#[^\n]*
    |"""(?s:[^"\\]|\\.|"(?!""))*"{3,5}
    |\'\'\'(?s:[^']|'(?!''))*'{3,5}
    |"(?:[^"\\\n]|\\.)*"
    |'[^'\n]*\'''',
    re.VERBOSE,
)
_ESCAPE: Final = re.compile(
    r"\\(?:[ \t]*\r?\n\s*|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|\r\n"
)
_LINE_END: Final = re.compile(r"\r\n")
_CHARACTERS: Final = {
    "b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\",
}  # fmt: skip
_MARK: Final = "\ue000"
"""Begins the number of a string. No bare key can hold it."""
_NOWHERE: Final = Span(0, 0)


def read_toml(text: str) -> Node:
    """Return what a text holds.

    A table has the place of the strings in it, and a value that is no string the beginning of the
    file: the parser says of neither where it stands.

    Raises:
        BrokenError: it is no TOML, or nested too deeply.
    """
    # Late: most runs read no TOML.
    if sys.version_info >= (3, 11):
        import tomllib  # noqa: PLC0415
    else:
        import tomli as tomllib  # noqa: PLC0415
    strings: list[Text] = []

    def number(token: re.Match[str]) -> str:
        if token[0].startswith("#"):
            return ""
        strings.append(_string(text, token))
        return f'"{_MARK}{len(strings) - 1}"'

    try:
        tomllib.loads(text)
        numbered = tomllib.loads(_TOKEN.sub(number, text))
    except tomllib.TOMLDecodeError as error:
        raise BrokenError(f"is no TOML: {_plain(str(error))}", _place(text, str(error))) from None
    except RecursionError:
        raise BrokenError("is nested too deeply to be read", _NOWHERE) from None
    return _node(numbered, strings, 0)


def _string(text: str, token: re.Match[str]) -> Text:
    span = Span(*token.span())
    quote = token[0][0]
    width = 3 if len(token[0]) > 5 and token[0].startswith(quote * 3) else 1
    inner = Span(span.start + width, span.end - width)
    if width == 3:  # a line end right after the quotes is not part of the text
        first = re.compile(r"\r?\n").match(text, inner.start, inner.end)
        inner = Span(first.end() if first else inner.start, inner.end)
    tape = Tape(text)
    tape.replaced(inner, _ESCAPE if quote == '"' else _LINE_END, _character)
    return tape.text(span, inner)


def _character(escape: re.Match[str]) -> str:
    spelled = escape[0][1:]
    if escape[0] == "\r\n":
        return "\n"
    if spelled[0].isspace():
        return ""
    if spelled[0] in "xuU":
        return chr(int(spelled[1:], 16))
    return _CHARACTERS[spelled]


def _node(value: object, strings: list[Text], depth: int) -> Node:
    if depth > DEEPEST:
        raise BrokenError("is nested too deeply to be read", _NOWHERE)
    if isinstance(value, str):
        return strings[int(value[1:])]
    if isinstance(value, Mapping):
        table = cast("Mapping[str, object]", value)
        entries = tuple(_entry(key, one, strings, depth) for key, one in table.items())
        return Table(_hull([entry.value for entry in entries]), entries)
    if isinstance(value, list):
        items = tuple(_node(one, strings, depth + 1) for one in cast("list[object]", value))
        return Items(_hull(items), items)
    return Other(_NOWHERE, _name(value), str(value))


def _entry(key: str, value: object, strings: list[Text], depth: int) -> Entry:
    node = _node(value, strings, depth + 1)
    if not key.startswith(_MARK):
        return Entry(key, _NOWHERE, node)
    quoted = strings[int(key[1:])]
    return Entry(quoted.value, quoted.span, node)


def _hull(nodes: list[Node] | tuple[Node, ...]) -> Span:
    spans = [node.span for node in nodes if node.span != _NOWHERE]
    if not spans:
        return _NOWHERE
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _name(value: object) -> str:
    if isinstance(value, bool):
        return "a truth value"
    return "a number" if isinstance(value, (int, float)) else "a date"


def _plain(message: str) -> str:
    return re.sub(r" \(at .*\)$", "", message[:1].lower() + message[1:])


def _place(text: str, message: str) -> Span:
    """Return the place that the parser's message names by line and column."""
    named = re.search(r"\(at line (\d+), column (\d+)\)$", message)
    if named is None:
        return Span(len(text), len(text))
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    at = min(starts[int(named[1]) - 1] + int(named[2]) - 1, len(text))
    return Span(at, at)
