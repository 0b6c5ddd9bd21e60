"""Families of phrases are found as whole words, in any case, where they stand."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.model import Span
from promptlint.prism.phrases import Phrases, fold, not_after


def _texts(phrases: Phrases, text: str) -> list[str]:
    return [text[span.start : span.end] for span in phrases.find(fold(text))]


@given(st.text())
def test_folding_moves_nothing(text: str) -> None:
    """A folded text is as long as the text, also where a lower case has two characters."""
    assert len(fold(text + "İ")) == len(text) + 1


def test_folding_keeps_characters_beside_long_ones() -> None:
    """Each character of a text with a long lower case is folded by itself."""
    assert fold("AİB\u2019") == "aİb'"


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        ("act as", "Act  As a fact; act as", ["Act  As", "act as"]),
        ("act as", "react as, act asp", []),
        ("please", "displease PLEASE", ["PLEASE"]),
        ("(?:act|behave) as", "Behave\nas", ["Behave\nas"]),
        ("(?:never|not) make up", "do not make up", ["not make up"]),
        ("words?", "one word, two words", ["word", "words"]),
        ("colou?r", "color colour", ["color", "colour"]),
        ("ask ~60 questions", "ask me any questions. ask. questions", ["ask me any questions"]),
        (r"\d+ words", "in 50 words", ["50 words"]),
        (r"[abc]x", "ax dx", ["ax"]),
        (
            "use ~9 sources",
            "use sources, use the sources, use all of the sources, fuse sources",
            ["use sources", "use the sources"],
        ),
        ("cat|dog", "a dog and a cat", ["dog", "cat"]),
        (
            not_after("if", "because of") + "you are",
            "if you are; so if you are; you are",
            ["you are"],
        ),
        ("don't know", "I don\u2019t know", ["don\u2019t know"]),
    ],
)
def test_an_alternative(expression: str, text: str, found: list[str]) -> None:
    """An alternative matches whole words; a blank matches any white space."""
    assert _texts(Phrases(expression), text) == found


def test_of_two_that_overlap_the_first_is_given() -> None:
    """Alternatives may find the same place: it is told once, the longer where both begin."""
    phrases = Phrases("step by", "step by step", "by step back")
    assert phrases.find("step by step back") == (Span(0, 12),)


def test_whether_any_occurs() -> None:
    """A family occurs where any of its alternatives does."""
    phrases = Phrases("one thing", "another")
    assert phrases.occur("and another")
    assert not phrases.occur("one or other thing")


_WORDS = st.sampled_from(["act", "as", "acts", "a", "the", "expert", "\n", "."])


@given(st.lists(_WORDS).map(" ".join))
def test_the_words_that_are_needed_leave_out_no_match(text: str) -> None:
    """Trying an alternative only where its words occur finds what the expression finds."""
    expression = r"(?:act|acts) as (?:an?|the)? ?expert"
    plain = re.compile(r"(?<!\w)(?:act|acts)\s+as\s+(?:an?|the)?(?:\s+)?expert(?!\w)")
    expected = tuple(Span(*match.span()) for match in plain.finditer(text))
    assert Phrases(expression).find(text) == expected


def test_a_long_text_takes_linear_time() -> None:
    """A megabyte of heads without a tail is searched at once."""
    phrases = Phrases("ask ~60 questions")
    begin = time.perf_counter()
    assert phrases.find("ask " * 250_000 + "questions")
    assert time.perf_counter() - begin < 20
