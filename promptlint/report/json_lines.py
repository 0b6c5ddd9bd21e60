"""Each finding as a JSON object on a line of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from promptlint.model import FileResult
from promptlint.report.locator import Locator
from promptlint.report.look import Look
from promptlint.report.record import record


def json_lines(results: Sequence[FileResult], look: Look) -> Iterator[str]:
    """Yield one object for each finding."""
    del look  # JSON has one look
    for result in results:
        locator = Locator(result.source)
        for diagnostic in result.diagnostics:
            yield json.dumps(record(result.path, diagnostic, locator), ensure_ascii=False)
