"""Anchors are words that every match of a frame has: without them it need not be looked for."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from promptlint_rules.wording.agreement import AGREEMENT
from promptlint_rules.wording.anchors import anchors
from promptlint_rules.wording.confused import CONFUSED
from promptlint_rules.wording.frame import Frame
from promptlint_rules.wording.phrasing import PHRASING

_LOOKING: re.Pattern[str] = re.compile(r"\(\?<?[=!]")
_PLAIN = [one for one in (*PHRASING, *CONFUSED, *AGREEMENT) if not _LOOKING.search(one.pattern)]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:should|must) (?P<at>(?:adds|gives))", [{"should", "must"}, {"adds", "gives"}]),
        ("(?P<at>wrote)", [{"wrote"}]),
        ("(?:do not|don't) (?P<at>made)", [{"do", "don't"}, {"made"}]),
        ("has (?P<at>(?:been|be) (?:added|given))", [{"been", "be"}, {"added", "given"}]),
        ("(?:has|had) been", [{"has", "had"}]),
    ],
)
def test_the_words_of_choices_are_needed(pattern: str, words: list[set[str]]) -> None:
    """Each choice between words that a match goes through gives a set."""
    assert [set(one) for one in anchors(pattern)] == words


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:already )?been",
        "(?:very|so)* been",
        "(?:a|b){0,2} been",
        "(?:here|there)s",
        "un(?:able|sure)",
        "(?:the (?:one|two)|all) of",
        "(?:one|two)|all",
        "(?<!one )been(?= (?:one|two))",
        "(?:an?|the)",
        r"[(](?:one|two)[)]",
    ],
)
def test_what_a_match_can_do_without_is_no_anchor(pattern: str) -> None:
    """Options, parts of words, ways of a choice and what only stands beside are none."""
    assert anchors(pattern) == ()


@pytest.mark.parametrize("frame", _PLAIN, ids=lambda frame: frame.pattern[:40])
@settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_every_match_of_a_frame_has_its_anchors(frame: Frame, data: st.DataObject) -> None:
    """Whatever a frame matches has a word of each set."""
    text = data.draw(st.from_regex(frame.pattern, fullmatch=True))
    words = frozenset(re.findall(r"[\w'-]+", text))
    assert all(not needed.isdisjoint(words) for needed in anchors(frame.pattern))
