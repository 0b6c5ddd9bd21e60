"""`check --fix`, `--add-ignore` and `--diff`: mend what has fixes, or mark what is to stay."""

from __future__ import annotations

from collections.abc import Iterable

from promptlint.cli.flags import Flags
from promptlint.cli.outcome import Outcome
from promptlint.engine import lint_source
from promptlint.errors import SourceError
from promptlint.extract import extract
from promptlint.failure import failure
from promptlint.fix import Mended, diff, fixable, ignore, mend, write
from promptlint.model import Extraction, FileResult, Source
from promptlint.ruleset import ruleset
from promptlint.settings import Resolver, Settings
from promptlint.sources import Document, Project, decode, load


def files(results: Iterable[FileResult], flags: Flags, resolver: Resolver) -> Outcome:
    """Mend each file that has fixes, or with --diff only say what that would change."""
    return Outcome.of([_file(result, flags, resolver) for result in results])


def text(data: bytes, result: FileResult, flags: Flags, settings: Settings) -> Outcome:
    """Mend what came on stdin. Whatever happens, the outcome has a text to give back."""
    if result.error:
        return Outcome((result,), text=data)
    try:
        document = decode(data, result.path)
        mended = _mended(document, flags, settings)
    except Exception as error:  # noqa: BLE001 - a crash must not cost an editor its buffer
        return Outcome((result,), failures=(_crash(result, error),), text=data)
    return _told(document, mended, mended.document.data)


def _file(result: FileResult, flags: Flags, resolver: Resolver) -> Outcome:
    if result.error or not _is_changed(result, flags):
        return Outcome((result,))
    try:
        settings = resolver.for_path(result.path)
        document = load(result.path, settings.max_file_size)
        mended = _mended(document, flags, settings)
        if mended.fixed and not flags.diff:
            write(document, mended.document)
    except SourceError as error:
        return Outcome((result,), failures=(str(error),))
    except Exception as error:  # noqa: BLE001 - one file's crash must not cost the others
        return Outcome((result,), failures=(_crash(result, error),))
    return _told(document, mended)


def _mended(document: Document, flags: Flags, settings: Settings) -> Mended:
    """Mend a document as the engine checks it, reading other files as they are by now."""
    project = Project()

    def lint(source: Source) -> FileResult:
        return lint_source(source, settings, project)

    def extraction(source: Source) -> Extraction:
        return extract(source, sinks=ruleset(settings).sinks, project=project)

    if flags.add_ignore is not None:
        return ignore(document, lint, extraction, flags.add_ignore)
    return mend(document, lint, extraction, unsafe=flags.unsafe_fixes)


def _is_changed(result: FileResult, flags: Flags) -> bool:
    if flags.add_ignore is not None:
        return bool(result.diagnostics)
    return fixable(result.diagnostics, unsafe=flags.unsafe_fixes)


def _told(before: Document, mended: Mended, text: bytes | None = None) -> Outcome:
    path = before.source.path
    return Outcome(
        (mended.result,),
        fixed=mended.fixed,
        diff=tuple(diff(before, mended.document)),
        refusals=(f"{path}: not fixed: {mended.refusal}",) if mended.refusal else (),
        text=text,
    )


def _crash(result: FileResult, error: Exception) -> str:
    return f"{result.path}: {failure('the fix', error)}"
