"""Results of files as JSON values and back. What does not fit exactly is refused, never guessed."""

from __future__ import annotations

from typing import TypeVar, cast, get_args

from promptlint.model import (
    Applicability,
    Diagnostic,
    Edit,
    FileResult,
    Fix,
    PromptRef,
    Role,
    Severity,
    Span,
    Suppression,
)

Kind = TypeVar("Kind")


def to_record(result: FileResult) -> list[object]:
    """Return a result, without its path, source and dependencies, as a value for JSON."""
    shown, hidden = result.diagnostics, result.suppressed
    return [
        result.prompts,
        [_diagnostic(one) for one in hidden],
        [_diagnostic(one) for one in shown],
    ]


def from_record(record: object, path: str) -> FileResult:
    """Return the result that a record holds, for the file at `path`.

    Raises:
        ValueError: the record is not one that `to_record` has made.
    """
    prompts, suppressed, diagnostics = _list(record, 3)
    return FileResult(
        path,
        tuple(_read_diagnostic(one) for one in _items(diagnostics)),
        suppressed=tuple(_read_diagnostic(one, "comment") for one in _items(suppressed)),
        prompts=_is(int, prompts),
    )


def read_depends(record: object) -> list[tuple[str, str]]:
    """Return the paths and digests of what a result depends on.

    Raises:
        ValueError: the record is no list of such pairs.
    """
    pairs = (_list(pair, 2) for pair in _items(record))
    return [(_is(str, path), _is(str, digest)) for path, digest in pairs]


def _diagnostic(one: Diagnostic) -> list[object]:
    return [
        one.code,
        one.name,
        one.message,
        _span(one.span),
        one.severity,
        one.label,
        one.confidence,
        one.fix and _fix(one.fix),
        one.prompt and [one.prompt.id, one.prompt.symbol, one.prompt.role, _span(one.prompt.span)],
        one.fingerprint,
    ]


def _read_diagnostic(record: object, suppression: Suppression = "none") -> Diagnostic:
    code, name, message, span, severity, label, confidence, fix, prompt, mark = _list(record, 10)
    return Diagnostic(
        code=_is(str, code),
        name=_is(str, name),
        message=_is(str, message),
        span=_read_span(span),
        severity=cast("Severity", _word(severity, get_args(Severity))),
        label=_is(str, label),
        confidence=float(_is((int, float), confidence)),
        fix=None if fix is None else _read_fix(fix),
        prompt=None if prompt is None else _read_prompt(prompt),
        fingerprint=_is(str, mark),
        suppression=suppression,
    )


def _fix(fix: Fix) -> list[object]:
    edits = [[*_span(edit.span), edit.replacement] for edit in fix.edits]
    return [fix.title, fix.applicability, edits]


def _read_fix(record: object) -> Fix:
    title, applicability, edits = _list(record, 3)
    return Fix(
        _is(str, title),
        tuple(_read_edit(edit) for edit in _items(edits)),
        cast("Applicability", _word(applicability, get_args(Applicability))),
    )


def _read_edit(record: object) -> Edit:
    start, end, replacement = _list(record, 3)
    return Edit(_read_span([start, end]), _is(str, replacement))


def _read_prompt(record: object) -> PromptRef:
    identity, symbol, role, span = _list(record, 4)
    return PromptRef(
        _is(str, identity),
        _is(str, symbol),
        cast("Role", _word(role, get_args(Role))),
        _read_span(span),
    )


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _read_span(record: object) -> Span:
    start, end = (_is(int, offset) for offset in _list(record, 2))
    if not 0 <= start <= end:
        raise ValueError(f"{record!r} is no span")
    return Span(start, end)


def _list(value: object, length: int) -> list[object]:
    items = _items(value)
    if len(items) != length:
        raise ValueError(f"{value!r} has not {length} parts")
    return items


def _items(value: object) -> list[object]:
    return cast("list[object]", _is(list, value))


def _word(value: object, words: tuple[str, ...]) -> str:
    word = _is(str, value)
    if word not in words:
        raise ValueError(f"{word!r} is none of {words}")
    return word


def _is(kind: type[Kind] | tuple[type[Kind], ...], value: object) -> Kind:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise ValueError(f"{value!r} is no {kind}")  # noqa: TRY004  all misfits are alike here
    return value
