"""What the likeness classifier learns from is gathered with the features that it is asked with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from promptlint.extract.extractor import Extractor
from promptlint.extract.likeness import likely
from promptlint.extract.sinks import Sinks
from promptlint.model import Source

CODE = """
import openai

ASK = "Sum up the letter {letter}"
HINT = "Be short and kind"
openai.OpenAI().responses.create(model="m", input="Which trains go to Ulm?")
print(ASK)
"""


@pytest.fixture
def likeness_rows(monkeypatch: pytest.MonkeyPatch):
    """Return the module of the tool, which is no part of the package."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "tools"))
    import likeness_rows

    yield likeness_rows
    del sys.modules["likeness_rows"]


def test_rows_have_the_features_that_are_asked_for(likeness_rows):
    """A string outside all sinks has the same features in training and in use, but for company."""
    sinks = Sinks.load()
    extractor = Extractor(Source("app/letters.py", CODE), sinks, None)
    extractor.run(likeness=False)
    asked = [one.features[:-1] for one in likely(extractor.evaluator, sinks, extractor.covered())]

    strings, covered = likeness_rows.found_in("app/letters.py", CODE)

    assert [list(one.features) for one in strings if not one.covered] == asked
    assert [one.candidate.text for one in strings if one.covered] == ["Which trains go to Ulm?"]
    assert len(covered) == 1


def test_judged_strings_are_in_order_once(likeness_rows):
    """The strings judged by reading are kept in order, each once, as prompts or as none."""
    lines = likeness_rows.JUDGED.read_text(encoding="utf-8").splitlines()
    places = [line.rsplit("\t", 2)[0] for line in lines]

    assert lines == sorted(lines)
    assert len(set(places)) == len(places)
    assert {line[-2:] for line in lines} == {"\t0", "\t1"}
