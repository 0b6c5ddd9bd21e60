"""A prompt's grammar is part of its analysis, if it is asked for."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

from promptlint.model import Span
from promptlint.prism import analyze


def test_a_passage_is_read_line_by_line():
    """Segments and holes are those of the prompt."""
    passage = analyze("Go on.\n\nStop {it}", holes=[Span(13, 17)]).passage

    assert passage.segments == [Span(0, 6), Span(8, 17)]
    assert passage.holes == (Span(13, 17),)


def test_an_analysis_does_not_load_spacy():
    """What is not asked for costs nothing."""
    code = (
        "import sys; from promptlint.prism import analyze; analyze('Go on.').record();"
        "sys.exit('spacy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="needs the extra nlp")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_grammar_of_a_prompt():
    """Offsets are those of the prompt."""
    text = "You are a judge.\n\n- Answer with {label} only.\n"
    profile = analyze(text).linguistic

    assert [(text[c.verb.start : c.verb.end], c.mood) for c in profile.clauses] == [
        ("are", "indicative"),
        ("Answer", "imperative"),
    ]
