"""What was written in another file is reported there, not where it is used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from promptlint_rules.security import SECURITY
from promptlint_rules.structure import STRUCTURE
from promptlint_rules.structure.unclosed_fence import UnclosedFence
from tests.rules.template.texts import facts_of, prompt_of

BAD = (
    "<rule>\nx\n</rule>\n<page>\nx\ny\nz\n"
    "```python\nx\n\nWrite a line for each.\nBe short.\n```\n"
    "1. a\n2. b\n4. c\n\nthe following three points:\n- a\n- b\n\n"
    "TODO: x\nmirela.oprescu@kiosk.net AKIA4QXN7BZTRWYD3MKP a\u200bb "
)


@pytest.mark.parametrize("rule", [*STRUCTURE, *SECURITY], ids=lambda rule: rule.code)
def test_nothing_is_said_of_text_from_another_file(rule) -> None:
    """A rule that has something to say of a text says nothing of it at a place that only uses it."""
    prompt = prompt_of(BAD, path="prompts.py")

    assert not list(rule().check(prompt, facts_of(BAD)))


def test_the_text_is_bad() -> None:
    """The same text in this file is reported by the rules that look at text alone."""
    prompt, facts = prompt_of(BAD), facts_of(BAD)
    codes = {rule.code for rule in (*STRUCTURE, *SECURITY) if list(rule().check(prompt, facts))}

    assert codes >= {"PRM301", "PRM303", "PRM306", "PRM311", "PRM312", "PRM403", "PRM404", "PRM405"}


def test_a_fence_in_what_is_hardly_a_prompt_is_left_alone() -> None:
    """Texts that parsers of answers are tested with are often cut off in a fence."""
    text = "Here it is:\n```json\nThe first line.\nThe second line."
    prompt = replace(prompt_of(text, sent=False), confidence=0.55)

    assert not list(UnclosedFence().check(prompt, facts_of(text)))
    assert list(UnclosedFence().check(replace(prompt, confidence=0.9), facts_of(text)))
