"""A finding as the machine-readable formats show it; the keys follow ruff's."""

from __future__ import annotations

from promptlint.model import Diagnostic, Fix, PromptRef
from promptlint.report.locator import Locator, Place


def record(path: str, diagnostic: Diagnostic, locator: Locator) -> dict[str, object]:
    """Return a finding as a value that JSON can hold. Rows and columns are from 1, ends exclusive.

    `url` is None: the rules' pages come with the program (`promptlint rule CODE`).
    """
    start, end = (locator.place(at) for at in (diagnostic.span.start, diagnostic.span.end))
    return {
        "cell": start.cell,
        "code": diagnostic.code,
        "confidence": diagnostic.confidence,
        "end_location": _location(end),
        "filename": path,
        "fingerprint": diagnostic.fingerprint,
        "fix": diagnostic.fix and _fix(diagnostic.fix, locator),
        "label": diagnostic.label,
        "location": _location(start),
        "message": diagnostic.message,
        "name": diagnostic.name,
        "prompt": diagnostic.prompt and _prompt(diagnostic.prompt),
        "severity": diagnostic.severity,
        "url": None,
    }


def _location(place: Place) -> dict[str, object]:
    return {"column": place.column, "row": place.line}


def _fix(fix: Fix, locator: Locator) -> dict[str, object]:
    return {
        "applicability": fix.applicability,
        "edits": [
            {
                "content": edit.replacement,
                "end_location": _location(locator.place(edit.span.end)),
                "location": _location(locator.place(edit.span.start)),
            }
            for edit in fix.edits
        ],
        "message": fix.title,
    }


def _prompt(prompt: PromptRef) -> dict[str, object]:
    return {"id": prompt.id, "role": prompt.role, "symbol": prompt.symbol}
