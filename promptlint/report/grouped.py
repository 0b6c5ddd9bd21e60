"""The findings under the names of their files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promptlint.model import FileResult
from promptlint.report.glyph import visible
from promptlint.report.header import verdict
from promptlint.report.locator import Locator
from promptlint.report.look import Look


def grouped(results: Sequence[FileResult], look: Look) -> Iterator[str]:
    """Yield each file's path, its findings with their places in one column, and an empty line."""
    for result in results:
        if not result.diagnostics:
            continue
        locator = Locator(result.source)
        places = [str(locator.place(found.span.start)) for found in result.diagnostics]
        width = max(map(len, places))
        yield f"{look.paint(visible(result.path), 'path')}:"
        for place, diagnostic in zip(places, result.diagnostics, strict=True):
            yield f"  {place:<{width}}  {verdict(diagnostic, look)}"
        yield ""
