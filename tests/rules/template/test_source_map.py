"""Bisection finds what a search through all runs finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract import extract
from promptlint.model import Source, Span
from promptlint_rules.template.source_map import SourceMap


@given(st.text(st.sampled_from("ab\n\t\\é"), min_size=1, max_size=40), st.data())
def test_places_are_those_of_the_prompt(text: str, data: st.DataObject) -> None:
    """Every stretch is found where `exact_source` finds it."""
    code = f"import ollama\nollama.generate(model='m', prompt={text!r} f'{{x}}' {text!r})\n"
    for prompt in extract(Source("a.py", code)).prompts:
        start = data.draw(st.integers(0, len(prompt.text) - 1))
        end = data.draw(st.integers(start + 1, len(prompt.text)))
        assert SourceMap(prompt).exact(Span(start, end)) == prompt.exact_source(Span(start, end))
