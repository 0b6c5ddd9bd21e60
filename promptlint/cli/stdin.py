"""`check -`: the text on stdin, under the name that --stdin-filename gives it."""

from __future__ import annotations

import sys
from dataclasses import replace

import click

from promptlint.cli import repair
from promptlint.cli.flags import Flags
from promptlint.cli.outcome import Outcome
from promptlint.engine import lint_data
from promptlint.settings import Resolver
from promptlint.sources import decode

_UNNAMED = "<stdin>"


def check(flags: Flags, resolver: Resolver) -> Outcome:
    """Check what comes on stdin; with --fix, give the mended text back."""
    if len(flags.paths) > 1:
        raise click.UsageError("`-` is stdin, and cannot be checked together with files")
    data = sys.stdin.buffer.read()
    path = flags.stdin_filename or _UNNAMED
    settings = resolver.for_path(path)
    result = lint_data(data, path, settings)
    outcome = Outcome((result,))
    if not (flags.fix or flags.diff):
        return outcome
    if result.error:
        return replace(outcome, text=data)
    document = decode(data, path)
    mended = repair.mended_by(document, flags, settings)
    outcome = repair.told(Outcome((mended.result,)), document, mended)
    return replace(outcome, text=mended.document.data)
