"""A prompt and its exact map back to the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from promptlint.model.place import Span
from promptlint.model.use import Use
from promptlint.model.value import Hole, Language

Role = Literal["system", "user", "assistant", "tool", "template", "example", "image"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch that maps linearly: as many source characters as text characters, or one escape.

    Where the two lengths differ the run is atomic (an escape, a doubled brace, a hole): only its
    two ends stand in both texts.
    """

    text: Span
    source: Span

    @property
    def is_exact(self) -> bool:
        """Say whether every character of the text stands in the source as it is."""
        return len(self.text) == len(self.source)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a prompt's text that one string literal of the source holds.

    `source_span` is what stands between the quotes, `expression` the whole string expression that
    the literal belongs to. A piece of another file has that file's `path`; its runs are then one
    atomic run onto the name that brings it here.
    """

    text_span: Span
    source_span: Span
    expression: Span
    runs: tuple[Run, ...]
    prefix: str = ""
    path: str | None = None
    conditional: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Joint:
    """Where two literals meet in the text, and how the source joins them there."""

    offset: int
    kind: Literal["implicit", "plus", "augmented", "interpolated"]
    span: Span
    """The place in this file between the two literals (or at the operator)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a string is held to be a prompt: it reaches a sink, looks like one, or a file says so."""

    kind: Literal["sink", "likeness", "file"]
    what: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A text with holes that becomes model input, mapped to the source it is built from.

    Holes stand in `text` as their source spells them: `{topic}`, `{{ topic }}`, `%s`. Text of an
    f-string is cooked (its doubled braces are single); text of every other template is as written.
    """

    id: str
    text: str
    span: Span
    """The whole expression in this file."""
    pieces: tuple[Piece, ...]
    holes: tuple[Hole, ...] = ()
    joints: tuple[Joint, ...] = ()
    template: Language = "none"
    kind: str = "literal"
    role: Role = "template"
    symbol: str = ""
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    uses: tuple[Use, ...] = ()
    whole: bool = True
    """Whether this is a whole message or completion prompt, not a fragment of one."""
    sent: bool = False
    """Whether the text was followed to a sink, in this file, as it is here."""
    row: int | None = None
    """The number, from 1, of the dataset record that it stands in."""

    def source(self, span: Span) -> Span:
        """Return where `span` of the text stands in this file: the smallest stretch that holds it.

        An offset within an escape or a foreign piece maps to that run's near end.
        """
        runs = [run for piece in self.pieces for run in piece.runs]
        return _to_source(runs, span) or self.span

    def exact_source(self, span: Span) -> Span | None:
        """Return where `span` stands character for character in one literal, or None."""
        for run in self.runs():
            if run.text.contains(span) and run.is_exact:
                return span.shift(run.source.start - run.text.start)
        return None

    def runs(self) -> Iterator[Run]:
        """Yield the runs of all pieces in text order."""
        for piece in self.pieces:
            yield from piece.runs


def _to_source(runs: list[Run], span: Span) -> Span | None:
    touched = [run for run in runs if run.text.overlaps(span)]
    if not touched:  # an empty span, or one that lies between the runs
        touched = [run for run in runs if run.text.start <= span.start <= run.text.end][:1]
    if not touched:
        return None
    first, last = touched[0], touched[-1]
    start = first.source.start
    if first.is_exact:
        start += max(0, span.start - first.text.start)
    end = last.source.end
    if last.is_exact:
        end -= max(0, last.text.end - span.end)
    return Span(min(start, end), max(start, end))
