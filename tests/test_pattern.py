"""A late pattern is a pattern, made once, when it is needed."""

import re

import pytest

from promptlint.pattern import late


def test_it_does_what_a_pattern_does():
    """Methods, attributes and flags are those of the compiled pattern."""
    found = late(r"(?P<word>b)", re.IGNORECASE)

    assert [match["word"] for match in found.finditer("aBcb")] == ["B", "b"]
    assert (found.pattern, found.groups) == (r"(?P<word>b)", 1)
    assert found.flags & re.IGNORECASE


def test_it_is_compiled_once_and_late(monkeypatch):
    """Nothing is compiled before the first use, nor at the second."""
    made = []
    compiler = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: made.append(given) or compiler(*given))
    found = late("a")

    assert made == []
    assert found.search("a")
    assert found.match("a")
    assert made == [("a", 0)]


def test_a_mistake_shows_at_first_use():
    """A pattern that cannot be compiled is an error when it is used."""
    with pytest.raises(re.error):
        late("(").search("")
