"""What the rules say of one file, as diagnostics; a rule that fails is left out and named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import TypeAlias

from promptlint.failure import failure
from promptlint.fingerprint import fingerprint
from promptlint.model import (
    Diagnostic,
    Extraction,
    Finding,
    Fix,
    Prompt,
    PromptRef,
    Source,
    Span,
)
from promptlint.rule import Analyses, Facts, Rule
from promptlint.ruleset import Ruleset

Key: TypeAlias = tuple[str, Span, str]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All diagnostics by position, each once, and a text for each rule that failed."""

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[str, ...] = ()


def diagnose(source: Source, extraction: Extraction, rules: Ruleset, active: Set[str]) -> Diagnosis:
    """Run the active rules over all that was extracted from a source."""
    if not (extraction.prompts or extraction.conversations):
        return Diagnosis(())
    found: list[Diagnostic] = []
    failures: list[str] = []
    analyses = Analyses()
    for rule in rules.rules:
        if rule.code not in active:
            continue
        facts = Facts(source, extraction, rules.options[rule.code], analyses)
        try:
            found.extend(_of_rule(rule, facts))
        except Exception as error:  # noqa: BLE001  one rule must not cost the others, nor the run
            failures.append(failure(f"the rule {rule.code} ({rule.name})", error))
    return Diagnosis(ordered(found), tuple(failures))


def diagnostic(
    rule: Rule, finding: Finding, source: Source, prompt: Prompt | None = None
) -> Diagnostic:
    """Return a finding as it is reported: with its rule, its prompt and its fingerprint."""
    ref = PromptRef(prompt.id, prompt.symbol, prompt.role, prompt.span) if prompt else None
    confidence = finding.confidence * (prompt.confidence if prompt else 1.0)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        message=finding.message,
        span=finding.span,
        severity=finding.severity or rule.severity,
        label=finding.label,
        confidence=round(confidence, 3),
        fix=finding.fix if source.is_python else None,  # fixes are edits of Python
        prompt=ref,
        fingerprint=fingerprint(rule.code, ref.symbol if ref else "", source.text, finding.span),
    )


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics by position, and of those that say the same the surest."""
    best: dict[Key, Diagnostic] = {}
    for one in diagnostics:
        key = (one.code, one.span, one.message)
        if key not in best or one.confidence > best[key].confidence:
            best[key] = one
    return tuple(sorted(best.values(), key=lambda one: (one.span, one.code, one.message)))


def _of_rule(rule: Rule, facts: Facts) -> Iterator[Diagnostic]:
    for prompt in facts.extraction.prompts:
        for finding in rule.check(prompt, facts):
            yield diagnostic(rule, _within(finding, facts.source), facts.source, prompt)
    for conversation in facts.extraction.conversations:
        for finding in rule.check_conversation(conversation, facts):
            yield diagnostic(rule, _within(finding, facts.source), facts.source)


def _within(finding: Finding, source: Source) -> Finding:
    """Return the finding if its places are in the file: nobody after this could show others."""
    fix = finding.fix or Fix("", ())
    for span in (finding.span, *(edit.span for edit in fix.edits)):
        if not 0 <= span.start <= span.end <= len(source.text):
            raise ValueError(f"{span} is no place in the file")
    return finding
