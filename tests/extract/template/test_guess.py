"""A text whose engine is unknown shows by its holes which language it is written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract.template import guess, parse


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Plain text, 20% of it.", "none"),
        ('An example: {"a": 1}', "none"),
        (r"\frac{a}{b} and x^{2}", "none"),
        ("Answer {question}", "str.format"),
        ('Use {{"a": 1}} for {question}', "str.format"),
        ("A literal {{{x}}} brace", "str.format"),
        ("Answer {{ question }}", "jinja2"),
        ("{% if a %}b{% endif %}", "jinja2"),
        ("{# note #} text", "jinja2"),
        ("{{#rows}}{{cell}}{{/rows}}", "mustache"),
        ("Answer ${question}", "string.Template"),
        ("Answer %s", "percent"),
        ("Answer %(question)s", "percent"),
        ("A 100%sure thing", "none"),
        ("Say {} or {0}", "none"),
    ],
)
def test_guess(text: str, language: str) -> None:
    assert guess(text) == language


@given(st.text(alphabet="{}%$#ab.()s [\"' \n", max_size=40))
def test_a_guessed_language_finds_a_hole_or_a_construct(text: str) -> None:
    language = guess(text)
    fields, faults = parse(text, language)
    assert (
        language == "none" or fields or faults or any(mark in text for mark in ("{%", "{#", "{{"))
    )
