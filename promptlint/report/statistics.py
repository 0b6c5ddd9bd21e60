"""How often each rule was broken."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from promptlint.model import Diagnostic, FileResult
from promptlint.report.look import Look


def statistics(results: Sequence[FileResult], look: Look) -> Iterator[str]:
    """Yield one row for each rule, the commonest first; `[*]` where every finding can be fixed."""
    rows = _rows(results)
    wide = max((len(str(count)) for _, count, _ in rows), default=0)
    for found, count, fixable in rows:
        star = look.paint("[*]", "help") if fixable else "[ ]"
        code = look.paint(found.code, found.severity)
        yield f"{count:>{wide}}  {code}  {star}  {found.name}"


def statistics_json(results: Sequence[FileResult], look: Look) -> Iterator[str]:
    """Yield the same as a JSON array."""
    del look  # JSON has one look
    rows = [
        {"code": found.code, "name": found.name, "count": count, "fixable": fixable}
        for found, count, fixable in _rows(results)
    ]
    yield json.dumps(rows, indent=2)


def _rows(results: Sequence[FileResult]) -> list[tuple[Diagnostic, int, bool]]:
    """Return for each rule one of its findings, their number, and whether all can be fixed."""
    counts: Counter[str] = Counter()
    one: dict[str, Diagnostic] = {}
    fixable: dict[str, bool] = {}
    for result in results:
        for found in result.diagnostics:
            counts[found.code] += 1
            one.setdefault(found.code, found)
            fixable[found.code] = fixable.get(found.code, True) and _is_fixable(found)
    order = sorted(counts, key=lambda code: (-counts[code], code))
    return [(one[code], counts[code], fixable[code]) for code in order]


def _is_fixable(found: Diagnostic) -> bool:
    return found.fix is not None and found.fix.applicability != "display"
