"""`check --fix` and `check --diff`: mend the files that have fixes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from promptlint.cli.flags import Flags
from promptlint.cli.outcome import Outcome
from promptlint.engine import lint_source
from promptlint.errors import SourceError
from promptlint.extract import extract
from promptlint.fix import Mended, diff, fixable, mend, write
from promptlint.model import Extraction, FileResult, Source
from promptlint.ruleset import ruleset
from promptlint.settings import Resolver, Settings
from promptlint.sources import Document, Project, load


def files(results: Iterable[FileResult], flags: Flags, resolver: Resolver) -> Outcome:
    """Mend each file that has fixes, or with --diff only say what that would change."""
    outcome, project = Outcome(()), Project()
    done: list[FileResult] = []
    for result in results:
        if result.error or not fixable(result.diagnostics, unsafe=flags.unsafe_fixes):
            done.append(result)
            continue
        try:
            settings = resolver.for_path(result.path)
            before = load(result.path, settings.max_file_size)
            mended = mended_by(before, flags, settings, project)
            if not flags.diff and mended.fixed:
                write(before, mended.document)
        except SourceError as error:
            outcome = replace(outcome, failures=(*outcome.failures, str(error)))
            done.append(result)
            continue
        outcome = told(outcome, before, mended)
        done.append(mended.result)
    return replace(outcome, results=tuple(done))


def mended_by(
    document: Document, flags: Flags, settings: Settings, project: Project | None = None
) -> Mended:
    """Mend one document as the engine checks it."""

    def lint(source: Source) -> FileResult:
        return lint_source(source, settings, project)

    def extraction(source: Source) -> Extraction:
        return extract(source, sinks=ruleset(settings).sinks, project=project)

    return mend(document, lint, extraction, unsafe=flags.unsafe_fixes)


def told(outcome: Outcome, before: Document, mended: Mended) -> Outcome:
    """Return the outcome with one more file in it (its result aside)."""
    path = before.source.path
    refusals = (f"{path}: not fixed: {mended.refusal}",) if mended.refusal else ()
    return replace(
        outcome,
        fixed=outcome.fixed + mended.fixed,
        diff=(*outcome.diff, *diff(before, mended.document)),
        refusals=(*outcome.refusals, *refusals),
    )
