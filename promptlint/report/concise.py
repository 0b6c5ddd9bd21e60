"""One line for each finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promptlint.model import FileResult
from promptlint.report.header import header
from promptlint.report.locator import Locator
from promptlint.report.look import Look


def concise(results: Sequence[FileResult], look: Look) -> Iterator[str]:
    """Yield `path:line:column: CODE [severity] name: message` for each finding."""
    for result in results:
        locator = Locator(result.source)
        for diagnostic in result.diagnostics:
            place = locator.place(diagnostic.span.start)
            yield header(result.path, place, diagnostic, look)
