"""What the rules say of one file, as diagnostics; a rule that fails is left out and named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias, TypeVar

from promptlint.failure import failure
from promptlint.fingerprint import fingerprint
from promptlint.memo import Round, Said
from promptlint.model import (
    Conversation,
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
from promptlint.session import ALONE, Session

Key: TypeAlias = tuple[str, Span, str]
_One = TypeVar("_One", Prompt, Conversation)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All diagnostics by position, each once, and a text for each rule that failed."""

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[str, ...] = ()


def diagnose(
    source: Source,
    extraction: Extraction,
    rules: Ruleset,
    active: Set[str],
    session: Session = ALONE,
) -> Diagnosis:
    """Run the active rules over all that was extracted from a source.

    Raises:
        Abandoned: the session has no use for the result any more.
    """
    if not (extraction.prompts or extraction.conversations):
        return Diagnosis(())
    found: list[Diagnostic] = []
    failures: list[str] = []
    analyses = Analyses()
    done = None
    if session.findings is not None:
        done = session.findings.begin(source, rules, is_whole=extraction.broken is None)
    prompts = list(_subjects(extraction.prompts, done, session))
    conversations = list(_subjects(extraction.conversations, done, session))
    for rule in rules.rules:
        if rule.code not in active:
            continue
        session.step()
        facts = Facts(source, extraction, rules.options[rule.code], analyses)
        try:
            found.extend(_of_rule(rule, facts, prompts, conversations))
        except Exception as error:  # noqa: BLE001  one rule must not cost the others, nor the run
            failures.append(failure(f"the rule {rule.code} ({rule.name})", error))
    if session.findings is not None and done is not None:
        session.findings.end(done)
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


def _subjects(
    asked: Iterable[_One], done: Round | None, session: Session
) -> Iterator[tuple[_One, Said | None]]:
    """Yield what rules are asked about, each with what is known of it in a session."""
    for subject in asked:
        session.step()
        yield subject, None if done is None else done.of(subject)


def _of_rule(
    rule: Rule,
    facts: Facts,
    prompts: Iterable[tuple[Prompt, Said | None]],
    conversations: Iterable[tuple[Conversation, Said | None]],
) -> Iterator[Diagnostic]:
    """Yield what a rule says; it is asked only for what it has a check of its own."""
    if type(rule).check is not Rule.check:
        yield from _of_check(rule, rule.check, facts, prompts)
    if type(rule).check_conversation is not Rule.check_conversation:
        yield from _of_check(rule, rule.check_conversation, facts, conversations)


def _of_check(
    rule: Rule,
    check: Callable[[_One, Facts], Iterable[Finding]],
    facts: Facts,
    subjects: Iterable[tuple[_One, Said | None]],
) -> Iterator[Diagnostic]:
    """Yield what one of a rule's checks says."""
    for subject, said in subjects:
        if said is None:
            findings = check(subject, facts)
        elif rule.code in said.nothing:
            continue
        else:
            findings = said.of(rule.code, partial(check, subject), facts)
        for finding in findings:
            prompt = subject if isinstance(subject, Prompt) else None
            yield diagnostic(rule, _within(finding, facts.source), facts.source, prompt)


def _within(finding: Finding, source: Source) -> Finding:
    """Return the finding if its places are in the file: nobody after this could show others."""
    fix = finding.fix or Fix("", ())
    for span in (finding.span, *(edit.span for edit in fix.edits)):
        if not 0 <= span.start <= span.end <= len(source.text):
            raise ValueError(f"{span} is no place in the file")
    return finding
