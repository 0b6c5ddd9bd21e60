"""GitLab's Code Quality report: an array in the manner of Code Climate."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from promptlint.model import FileResult, Severity
from promptlint.report.look import Look
from promptlint.report.ranked import Placed, ranked
from promptlint.report.uri import relative

_SEVERITIES: Final[Mapping[Severity, str]] = {
    "error": "critical",
    "warning": "major",
    "information": "info",
}


def gitlab(results: Sequence[FileResult], look: Look) -> Iterator[str]:
    """Yield the array, worst findings first; fingerprints are unique in it."""
    del look  # JSON has one look
    seen: Counter[str] = Counter()
    issues: list[dict[str, object]] = []
    for one in ranked(results):
        key = f"{relative(one.path)}\0{one.diagnostic.fingerprint}"
        seen[key] += 1
        issues.append(_issue(one, f"{key}\0{seen[key]}"))
    yield json.dumps(issues, indent=2, ensure_ascii=False)


def _issue(one: Placed, identity: str) -> dict[str, object]:
    diagnostic = one.diagnostic
    return {
        "description": f"{diagnostic.code} ({diagnostic.name}): {diagnostic.message}",
        "check_name": diagnostic.code,
        "fingerprint": hashlib.blake2b(identity.encode(), digest_size=16).hexdigest(),
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": relative(one.path),
            "lines": {"begin": one.start.line, "end": one.end.line},
        },
    }
