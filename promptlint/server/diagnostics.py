"""Findings as the protocol has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lsprotocol import types

from promptlint.model import Diagnostic, FileResult, Severity
from promptlint.server.buffer import Buffer

NAME: Final = "promptlint"
_SEVERITIES: Final[Mapping[Severity, types.DiagnosticSeverity]] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "information": types.DiagnosticSeverity.Information,
}


def by_part(buffer: Buffer, result: FileResult) -> Mapping[str, Sequence[types.Diagnostic]]:
    """Return the findings of each part of a buffer, under its address; every part is there."""
    found: dict[str, list[types.Diagnostic]] = {part.uri: [] for part in buffer.parts}
    for one in result.diagnostics:
        part, place = buffer.place(one.span)
        found[part.uri].append(_shown(one, place))
    return found


def _shown(one: Diagnostic, place: types.Range) -> types.Diagnostic:
    return types.Diagnostic(
        place,
        one.message,
        severity=_SEVERITIES[one.severity],
        code=one.code,
        source=NAME,
    )
