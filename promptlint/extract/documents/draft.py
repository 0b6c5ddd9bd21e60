"""A prompt outside Python, from its strings to the value that rules and analyses read."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from promptlint.extract.template import guess, parse
from promptlint.model import (
    Evidence,
    Field,
    Filling,
    Hole,
    Language,
    Piece,
    Prompt,
    Role,
    Run,
    Source,
    Span,
)
from promptlint.sources.data import Text

_GLUE: Final = "\n\n"
"""Stands between the strings of one prompt; no character of the file."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a prompt: its strings in order, and what its file says of it."""

    texts: tuple[Text, ...]
    role: Role
    what: str
    """Why this is a prompt, in words."""
    symbol: str = ""
    kind: str = "value"
    language: Language | None = None
    """The language of the template where something says which; None where the text has to show."""
    reader: str = ""
    """What reads the template, for messages; empty where nothing is known to."""
    whole: bool = True
    row: int | None = None
    identity: str = ""
    """The record's own id."""

    @property
    def span(self) -> Span:
        """The stretch of the file from the first string to the last."""
        return Span(
            min(text.span.start for text in self.texts), max(text.span.end for text in self.texts)
        )

    def prompt(self, source: Source) -> Prompt:
        """Return the prompt."""
        text = _GLUE.join(one.value for one in self.texts)
        pieces = tuple(_pieces(self.texts))
        language = self.language or guess(text)
        fields, faults = parse(text, language)
        places = _Places(pieces, self.span)
        over = Span(0, len(text))
        filling = Filling(language, self.reader, over, self.span, fields, faults, open=True)
        return Prompt(
            id=self.identity or _identity(source, text, self.span),
            text=text,
            span=self.span,
            pieces=pieces,
            holes=tuple(_hole(field, language, places) for field in fields),
            template=language if fields or self.language else "none",
            kind=self.kind,
            role=self.role,
            symbol=self.symbol,
            evidence=(Evidence("file", self.what),),
            uses=(replace(filling, complete=False),) if self.reader else (),
            whole=self.whole,
            row=self.row,
        )


def _pieces(texts: tuple[Text, ...]) -> Iterator[Piece]:
    at = 0
    for text in texts:
        runs = tuple(Run(run.text.shift(at), run.source) for run in text.runs)
        yield Piece(Span(at, at + len(text.value)), text.inner, text.span, runs)
        at += len(text.value) + len(_GLUE)


class _Places:
    """Finds where spans of a text stand in the file, without going through all runs for each."""

    def __init__(self, pieces: tuple[Piece, ...], span: Span) -> None:
        self._span = span
        self._runs = [run for piece in pieces for run in piece.runs]
        self._starts = [run.text.start for run in self._runs]

    def source(self, span: Span) -> Span:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = max(first + 1, bisect_left(self._starts, span.end))
        near = Piece(span, span, span, tuple(self._runs[first:last]))
        return Prompt("", "", self._span, (near,)).source(span)


def _hole(field: Field, language: Language, places: _Places) -> Hole:
    return Hole(
        name=field.name,
        expression=field.path or field.name,
        span=field.span,
        language=language,
        source_span=places.source(field.span),
        spec=field.spec,
        conversion=field.conversion,
    )


def _identity(source: Source, text: str, span: Span) -> str:
    line = source.part.line if source.part else 1
    told = f"{source.path}\0{line}\0{span.start}\0{text}"
    return hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=6).hexdigest()
