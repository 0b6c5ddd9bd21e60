"""`check -`: the text on stdin, under the name that --stdin-filename gives it."""

from __future__ import annotations

import sys

import click

from promptlint.cli import repair
from promptlint.cli.flags import Flags
from promptlint.cli.outcome import Outcome
from promptlint.engine import lint_data
from promptlint.errors import PromptlintError
from promptlint.failure import failure
from promptlint.model import FileResult
from promptlint.registry import check_settings
from promptlint.settings import Resolver, Settings

_UNNAMED = "<stdin>"


def check(flags: Flags, resolver: Resolver) -> Outcome:
    """Check what comes on stdin; with --fix, give the mended text back."""
    if len(flags.paths) > 1:
        raise click.UsageError("`-` is stdin, and cannot be checked together with files")
    data = sys.stdin.buffer.read()
    path = flags.stdin_filename or _UNNAMED
    settings = resolver.for_path(path)
    check_settings(settings)
    result = _linted(data, path, settings)
    if flags.changes_files:
        return repair.text(data, result, flags, settings)
    return Outcome((result,))


def _linted(data: bytes, path: str, settings: Settings) -> FileResult:
    try:
        return lint_data(data, path, settings)
    except PromptlintError:
        raise
    except Exception as error:  # noqa: BLE001 - as the runner does for files
        return FileResult(path, error=failure("the check", error))
