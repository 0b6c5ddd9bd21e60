"""A prompt as `extract` prints it: the record of the machine-readable formats."""

from __future__ import annotations

from typing import TypedDict

from promptlint.model import Hole, Prompt, Span
from promptlint.report.analysis import Analysis
from promptlint.report.locator import Locator


class PlaceRecord(TypedDict, total=False):
    """A place: from 1, columns in code points; `cell` in notebooks only."""

    line: int
    column: int
    cell: int


class SpanRecord(TypedDict):
    """A stretch of the source, `end` exclusive."""

    start: PlaceRecord
    end: PlaceRecord


class HoleRecord(TypedDict):
    """A hole; `start` and `end` are offsets in the prompt's text."""

    name: str
    start: int
    end: int
    origin: str


class EvidenceRecord(TypedDict):
    """Why a string is held to be a prompt."""

    kind: str
    what: str


class RowRecord(TypedDict, total=False):
    """What only some prompts have: the number of their record, from 1, and an analysis."""

    row: int
    analysis: Analysis


class PromptRecord(RowRecord):
    """One prompt."""

    id: str
    path: str
    start: PlaceRecord
    end: PlaceRecord
    pieces: list[SpanRecord]
    text: str
    holes: list[HoleRecord]
    role: str
    kind: str
    template: str
    symbol: str
    evidence: list[EvidenceRecord]
    confidence: float


def prompt_record(
    path: str, prompt: Prompt, locator: Locator, analysis: Analysis | None = None
) -> PromptRecord:
    """Return a prompt as a value that JSON can hold.

    `pieces` are the string expressions of this file that the text is made of, each once.
    """
    whole = _span(prompt.span, locator)
    expressions = {piece.expression for piece in prompt.pieces if piece.path is None}
    record: PromptRecord = {
        "id": prompt.id,
        "path": path,
        "start": whole["start"],
        "end": whole["end"],
        "pieces": [_span(span, locator) for span in sorted(expressions)],
        "text": prompt.text,
        "holes": [_hole(hole) for hole in prompt.holes],
        "role": prompt.role,
        "kind": prompt.kind,
        "template": prompt.template,
        "symbol": prompt.symbol,
        "evidence": [{"kind": item.kind, "what": item.what} for item in prompt.evidence],
        "confidence": round(prompt.confidence, 3),
    }
    if prompt.row is not None:
        record["row"] = prompt.row
    if analysis is not None:
        record["analysis"] = analysis
    return record


def _hole(hole: Hole) -> HoleRecord:
    span = hole.span
    return {"name": hole.name, "start": span.start, "end": span.end, "origin": hole.origin}


def _span(span: Span, locator: Locator) -> SpanRecord:
    return {"start": _place(span.start, locator), "end": _place(span.end, locator)}


def _place(offset: int, locator: Locator) -> PlaceRecord:
    place = locator.place(offset)
    record: PlaceRecord = {"line": place.line, "column": place.column}
    if place.cell is not None:
        record["cell"] = place.cell
    return record
