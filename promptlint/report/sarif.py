"""SARIF 2.1.0, which code hosts and editors read (OASIS, sarif-v2.1.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from promptlint.model import Diagnostic, FileResult, Fix, RuleCard, Severity, Span
from promptlint.report.locator import Locator
from promptlint.report.look import Look
from promptlint.report.ranked import Placed, ranked
from promptlint.report.uri import uri
from promptlint.version import VERSION

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME: Final = "https://pypi.org/project/promptlint-cst/"
_LEVELS: Final[Mapping[Severity, str]] = {
    "error": "error",
    "warning": "warning",
    "information": "note",
}
_NO_CARDS: Final[Mapping[str, RuleCard]] = MappingProxyType({})


def sarif(
    results: Sequence[FileResult], look: Look, cards: Mapping[str, RuleCard] = _NO_CARDS
) -> Iterator[str]:
    """Yield one run with all findings, worst first; `cards` describes rules by their codes.

    What a directive or the baseline covers is there as well, marked as suppressed. Files that
    could not be checked are notifications of the tool. In notebooks lines count within the cell.
    """
    del look  # JSON has one look
    found = list(ranked(results, suppressed=True))
    codes = sorted({one.diagnostic.code for one in found})
    notifications = [_notification(result) for result in results if result.error]
    run = {
        "tool": {"driver": _driver(codes, cards, found)},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not notifications,
                "toolExecutionNotifications": notifications,
            }
        ],
        "results": [_result(one, codes) for one in found],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(document, indent=2, ensure_ascii=False)


def _driver(
    codes: Sequence[str], cards: Mapping[str, RuleCard], found: Sequence[Placed]
) -> dict[str, object]:
    names = {one.diagnostic.code: one.diagnostic.name for one in found}
    return {
        "name": "promptlint",
        "version": VERSION,
        "semanticVersion": VERSION,
        "informationUri": _HOME,
        "rules": [
            _rule(cards[code]) if code in cards else {"id": code, "name": names[code]}
            for code in codes
        ],
    }


def _rule(card: RuleCard) -> dict[str, object]:
    return {
        "id": card.code,
        "name": card.name,
        "shortDescription": {"text": card.summary},
        "help": {"text": card.page, "markdown": card.page},
        "defaultConfiguration": {"level": _LEVELS[card.severity], "enabled": card.default},
        "properties": {"tags": ["prompt"], "problem.severity": _problem(card.severity)},
    }


def _problem(severity: Severity) -> str:
    return "recommendation" if severity == "information" else severity


def _result(one: Placed, codes: Sequence[str]) -> dict[str, object]:
    found = one.diagnostic
    where = {"uri": uri(one.path)}
    record: dict[str, object] = {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": _LEVELS[found.severity],
        "message": {"text": found.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": where,
                    "region": _region(found.span, one.locator),
                }
            }
        ],
        "partialFingerprints": {"promptlint/v1": found.fingerprint},
        "properties": _properties(found),
    }
    if found.fix and found.fix.applicability != "display":
        record["fixes"] = [_fix(found.fix, where, one.locator)]
    if found.suppression != "none":
        kind = "inSource" if found.suppression == "comment" else "external"
        record["suppressions"] = [{"kind": kind}]
    return record


def _properties(found: Diagnostic) -> dict[str, object]:
    properties: dict[str, object] = {"confidence": found.confidence}
    if found.prompt is not None:
        properties |= {"promptId": found.prompt.id, "promptRole": found.prompt.role}
    return properties


def _region(span: Span, locator: Locator) -> dict[str, object]:
    start, end = locator.place(span.start), locator.place(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _fix(fix: Fix, where: Mapping[str, str], locator: Locator) -> dict[str, object]:
    replacements = [
        {
            "deletedRegion": _region(edit.span, locator),
            "insertedContent": {"text": edit.replacement},
        }
        for edit in fix.edits
    ]
    return {
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": dict(where), "replacements": replacements}],
    }


def _notification(result: FileResult) -> dict[str, object]:
    where = {"physicalLocation": {"artifactLocation": {"uri": uri(result.path)}}}
    return {
        "level": "error",
        "message": {"text": result.error or ""},
        "locations": [where],
    }
