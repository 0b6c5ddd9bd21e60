"""A placeholder that the text only talks about is quoted somewhere in it."""

from __future__ import annotations

import pytest

from promptlint.model import Span
from promptlint_rules.template.quotation import Quotation

HOLE = "{name}"


@pytest.mark.parametrize(
    "text",
    [
        "Leave `{name}` as it is.",
        'Write "{name}" there.',
        "Write {name}. Leave `{name}` as it is.",
        "Write `[TALK]: {name}` and stop.",
        "```\n{name}\n```",
        "Use the placeholder {name} for it.",
    ],
)
def test_quoted(text: str) -> None:
    at = text.index(HOLE)
    assert Quotation(text).is_quoted(Span(at, at + len(HOLE)))


@pytest.mark.parametrize(
    "text", ["Greet {name}.", "`code` and {name}", "```\na\n```\n{name}", '"{name} is here"']
)
def test_not_quoted(text: str) -> None:
    at = text.index(HOLE)
    assert not Quotation(text).is_quoted(Span(at, at + len(HOLE)))
