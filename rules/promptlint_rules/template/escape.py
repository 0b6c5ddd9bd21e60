r"""Backslashes in a literal that Python reads in another way than the prompt means: `\frac`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from promptlint.model import Piece, Prompt, Span
from promptlint.pattern import late
from promptlint.rule import Facts

_BACKSLASH = late(r"\\(?:\r\n|.)", re.DOTALL)
_VALID = frozenset("\n\r\\'\"abfnrtvNuUx01234567")
_BYTES_FREE = frozenset("afbv")
# What a command of LaTeX leaves when its first letter is taken for an escape.
_COMMANDS = {
    "t": late(
        r"t(?:imes|o|heta|au|ext(?:bf|it|rm|tt|sf|sc)?|frac|riangle|anh?|op|ilde|herefore|itle|frac|iny|ableofcontents)(?![A-Za-z])"
    ),
    "r": late(
        r"r(?:ight(?:arrow)?|ho|angle|ceil|floor|m|brace|enewcommand|ef|ule|aisebox|aggedright)(?![A-Za-z])"
    ),
    "n": late(
        r"n(?:abla|eq|exists|mid|otin|earrow|u|ewcommand|ewline|ewpage|oindent|onumber)(?![A-Za-z])"
    ),
}
_FOLDERS = late(r"(?<!\w)[C-E]:(?!\\n)((?:\\[A-Za-z][\w.-]*){2,})")
"""A path of Windows: a drive and two names at least."""
_DOUBTFUL = frozenset(("tan", "to", "top", "tau", "nu", "rm", "neq", "nmid"))
_MATHS = late(r"[$^_{}=+]|\\\\")
_WORD = late(r"[A-Za-z]+")
_CHARACTERS = {
    "t": "a tab", "r": "a carriage return", "n": "a newline", "f": "a form feed",
    "b": "a backspace", "v": "a vertical tab", "a": "a bell",
}  # fmt: skip


class Escape(NamedTuple):
    """A backslash of the source, the word that it spoils, and what the model reads instead."""

    span: Span
    word: str
    becomes: str


def corrupted(prompt: Prompt, facts: Facts, piece: Piece) -> Iterator[Escape]:
    """Yield the escapes of a literal that eat the first letter of a word, a command or a folder."""
    literal = facts.text(piece.source_span.start, piece.source_span.end)
    is_path = ":\\" in literal
    paths = [Span(*m.span(1)) for m in _FOLDERS.finditer(literal)] if is_path else []
    for start, letter in _escapes(prompt, facts, piece):
        text = facts.text(start + 1, min(piece.source_span.end, start + 40))
        word = _word(letter, text, _line(facts, piece, start))
        if (
            not word
            and letter in _CHARACTERS
            and _is_folder(paths, start - piece.source_span.start)
        ):
            match = _WORD.match(text)
            word = match[0] if match else ""
        if word:
            yield Escape(Span(start, start + 1 + len(word)), word, _CHARACTERS[letter])


def invalid(prompt: Prompt, facts: Facts, piece: Piece) -> list[Span]:
    """Return the backslashes of a literal that begin no escape of Python."""
    found = _escapes(prompt, facts, piece)
    return [Span(start, start + 2) for start, letter in found if letter[0] not in _VALID]


def _escapes(prompt: Prompt, facts: Facts, piece: Piece) -> Iterator[tuple[int, str]]:
    """Yield place and letter of each backslash that stands in the literal's own text."""
    if piece.path is not None or "r" in piece.prefix.lower():
        return
    text = facts.text(piece.source_span.start, piece.source_span.end)
    if "\\" not in text:
        return
    holes = [hole.source_span for hole in prompt.holes if hole.source_span is not None]
    holes = [span for span in holes if piece.source_span.contains(span)]
    for match in _BACKSLASH.finditer(text):
        span = Span(*match.span()).shift(piece.source_span.start)
        if not any(hole.overlaps(span) for hole in holes):
            yield span.start, match[0][1:]


def _word(letter: str, text: str, line: str) -> str:
    """Return the word that an escape spoils: any after an escape that nobody types, else LaTeX."""
    if letter in _BYTES_FREE:
        match = _WORD.match(text)
        return match[0] if match and len(match[0]) > 1 else ""
    command = _COMMANDS[letter].match(text) if letter in _COMMANDS else None
    if command is None or (command[0] in _DOUBTFUL and not _MATHS.search(line)):
        return ""
    return command[0]


def _is_folder(paths: list[Span], at: int) -> bool:
    """Say whether a backslash stands in the path of a file."""
    return any(path.start <= at < path.end for path in paths)


def _line(facts: Facts, piece: Piece, at: int) -> str:
    """Return the line of the source's literal around an offset, without the place itself."""
    start = max(piece.source_span.start, at - 80)
    before = facts.text(start, at).rpartition("\n")[2]
    after = facts.text(at + 1, min(piece.source_span.end, at + 80)).partition("\n")[0]
    return before + after
