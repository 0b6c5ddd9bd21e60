"""What can be done about findings, each as a changed document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from promptlint.fix import ignore, mend, merge, objection
from promptlint.model import Diagnostic, Extraction, FileResult, Source
from promptlint.server.linter import Linter, Snapshot
from promptlint.settings import Settings
from promptlint.sources import Document

Kind: TypeAlias = Literal["fix", "ignore", "fix all"]


@dataclass(frozen=True, slots=True)
class Remedy:
    """Which of them is wanted: for a finding by its code and place, or for all."""

    kind: Kind
    code: str = ""
    start: int = 0

    def finding(self, result: FileResult) -> Diagnostic | None:
        """Return the finding that is meant."""
        return next(
            (
                one
                for one in result.diagnostics
                if (one.code, one.span.start) == (self.code, self.start)
            ),
            None,
        )


class Remedies:
    """Works out what remedies come to."""

    def __init__(self, linter: Linter) -> None:
        """Take what checks the results."""
        self._linter = linter

    def apply(self, remedy: Remedy, snapshot: Snapshot, reason: str) -> Document | None:
        """Return the changed document, or None where the remedy must not be applied."""
        settings = self._linter.settings(snapshot)
        if settings is None:
            return None
        bench = _Bench(self._linter, settings, snapshot.texts)
        document = snapshot.buffer.document
        if remedy.kind == "fix all":
            mended = mend(document, bench.lint, bench.extract)
            return mended.document if mended.fixed else None
        one = remedy.finding(self._linter.check(snapshot))
        if one is None:
            return None
        if remedy.kind == "fix":
            return _fixed(one, document, bench)
        return _ignored(one, document, bench, reason)


@dataclass(frozen=True, slots=True)
class _Bench:
    """Checks and reads the states that a document goes through."""

    linter: Linter
    settings: Settings
    texts: Mapping[str, str]

    def lint(self, source: Source) -> FileResult:
        return self.linter.lint(source, self.settings, self.texts)

    def extract(self, source: Source) -> Extraction:
        return self.linter.extract(source, self.settings, self.texts)


def _fixed(one: Diagnostic, document: Document, bench: _Bench) -> Document | None:
    if one.fix is None:
        return None
    edits = merge([one.fix])
    edited = document.edited(edits)
    refused = objection(document.source, edited.source, edits, bench.extract)
    return None if refused else edited


def _ignored(one: Diagnostic, document: Document, bench: _Bench, reason: str) -> Document | None:
    """Write the comment for one finding alone: it is gone once its rule finds one less."""
    own = [each for each in bench.lint(document.source).diagnostics if each.code == one.code]
    number = own.index(one)

    def lint(source: Source) -> FileResult:
        result = bench.lint(source)
        left = [each for each in result.diagnostics if each.code == one.code]
        kept = (left[number],) if len(left) >= len(own) else ()
        return replace(result, diagnostics=kept)

    ignored = ignore(document, lint, bench.extract, reason)
    return ignored.document if ignored.fixed else None
