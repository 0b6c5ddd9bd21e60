"""What `check` prints, and where."""

from __future__ import annotations

import sys
from collections.abc import Iterator
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
    statistics,
    summary,
)
from promptlint.settings import Resolver

_UNREADABLE = "PRM001"
_DIFF_PARTS: dict[str, Part] = {"+": "added", "-": "removed", "@": "help"}


def show(outcome: Outcome, flags: Flags) -> None:
    """Print the findings and their summary, or the diff; what went wrong goes to stderr."""
    if outcome.text is not None and not flags.diff:
        sys.stdout.buffer.write(outcome.text)
        sys.stdout.buffer.flush()
    if flags.diff:
        _diff(outcome, flags)
    else:
        _findings(outcome, flags, sys.stdout if outcome.text is None else sys.stderr)
    for text in (*_errors(outcome.results), *outcome.failures):
        terminal.complain(text)
    for text in outcome.refusals:
        terminal.warn(text)
    if not outcome.results and not flags.quiet:
        terminal.warn("no files to check")


def details(outcome: Outcome, resolver: Resolver, elapsed_s: float) -> None:
    """Print what --verbose adds: configuration, rules, suppressions, time."""
    settings = resolver.for_directory(str(Path.cwd()))
    files = ", ".join(settings.files) or "none"
    suppressed = sum(result.suppressed for result in outcome.results)
    terminal.note(f"configuration: {files}")
    terminal.note(f"rules: {len(registry.selected_codes(settings))} selected")
    terminal.note(f"suppressed: {suppressed}")
    terminal.note(f"time: {elapsed_s:.2f} s")


def _findings(outcome: Outcome, flags: Flags, stream: TextIO) -> None:
    is_machine = flags.output_format in MACHINE_FORMATS
    report = REPORTERS[flags.output_format]
    if flags.statistics:
        report = STATISTICS.get(flags.output_format, statistics)
    if flags.output_file:
        terminal.write_file(flags.output_file, report(outcome.results, Look()))
    else:
        prepare = terminal.machine_readable if is_machine else terminal.readable
        prepare(stream)
        look = Look() if is_machine else terminal.look_of(stream, flags.color)
        terminal.write_lines(report(outcome.results, look), stream)
    if outcome.results and not flags.quiet and not (is_machine and not flags.output_file):
        look = terminal.look_of(stream, flags.color)
        terminal.write_lines(summary(outcome.results, look, outcome.fixed), stream)


def _diff(outcome: Outcome, flags: Flags) -> None:
    terminal.readable(sys.stdout)
    look = terminal.look_of(sys.stdout, flags.color)
    lines = (look.paint(line, _DIFF_PARTS.get(line[:1], "plain")) for line in outcome.diff)
    terminal.write_lines(lines, sys.stdout)
    if not flags.quiet:
        noun = "problem" if outcome.fixed == 1 else "problems"
        terminal.note(f"Would fix {outcome.fixed} {noun}.")


def _errors(results: tuple[FileResult, ...]) -> Iterator[str]:
    """Yield why files could not be checked, but for those whose findings say so."""
    for result in results:
        codes = {diagnostic.code for diagnostic in result.diagnostics}
        if result.error and _UNREADABLE not in codes:
            yield f"{result.path}: {result.error}"
