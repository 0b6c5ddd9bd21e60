"""Each signal is found where a text states it, and nowhere else."""

from __future__ import annotations

import pytest

from promptlint.model import Span
from promptlint.prism.signals import SIGNALS, signals
from promptlint.prism.wording import Wording

_SHOWN = [(signal, text) for signal in SIGNALS for text in signal.shows]
_ALIKE = [(signal, text) for signal in SIGNALS for text in signal.looks_like]


def _found(text, role=None):
    return {hit.name: hit for hit in signals(Wording(text, role))}


def test_all_twenty_are_there():
    """There are twenty signals, each once, each with texts that say it."""
    assert len({signal.name for signal in SIGNALS}) == len(SIGNALS) == 20
    assert all(signal.shows and signal.looks_like for signal in SIGNALS)


@pytest.mark.parametrize(("signal", "text"), _SHOWN)
def test_what_the_page_says_is_a_signal(signal, text):
    """The texts on the page of the signals say them, at places within."""
    hit = _found(text)[signal.name]

    assert all(0 <= span.start < span.end <= len(text) for span in hit.spans)


@pytest.mark.parametrize(("signal", "text"), _ALIKE)
def test_what_only_looks_like_a_signal_is_none(signal, text):
    """Words of a signal in another sense do not say it."""
    assert signal.name not in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Text: it rains\nLabel: weather\n\nText: {text}\nLabel:",
        "Plan: go\nCost: 3\n\nPlan: stay\nCost: 0",
        "Sample input: 3, and so on",
    ],
)
def test_demonstrations_by_layout(text):
    """An input with its output, or two labels that are filled in twice, are demonstrations."""
    assert "demos" in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Question: {question}\nAnswer:",
        "Question: the question to answer\nAnswer: your answer",
        "Input: 3\n" + "x" * 2000 + "\nOutput: 4",
        "Note: one\nNote: two",
    ],
)
def test_labels_without_demonstrations(text):
    """Holes, descriptions, labels far apart and one label alone demonstrate nothing."""
    assert "demos" not in _found(text)


def test_a_text_that_is_an_example_demonstrates():
    """What is sent as an example is one as a whole."""
    assert _found("Fine, thanks.", "example")["demos"].spans == (Span(0, 13),)


def test_steps_by_layout():
    """Two numbered instructions in a row are steps, two numbered things are not."""
    assert "steps" in _found("1. Read the text.\n2. List its claims.")
    assert "steps" not in _found("1. the text\n2. its claims")


@pytest.mark.parametrize("text", ["Question: {q}\nAnswer in Markdown:", "SQL:\n", "用中文回答"])
def test_forms_by_layout(text):
    """A last line that names a form, or words of other scripts, say what form the answer has."""
    assert "output_format" in _found(text)
