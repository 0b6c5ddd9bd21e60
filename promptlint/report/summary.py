"""The last words of a run: how much was checked, found, fixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from promptlint.model import FileResult, Severity
from promptlint.report.look import Look

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "information")


def summary(
    results: Sequence[FileResult], look: Look, fixed: int = 0, verb: str = "Fixed"
) -> Iterator[str]:
    """Yield one to three lines on a whole run; `fixed` counts the findings it did `verb` with."""
    found = [diagnostic for result in results for diagnostic in result.diagnostics]
    failed = sum(1 for result in results if result.error)
    done = f"{verb} {_count(fixed, 'problem')}. " if fixed else ""
    if not found and len(results) > failed:
        prompts = sum(result.prompts for result in results)
        checked = f"{_count(len(results) - failed, 'file')}, {_count(prompts, 'prompt')}"
        yield done + look.paint(f"No problems found in {checked}.", "good")
    elif found:
        counts = Counter(diagnostic.severity for diagnostic in found)
        kinds = [_severity(counts[kind], kind, look) for kind in _SEVERITIES if counts[kind]]
        files = sum(1 for result in results if result.diagnostics)
        where = f"{files} of {_count(len(results), 'file')}"
        yield f"{done}Found {_count(len(found), 'problem')} in {where}: {', '.join(kinds)}."
        yield from _fixable(results)
    if failed:
        yield look.paint(f"{_count(failed, 'file')} could not be checked.", "error")


def _fixable(results: Sequence[FileResult]) -> Iterator[str]:
    levels = Counter(
        found.fix.applicability for result in results for found in result.diagnostics if found.fix
    )
    parts: list[str] = []
    if levels["safe"]:
        parts.append(f"{levels['safe']} with --fix")
    if levels["unsafe"]:
        more = "more " if levels["safe"] else ""
        parts.append(f"{levels['unsafe']} {more}with --fix --unsafe-fixes")
    if parts:
        yield f"Can be fixed: {', '.join(parts)}."


def _severity(count: int, severity: Severity, look: Look) -> str:
    noun = f"{count} {severity}" if severity == "information" else _count(count, severity)
    return look.paint(noun, severity)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
