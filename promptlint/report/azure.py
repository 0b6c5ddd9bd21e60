"""Logging commands of Azure Pipelines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promptlint.model import FileResult
from promptlint.report.look import Look
from promptlint.report.ranked import ranked
from promptlint.report.uri import relative


def azure(results: Sequence[FileResult], look: Look) -> Iterator[str]:
    """Yield one command for each finding, worst first. Azure knows errors and warnings alone."""
    del look  # commands have one look
    for one in ranked(results):
        diagnostic = one.diagnostic
        kind = "error" if diagnostic.severity == "error" else "warning"
        given = {
            "type": kind,
            "sourcepath": relative(one.path),
            "linenumber": str(one.start.line),
            "columnnumber": str(one.start.column),
            "code": diagnostic.code,
        }
        properties = "".join(f"{key}={_escaped(value)};" for key, value in given.items())
        message = _escaped(f"{diagnostic.name}: {diagnostic.message}")
        yield f"##vso[task.logissue {properties}]{message}"


def _escaped(text: str) -> str:
    escapes = (("%", "%AZP25"), (";", "%3B"), ("\r", "%0D"), ("\n", "%0A"), ("]", "%5D"))
    for character, escape in escapes:
        text = text.replace(character, escape)
    return text
