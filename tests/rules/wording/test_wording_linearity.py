"""No text of fifty kilobytes holds up the rules about wording."""

from __future__ import annotations

import time

import pytest

from promptlint.model import Piece, Prompt, Run, Source, Span
from promptlint.rule import Facts
from promptlint_rules.wording import WORDING

SIZE = 50_000
SECONDS = 8.0
"""Of processor time, for all rules together: a hundred times what is usual."""


@pytest.mark.parametrize(
    "unit",
    [
        "a", "ab ", "langauge ", "{", "}", "`", "```\n", "(", "a(", "a(b c ", "=", "a=(", "\\", "'", '"',
        "“", "<a", "<", "[a](", "@", "a@", ":", "://", ".", "a.", "a.B ", "1", "- ", "\n", " ", "\t\n",
        "the ", "the the ", "You must not ", "NAME ", "éa ", "植物，", "-", "to be ", "Never name the price. ",
        "Name the plant of the day.\n", "x y-z_w ", "if a, ",
    ],
)  # fmt: skip
def test_cost_grows_with_the_text_and_no_faster(unit: str) -> None:
    """Each pathological text is read by all rules in a bounded time."""
    text = unit * (SIZE // len(unit))
    span = Span(0, len(text))
    piece = Piece(span, span, span, (Run(span, span),))
    prompt = Prompt("id", text, span, (piece,))
    began = time.process_time()
    for rule in WORDING:
        list(rule().check(prompt, Facts(Source("ask.py", text), options=rule.options)))

    assert time.process_time() - began < SECONDS
