"""Each technique is found where a text shows it."""

from __future__ import annotations

import pytest

from promptlint.prism.techniques import TECHNIQUES, techniques
from promptlint.prism.wording import Wording

_SHOWN = [(technique, text) for technique in TECHNIQUES for text in technique.shows]


def _found(text):
    return {hit.name for hit in techniques(Wording(text))}


def test_every_technique_has_a_name_of_its_own():
    """No two techniques have one name."""
    assert len({technique.name for technique in TECHNIQUES}) == len(TECHNIQUES)


@pytest.mark.parametrize(("technique", "text"), _SHOWN)
def test_what_the_page_says_shows_a_technique(technique, text):
    """The texts on the page of the techniques show them."""
    assert technique.name in _found(text)


@pytest.mark.parametrize("text", ["", "Summarise the text below.", "Translate: {text}"])
def test_a_plain_task_shows_none(text):
    """A task alone shows no technique."""
    assert _found(text) == set()


def test_examples_without_reasons_are_no_chain_of_thought():
    """Few-shot prompting becomes chain of thought only by reasons."""
    assert _found("Input: cat\nOutput: animal\n\nInput: {x}\nOutput:") == {"few_shot"}
