"""Claims are held against those near them, so that a list of records costs no more than its size."""

from __future__ import annotations

import pytest

from promptlint import check
from promptlint.settings import Settings


@pytest.mark.parametrize(("between", "found"), [(100, ["PRM605"]), (300, [])])
def test_claims_far_apart_are_no_conflict(between: int, found: list[str]) -> None:
    lines = "\n".join(f"- Do step {number} now." for number in range(between))
    text = f"Use metric units.\n{lines}\nUse imperial units."
    code = f'import ollama\nollama.generate(model="llama3.1", prompt="""{text}""")\n'
    settings = Settings(select=("PRM605",))
    assert [one.code for one in check(code, settings)] == found
