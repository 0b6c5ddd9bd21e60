"""One file → its findings: what the command line, the editor, plugins and tests all call."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from typing import Final

from promptlint.diagnosis import diagnose, diagnostic, ordered
from promptlint.errors import SourceError
from promptlint.extract import extract
from promptlint.extract.tree import Tree
from promptlint.model import Diagnostic, Extraction, FileResult, Finding, Source, Span
from promptlint.ruleset import Ruleset, ruleset
from promptlint.selection import lies_in_tests, selected_for
from promptlint.session import ALONE, Session
from promptlint.settings import SEVERITIES, Settings
from promptlint.sources import SUFFIXES, Project, decode, read_bytes
from promptlint.suppress import MARK, UNUSED, Comments, Rules, read_directives, suppress, unused
from promptlint.syntax import syntax_finding, too_deep

UNREADABLE: Final = "PRM001"
SMALL: Final = 2_000
"""Bytes up to which a file that can hold no prompt is parsed all the same, for its syntax: a third
of such files are no larger, and they hold 2 % of the bytes."""
_DEFAULTS: Final = Settings()


def lint_file(
    path: str, settings: Settings | None = None, project: Project | None = None
) -> FileResult:
    """Return what is found in a file. One that cannot be read is a finding, not an exception."""
    settings = settings or _DEFAULTS
    try:
        data = read_bytes(path, settings.max_file_size)
    except SourceError as error:
        return _unreadable(path, error, settings)
    return lint_data(data, path, settings, project)


def lint_data(
    data: bytes, path: str, settings: Settings | None = None, project: Project | None = None
) -> FileResult:
    """Return what is found in bytes that stand, or would stand, at a path."""
    settings = settings or _DEFAULTS
    try:
        source = decode(data, path).source
    except SourceError as error:
        if _is_fixture(path, data, settings):
            return FileResult(path)
        return _unreadable(path, error, settings)
    if source.kind == "notebook":  # its bytes are JSON, and mostly pictures
        return lint_source(source, settings, project)
    return _linted(source, data, settings, project)


def lint_source(
    source: Source,
    settings: Settings | None = None,
    project: Project | None = None,
    session: Session = ALONE,
) -> FileResult:
    """Return what is found in a source.

    Args:
        source: the text to check; its path decides which rules apply.
        settings: those in force; None for the defaults.
        project: gives access to the other files of the project; None to read this one alone.
        session: what former checks have left for this one.

    Raises:
        ConfigError: the settings name a sink that is malformed.
        PluginError: a configured module of rules cannot be used.
        Abandoned: the session has no use for the result any more.
    """
    data = source.text.encode("utf-8", "surrogatepass")
    return _linted(source, data, settings or _DEFAULTS, project, session)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of a source before any rule: its prompts and what keeps it from being read."""

    extraction: Extraction = field(default_factory=Extraction)
    faults: tuple[Finding, ...] = ()


def _linted(
    source: Source,
    data: bytes,
    settings: Settings,
    project: Project | None,
    session: Session = ALONE,
) -> FileResult:
    rules = ruleset(settings)
    holds_prompts = not source.is_python or rules.may_hold_prompts(data)
    if not holds_prompts and len(data) > SMALL and MARK.encode() not in data:
        return FileResult(source.path)
    active = selected_for(source.path, settings, rules.keys)
    columns = settings.prompt_columns
    reading = _read(source, rules, project, session, columns, holds_prompts=holds_prompts)
    diagnosis = diagnose(source, reading.extraction, rules, active, session)
    found = diagnosis.diagnostics
    faults = [one for one in reading.faults if not _is_aside(one.span, source)]
    if faults and not _is_fixture(source.path, data, settings):
        found = (*_reported(UNREADABLE, faults, source, rules, active), *found)
    comments = read_directives(source, session.parsing)
    kept, suppressed = _unsuppressed(found, comments, source, rules, active)
    depends = set(reading.extraction.depends)
    if project is not None:
        depends.update(project.depends(source.path))
    shown = tuple(one for one in ordered(kept) if _is_shown(one, settings))
    return FileResult(
        path=source.path,
        diagnostics=shown,
        suppressed=suppressed,
        error="; ".join(diagnosis.failures) or None,
        prompts=len(reading.extraction.prompts),
        source=source if shown or suppressed else None,
        depends=tuple(sorted(depends)),
    )


