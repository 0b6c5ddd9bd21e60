"""What the tests of reports share: a finding at the place that guillemets mark in a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from promptlint.model import Diagnostic, FileResult, PromptRef, Source, Span

Marked = Callable[..., FileResult]


@pytest.fixture
def marked() -> Marked:
    """Return a maker of results with one finding, at the «marked» place of a text."""
    return _result


def _result(text: str, prompt: str = "", cells: tuple[int, ...] = (), **fields) -> FileResult:
    start = text.index("«")
    end = text.index("»") - 1
    plain = text.replace("«", "").replace("»", "")
    given = {
        "code": "PRM103",
        "name": "missing-argument",
        "message": "`{x}` is never filled",
        "span": Span(start, end),
        "severity": "error",
    }
    if prompt:
        at = plain.index(prompt)
        given["prompt"] = PromptRef("id1", "TEMPLATE", "user", Span(at, at + len(prompt)))
    kind = "notebook" if cells else "python"
    source = Source("app/bot.py", plain, kind, cells)
    return FileResult(source.path, (Diagnostic(**{**given, **fields}),), source=source, prompts=1)
