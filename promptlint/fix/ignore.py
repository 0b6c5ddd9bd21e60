"""Directives for findings that stay: written where they cover them, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from promptlint.fix.guard import Extractor, objection
from promptlint.fix.mend import Lint, Mended
from promptlint.model import Diagnostic, Edit, LineIndex, Source, Span
from promptlint.sources import Document

Place: TypeAlias = Callable[[Source, Diagnostic, str], Edit]


def ignore(document: Document, lint: Lint, extract: Extractor, reason: str = "") -> Mended:
    """Write `# promptlint: ignore[…]` for all that `lint` finds; `fixed` counts what is covered.

    A directive goes to the end of the finding's last line, behind the prompt if that spans lines,
    or else above the prompt. One that does not cover its findings, or changes what the file says,
    is not written.
    """
    before = lint(document.source)
    current, result = document, before
    for place in (_behind, _above):
        for group in _groups(current.source, result.diagnostics, place):
            edit = place(current.source, group[0], _directive(group, reason))
            edited = current.edited([edit])
            after = lint(edited.source)
            gone = len(result.diagnostics) - len(after.diagnostics)
            if gone >= len(group) and not _objection(current, edited, edit, extract):
                current, result = edited, after
    return Mended(current, result, len(before.diagnostics) - len(result.diagnostics))


def _objection(before: Document, after: Document, edit: Edit, extract: Extractor) -> str | None:
    return objection(before.source, after.source, [edit], extract)


def _groups(
    source: Source, found: Sequence[Diagnostic], place: Place
) -> Iterator[tuple[Diagnostic, ...]]:
    """Yield the findings of each place where a directive goes, the last place first."""
    places: dict[int, list[Diagnostic]] = {}
    for one in found:
        places.setdefault(place(source, one, "").span.start, []).append(one)
    for at in sorted(places, reverse=True):
        yield tuple(places[at])


def _directive(group: Sequence[Diagnostic], reason: str) -> str:
    codes = ", ".join(sorted({one.code for one in group}))
    words = " ".join(reason.split())
    return f"# promptlint: ignore[{codes}]" + (f" -- {words}" if words else "")


def _behind(source: Source, one: Diagnostic, directive: str) -> Edit:
    """Return the directive at the end of the line that the finding, or its prompt, ends on."""
    span = one.prompt.span if one.prompt and one.prompt.span.contains(one.span) else one.span
    text = source.text
    ends = [at for mark in "\r\n" if (at := text.find(mark, span.end)) >= 0]
    rest = text[span.end : min(ends, default=len(text))]
    at = span.end + len(rest.rstrip())
    return Edit(Span(at, at), f"  {directive}")


def _above(source: Source, one: Diagnostic, directive: str) -> Edit:
    """Return the directive as a line of its own above the finding's prompt."""
    start = one.prompt.span.start if one.prompt else one.span.start
    index = LineIndex(source.text)
    at = index.starts[index.position(start).line - 1]
    line = source.text[at:start]
    indent = line[: len(line) - len(line.lstrip())]
    return Edit(Span(at, at), f"{indent}{directive}\n")
