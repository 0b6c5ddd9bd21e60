"""All findings as one JSON array."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from promptlint.model import FileResult
from promptlint.report.locator import Locator
from promptlint.report.look import Look
from promptlint.report.record import record


def json_array(results: Sequence[FileResult], look: Look) -> Iterator[str]:
    """Yield the array, indented; an empty one where nothing was found."""
    del look  # JSON has one look
    records: list[dict[str, object]] = []
    for result in results:
        locator = Locator(result.source)
        records += [record(result.path, found, locator) for found in result.diagnostics]
    yield json.dumps(records, indent=2, ensure_ascii=False)
