"""Apply fixes to one file until nothing is left to apply."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from promptlint.fix.edits import applicable, choose, levels, merge
from promptlint.fix.guard import Extractor, objection
from promptlint.model import Diagnostic, FileResult, Source
from promptlint.sources import Document

Lint: TypeAlias = Callable[[Source], FileResult]

MOST_PASSES = 10


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after its fixes. `refusal` says why it was left as it was; `fixed` counts findings."""

    document: Document
    result: FileResult
    fixed: int = 0
    refusal: str | None = None


def fixable(diagnostics: Iterable[Diagnostic], *, unsafe: bool) -> bool:
    """Say whether something of this can be applied."""
    return bool(applicable(diagnostics, levels(unsafe=unsafe)))


def mend(document: Document, lint: Lint, extract: Extractor, *, unsafe: bool = False) -> Mended:
    """Apply the fixes that `lint` finds, check again, and so on until a pass finds none.

    Each pass is guarded (see `guard.objection`). A file for which a pass is refused, or whose
    fixes do not come to an end, is left as it was.
    """
    before = lint(document.source)
    current, result, fixed = document, before, 0
    for _ in range(MOST_PASSES):
        fixes = choose(applicable(result.diagnostics, levels(unsafe=unsafe)))
        if not fixes:
            return Mended(current, result, fixed)
        edits = merge(fixes)
        edited = current.edited(edits)
        refusal = objection(current.source, edited.source, edits, extract)
        if refusal:
            return Mended(document, before, refusal=refusal)
        current, result, fixed = edited, lint(edited.source), fixed + len(fixes)
        if result.error:
            return Mended(document, before, refusal=f"the result cannot be checked: {result.error}")
    return Mended(document, before, refusal=f"it does not settle in {MOST_PASSES} passes")
