"""Workflow commands of GitHub Actions, which become annotations beside the code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from promptlint.model import FileResult, Severity
from promptlint.report.look import Look
from promptlint.report.ranked import Placed, ranked
from promptlint.report.uri import relative

_COMMANDS: Final[Mapping[Severity, str]] = {
    "error": "error",
    "warning": "warning",
    "information": "notice",
}


def github(results: Sequence[FileResult], look: Look) -> Iterator[str]:
    """Yield one command for each finding, worst first."""
    del look  # commands have one look
    for one in ranked(results):
        diagnostic = one.diagnostic
        given = ",".join(f"{key}={_property(value)}" for key, value in _place(one))
        title = _property(f"promptlint {diagnostic.code} ({diagnostic.name})")
        command = _COMMANDS[diagnostic.severity]
        yield f"::{command} title={title},{given}::{_data(diagnostic.message)}"


def _place(one: Placed) -> Iterator[tuple[str, str]]:
    """Yield where the finding is; GitHub refuses columns of findings that span lines."""
    start, end = one.start, one.end
    yield "file", relative(one.path)
    yield "line", str(start.line)
    yield "endLine", str(end.line)
    if start.line == end.line:
        yield "col", str(start.column)
        yield "endColumn", str(end.column)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
