"""What `check` prints, and where."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TextIO

from promptlint import registry
from promptlint.cli import terminal
from promptlint.cli.flags import Flags
from promptlint.cli.outcome import Outcome
from promptlint.model import FileResult
from promptlint.report import (
    MACHINE_FORMATS,
    REPORTERS,
    STATISTICS,
    Look,
    Part,
    Reporter,
    statistics,
    summary,
)
from promptlint.settings import Resolver

_UNREADABLE = "PRM001"
_SIMILAR = 3
"""For how many files the same error is told."""
_DIFF_PARTS: dict[str, Part] = {
    "--- ": "name",
    "+++ ": "name",
    "+": "added",
    "-": "removed",
    "@": "help",
}
"""How the lines of a diff are painted, by the first of these that they begin with."""


def show(outcome: Outcome, flags: Flags, resolver: Resolver) -> None:
    """Print the findings or the diff, then what went wrong (to stderr), then the summary."""
    stream = sys.stdout if outcome.text is None or flags.diff else sys.stderr
    if outcome.text is not None and not flags.diff:
        sys.stdout.buffer.write(outcome.text)
        sys.stdout.buffer.flush()
    if flags.diff:
        _diff(outcome, flags)
    else:
        _findings(outcome, flags, resolver, stream)
    stream.flush()
    for text in (*_errors(outcome.results, flags), *outcome.failures):
        terminal.complain(text)
    for text in outcome.refusals:
        terminal.warn(text)
    if not flags.quiet:
        _last_words(outcome, flags, stream)


def details(outcome: Outcome, resolver: Resolver, elapsed_s: float) -> None:
    """Print what --verbose adds: configuration, rules, suppressions, time."""
    settings = resolver.for_directory(str(Path.cwd()))
    files = ", ".join(settings.files) or "none"
    suppressed = sum(len(result.suppressed) for result in outcome.results)
    terminal.note(f"configuration: {files}")
    terminal.note(f"rules: {len(registry.selected_codes(settings))} selected")
    terminal.note(f"suppressed: {suppressed}")
    terminal.note(f"time: {elapsed_s:.2f} s")


def _findings(outcome: Outcome, flags: Flags, resolver: Resolver, stream: TextIO) -> None:
    is_machine = flags.output_format in MACHINE_FORMATS
    report = _reporter(flags, resolver)
    if flags.output_file:
        terminal.write_file(flags.output_file, report(outcome.results, Look()))
    else:
        prepare = terminal.machine_readable if is_machine else terminal.readable
        prepare(stream)
        look = Look() if is_machine else terminal.look_of(stream, flags.color)
        terminal.write_lines(report(outcome.results, look), stream)


def _reporter(flags: Flags, resolver: Resolver) -> Reporter:
    if flags.statistics:
        return STATISTICS.get(flags.output_format, statistics)
    if flags.output_format == "sarif":
        from promptlint.report.sarif import sarif  # noqa: PLC0415 - few runs need it

        settings = resolver.for_directory(str(Path.cwd()))
        return partial(sarif, cards=registry.cards(settings))
    return REPORTERS[flags.output_format]


def _last_words(outcome: Outcome, flags: Flags, stream: TextIO) -> None:
    if not outcome.results:
        terminal.warn("no files to check")
    elif flags.diff:
        noun = "problem" if outcome.fixed == 1 else "problems"
        verb = "fix" if flags.add_ignore is None else "ignore"
        terminal.note(f"Would {verb} {outcome.fixed:,} {noun}.")
    elif flags.output_file or flags.output_format not in MACHINE_FORMATS:
        look = terminal.look_of(stream, flags.color)
        verb = "Fixed" if flags.add_ignore is None else "Ignored"
        terminal.write_lines(summary(outcome.results, look, outcome.fixed, verb), stream)


def _diff(outcome: Outcome, flags: Flags) -> None:
    terminal.readable(sys.stdout)
    look = terminal.look_of(sys.stdout, flags.color)
    terminal.write_lines((look.paint(line, _diff_part(line)) for line in outcome.diff), sys.stdout)


def _diff_part(line: str) -> Part:
    for beginning, part in _DIFF_PARTS.items():
        if line.startswith(beginning):
            return part
    return "plain"


def _errors(results: tuple[FileResult, ...], flags: Flags) -> Iterator[str]:
    """Yield why files could not be checked, but for those whose findings say so.

    What befell many files is told for a few of them, unless all details are wanted.
    """
    paths: dict[str, list[str]] = {}
    for result in results:
        codes = {diagnostic.code for diagnostic in result.diagnostics}
        if result.error and _UNREADABLE not in codes:
            paths.setdefault(result.error, []).append(result.path)
    for error, affected in paths.items():
        shown = affected if flags.verbose or len(affected) <= _SIMILAR + 1 else affected[:_SIMILAR]
        yield from (f"{path}: {error}" for path in shown)
        if len(shown) < len(affected):
            yield f"the same for {len(affected) - len(shown):,} more files; --verbose names them"
