"""The words that an expression can begin with are read off the expression."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.prism.heads import heads, key_of, needs
from promptlint.prism.phrases import Phrases, fold


@pytest.mark.parametrize(
    ("expression", "keys"),
    [
        ("please", {"pleas"}),
        ("as a", {"as"}),
        ("as", {"as"}),
        ("words?", {"word", "words"}),
        ("(?:an?|the) dog", {"a", "an", "the"}),
        ("(?:not )?now", {"not", "now"}),
        ("colou?r", {"colou", "color"}),
        ("e-mail", {"e"}),
        ("you(?:'re| are)", {"you're"[:5], "you"}),
        (r"\d+ words", {"0"}),
        ("2 words", {"0"}),
        ("[sz]one", {"sone", "zone"}),
        ("(?<!if )(?!x)you", {"you"}),
        (r"ends\.", {"ends"}),
        (r"(?:cat|dog)\b", {"cat", "dog"}),
        ("clarify[a-z]*", {"clari"}),
        ("(?:re)+read", None),
        ("go[a-z]*", None),
        (r"w\d", None),
        ("[^a]b", None),
        (r"[\"']a", None),
        (".a", None),
        ("a*b", None),
        ("x{0,2}?y", None),
        (" ?a", None),
        (r"[\]a]b", None),
        ("", None),
    ],
)
def test_the_words_with_which_a_match_begins(expression, keys):
    """Each is known by its first five letters; None says that anything may come first."""
    assert heads(expression) == (None if keys is None else frozenset(keys))


@pytest.mark.parametrize(
    ("expression", "sets"),
    [
        ("ask me", [{"me"}]),
        ("use ~30 (?:tools?|apis)", [{"tool", "tools", "apis"}]),
        ("a ?b c", [{"c"}]),
        ("a b|c d", []),
        ("a (?:b|c d) [.:)] e", [{"b", "c"}, {"e"}]),
        ("a .* b", [{"b"}]),
    ],
)
def test_the_words_that_a_match_holds_beside_the_first(expression, sets):
    """What follows a blank that is no option must stand in the text."""
    assert list(needs(expression)) == [frozenset(keys) for keys in sets]


def test_numbers_have_one_key():
    """A number is known by no digit of it."""
    assert key_of("12") == key_of("3d") == "0"


_FAMILIES = {
    expression: Phrases(expression)
    for expression in (
        r"(?:use|using|rely on) (?:only )?(?:sources?|texts?)",
        r"(?:an?|the) (?:one|two|\d+)[ -](?:words?|lines?)",
        r"it'?s? a",
        r"(?<=\.\s)so",
        r"\d+ (?:words|line)",
        r"- [a-z]+ x",
    )
}
_WORDS = "use using rely on only source text a an the one 2 20 words line it it's . so - x"


@given(st.lists(st.sampled_from(_WORDS.split())).map(" ".join))
def test_nothing_is_missed_for_want_of_a_key(text):
    """Phrases are found wherever their expressions match."""
    folded = fold(text)
    for expression, family in _FAMILIES.items():
        found = re.search(rf"(?<!\w)(?:{expression})(?!\w)", folded)
        spans = family.find(folded)
        assert [span.start for span in spans[:1]] == ([found.start()] if found else [])
