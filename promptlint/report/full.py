"""Each finding with the source around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promptlint.model import Applicability, Diagnostic, FileResult, Fix
from promptlint.report.excerpt import Excerpt, last_offset
from promptlint.report.glyph import visible
from promptlint.report.gutter import Gutter
from promptlint.report.header import header
from promptlint.report.locator import Locator
from promptlint.report.look import Look
from promptlint.report.preview import preview

_FLAGS: dict[Applicability, str] = {
    "safe": "--fix",
    "unsafe": "--fix --unsafe-fixes: changes what the model reads",
}


def full(results: Sequence[FileResult], look: Look) -> Iterator[str]:
    """Yield each finding's header, excerpt, fix and page, with an empty line after it."""
    for result in results:
        locator = Locator(result.source)
        for diagnostic in result.diagnostics:
            place = locator.place(diagnostic.span.start)
            yield header(result.path, place, diagnostic, look)
            yield from _body(diagnostic, locator, look)
            yield ""


def _body(diagnostic: Diagnostic, locator: Locator, look: Look) -> Iterator[str]:
    last = locator.row(min(last_offset(diagnostic), len(locator.text)))
    gutter = Gutter(look, len(str(locator.number(last))))
    if locator.text:
        yield from Excerpt(diagnostic, locator, gutter).rows()
    if diagnostic.fix is not None:
        yield _note(gutter, *_hint(diagnostic.fix))
        if diagnostic.fix.applicability == "display":
            yield from preview(diagnostic.fix.edits, locator, gutter)
    yield _note(gutter, "see", f"promptlint rule {diagnostic.code}")


def _hint(fix: Fix) -> tuple[str, str]:
    flag = _FLAGS.get(fix.applicability)
    return ("fix", f"{visible(fix.title)} ({flag})") if flag else ("help", visible(fix.title))


def _note(gutter: Gutter, word: str, text: str) -> str:
    return gutter.row(f"{gutter.look.paint(f'{word}:', 'help')} {text}", sign="=")
