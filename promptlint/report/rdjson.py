"""Reviewdog's diagnostic format, with the fixes as suggestions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from promptlint.model import FileResult, Severity, Span
from promptlint.report.locator import Locator
from promptlint.report.look import Look
from promptlint.report.ranked import Placed, ranked
from promptlint.report.uri import relative

_SEVERITIES: Final[Mapping[Severity, str]] = {
    "error": "ERROR",
    "warning": "WARNING",
    "information": "INFO",
}


def rdjson(results: Sequence[FileResult], look: Look) -> Iterator[str]:
    """Yield one object that holds all findings, worst first."""
    del look  # JSON has one look
    document = {
        "source": {"name": "promptlint"},
        "diagnostics": [_diagnostic(one) for one in ranked(results)],
    }
    yield json.dumps(document, indent=2, ensure_ascii=False)


def _diagnostic(one: Placed) -> dict[str, object]:
    found = one.diagnostic
    edits = found.fix.edits if found.fix and found.fix.applicability != "display" else ()
    record: dict[str, object] = {
        "message": found.message,
        "location": {"path": relative(one.path), "range": _range(found.span, one.locator)},
        "severity": _SEVERITIES[found.severity],
        "code": {"value": found.code},
    }
    if len(edits) == 1:  # each suggestion is taken for a whole fix of its own
        edit = edits[0]
        text = {"range": _range(edit.span, one.locator), "text": edit.replacement}
        record["suggestions"] = [text]
    return record


def _range(span: Span, locator: Locator) -> dict[str, object]:
    return {"start": _position(span.start, locator), "end": _position(span.end, locator)}


def _position(offset: int, locator: Locator) -> dict[str, object]:
    """Return a place as reviewdog counts: columns are bytes of UTF-8."""
    place = locator.place(offset)
    row = locator.row(min(offset, len(locator.text)))
    before = locator.text[locator.start(row) : offset]
    return {"line": place.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