def _read(
    source: Source,
    rules: Ruleset,
    project: Project | None,
    session: Session,
    columns: tuple[str, ...],
    *,
    holds_prompts: bool,
) -> _Reading:
    parsing = session.parsing
    try:
        if holds_prompts:
            extraction = extract(
                source,
                sinks=rules.sinks,
                project=project,
                columns=columns,
                parsing=parsing,
                step=session.step,
            )
        else:
            extraction = Extraction(broken=Tree(source, parsing).broken())
    except RecursionError:
        return _Reading(faults=(too_deep(Span(0, 0)),))
    faults = [Finding(span, reason) for span, reason in extraction.unread]
    broken = extraction.broken
    if broken is not None and (fault := syntax_finding(source, broken)):
        faults.append(fault)
    return _Reading(extraction, tuple(faults))


def _is_aside(span: Span, source: Source) -> bool:
    """Say whether a fault lies in a notebook's cell that holds no text at all, so no prompt.

    It is a command for a shell or a note, and the other cells are read without it.
    """
    number = bisect_right(source.cells, span.start)
    if number == 0:
        return False
    end = (*source.cells, len(source.text))[number]
    cell = source.text[source.cells[number - 1] : end]
    return "'" not in cell and '"' not in cell


def _is_fixture(path: str, data: bytes, settings: Settings) -> bool:
    """Say whether a file that cannot be read is one that tests need broken.

    It lies with them, and its bytes show nothing that goes with prompts: none goes unseen.
    """
    is_code = path.lower().endswith(SUFFIXES)
    return (
        is_code and lies_in_tests(path, settings) and not ruleset(settings).may_hold_prompts(data)
    )


def _unsuppressed(
    found: tuple[Diagnostic, ...],
    comments: Comments,
    source: Source,
    rules: Ruleset,
    active: Set[str],
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Return what no directive covers, findings about directives with it, and what is covered."""
    if not comments.directives:
        return found, ()
    first = suppress(found, comments, source, rules.names)
    if UNUSED not in active:
        return first.kept, first.suppressed
    known = Rules(rules.names, active, complete=rules.defaults <= active)
    about = _reported(UNUSED, unused(first, source, known), source, rules, active)
    # Only a directive that names it covers this rule: `ignore` must not hide that it is unused.
    named = tuple(
        directive
        for directive in comments.directives
        if any(rules.names.get(code.text) == UNUSED for code in directive.codes or ())
    )
    second = suppress(about, Comments(comments.spans, named), source, rules.names)
    return (*first.kept, *second.kept), (*first.suppressed, *second.suppressed)


def _reported(
    code: str, findings: Iterable[Finding], source: Source, rules: Ruleset, active: Set[str]
) -> tuple[Diagnostic, ...]:
    """Return findings of one of the tool's own rules, if it is active."""
    rule = next((rule for rule in rules.rules if rule.code == code), None)
    if rule is None or code not in active:
        return ()
    return tuple(diagnostic(rule, finding, source) for finding in findings)


def _unreadable(path: str, error: SourceError, settings: Settings) -> FileResult:
    rules = ruleset(settings)
    active = selected_for(path, settings, rules.keys)
    message = f"the file {error.what}" + (f"; {error.hint}" if error.hint else "")
    finding = Finding(Span(0, 0), message)
    found = _reported(UNREADABLE, (finding,), Source(path, ""), rules, active)
    return FileResult(path, found, error=message)


def _is_shown(one: Diagnostic, settings: Settings) -> bool:
    return (
        SEVERITIES.index(one.severity) <= SEVERITIES.index(settings.min_severity)
        and one.confidence >= settings.min_confidence
    )
