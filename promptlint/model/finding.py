"""What the rules say: findings, fixes, diagnostics, and the result of a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from promptlint.model.place import Source, Span
from promptlint.model.prompt import Role

Severity = Literal["error", "warning", "information"]
Applicability = Literal["safe", "unsafe", "display"]
Suppression = Literal["none", "comment", "baseline"]
"""What keeps a finding from being reported: a directive in the source, or a file of known ones."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `span` of the source by `replacement`."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend one finding. Display-only fixes are shown and never applied."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = "safe"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields: a place in the source (not in the prompt's text) and what is wrong.

    `label` is the short text under the carets. `severity` overrides the rule's own.
    """

    span: Span
    message: str
    label: str = ""
    fix: Fix | None = None
    severity: Severity | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding as it is reported: with its rule, prompt and fingerprint."""

    code: str
    name: str
    message: str
    span: Span
    severity: Severity
    label: str = ""
    confidence: float = 1.0
    fix: Fix | None = None
    prompt: PromptRef | None = None
    fingerprint: str = ""
    suppression: Suppression = "none"


@dataclass(frozen=True, slots=True)
class PromptRef:
    """The prompt that a diagnostic belongs to; `span` is its whole expression."""

    id: str
    symbol: str
    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class FileResult:
    """All that a run says of one file. `error` is set where it could not be checked.

    `suppressed` are the findings that a directive or the baseline covers.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressed: tuple[Diagnostic, ...] = ()
    error: str | None = None
    prompts: int = 0
    source: Source | None = None
    depends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleCard:
    """What reports show of a rule: a line, and its whole page in Markdown."""

    code: str
    name: str
    summary: str
    page: str
    severity: Severity
    default: bool
