"""YAML's five ways to write a string, each mapped to the value that the parser made of it."""

from __future__ import annotations

import re
from typing import Final

from promptlint.model import Span
from promptlint.sources.data.node import Text
from promptlint.sources.data.tape import Tape, opaque

_BREAK: Final = r"(?:\r\n|[\r\n\x85\u2028\u2029])"
_BREAKS: Final = rf"{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*"
_FOLD: Final = rf"[ \t]*{_BREAKS}"
_FOLDED: Final = re.compile(_FOLD)
_SINGLE: Final = re.compile(rf"''|{_FOLD}")
_DOUBLE: Final = re.compile(
    rf"\\{_BREAKS}"
    rf"|\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|.)|{_FOLD}"
)
_ONE_BREAK: Final = re.compile(_BREAK)
_HEADER: Final = re.compile(rf"[|>][-+0-9]*[ \t]*(?:#[^\n\r]*)?{_BREAK}?")
_LINE: Final = re.compile(rf"(?P<line>[^\r\n\x85\u2028\u2029]*)(?P<end>{_BREAK}|\Z)")
_CHARACTERS: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def read_scalar(text: str, span: Span, style: str, value: str) -> Text:
    """Return the string that stands at `span` (anchor and tag left out) and has that value.

    Where its spelling is not understood, only its ends are mapped.
    """
    if style in ("|", ">"):
        return _block(text, span, style, value)
    width = 1 if style else 0
    inner = Span(span.start + width, max(span.start + width, span.end - width))
    tape = Tape(text)
    pattern = {"'": _SINGLE, '"': _DOUBLE}.get(style, _FOLDED)
    tape.replaced(inner, pattern, _character)
    return tape.text(span, inner) if tape.value == value else opaque(value, span, inner)


def _character(match: re.Match[str]) -> str:
    spelled = match[0]
    if spelled == "''":
        return "'"
    breaks = len(_ONE_BREAK.findall(spelled))
    if breaks:
        is_escaped = spelled[0] == "\\"
        return " " if breaks == 1 and not is_escaped else "\n" * (breaks - 1)
    letter, digits = spelled[1], spelled[2:]
    return chr(int(digits, 16)) if digits else _CHARACTERS.get(letter, letter)


def _block(text: str, span: Span, style: str, value: str) -> Text:
    header = _HEADER.match(text, span.start, span.end)
    start = header.end() if header else span.start
    tape = Tape(text)
    at = start
    for first, last in _lines(text, Span(start, span.end), value):
        glue = _glue(value, tape.length, style)
        if tape.length + len(glue) >= len(value.rstrip("\n")):
            break
        _put(tape, glue, at, first)
        tape.exact(first, last)
        at = last
    _put(tape, value[tape.length :], at, _after(text, at))
    span, inner = Span(span.start, at), Span(start, at)
    return tape.text(span, inner) if tape.value == value else opaque(value, span, inner)


def _put(tape: Tape, glue: str, start: int, end: int) -> None:
    if glue:
        tape.spelled(glue, start, end)


def _after(text: str, at: int) -> int:
    line_end = _ONE_BREAK.match(text, at)
    return line_end.end() if line_end else at


def _glue(value: str, at: int, style: str) -> str:
    """Return what the value has where the file has the end of a line and the next one's margin."""
    end = at
    while value[end : end + 1] == "\n":
        end += 1
    if end == at and at and style == ">" and value[at : at + 1] == " ":
        end += 1
    return value[at:end]


def _lines(text: str, over: Span, value: str) -> list[tuple[int, int]]:
    """Return where the lines that are not empty stand, without their margin."""
    margin = None
    wanted = next((line for line in value.split("\n") if line.strip(" ")), "")
    lines: list[tuple[int, int]] = []
    for match in _LINE.finditer(text, over.start, over.end):
        line = match["line"]
        indent = len(line) - len(line.lstrip(" "))
        if line.strip(" ") and margin is None:
            margin = indent - (len(wanted) - len(wanted.lstrip(" ")))
        if line.strip(" ") and margin is not None and indent < margin:
            break
        if margin is not None and len(line) > margin:
            lines.append((match.start() + margin, match.start("end")))
    return lines
