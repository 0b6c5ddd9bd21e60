"""Hidden characters are found where nothing needs them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint_rules.security.invisible import describe, hidden

HIDDEN = "\u00ad\u200b\u200e\u202e\u2060\ufeff\U000e0041\U000e0100\ue000\u3164"
SEEN = "ab é漢ä\n`👩❤"


def without(text: str) -> str:
    for span in reversed(list(hidden(text))):
        text = text[: span.start] + text[span.end :]
    return text


@given(st.text(st.sampled_from(HIDDEN + SEEN)))
def test_what_is_left_differs_in_hidden_characters_alone(text: str) -> None:
    """Taking the finds away takes no character that can be seen, and a second look finds no more
    than what became needed by standing beside other characters."""
    left = without(text)

    assert [one for one in left if one in SEEN] == [one for one in text if one in SEEN]
    assert len(without(left)) <= len(left) <= len(text)


@given(st.text(st.characters(codec="ascii")))
def test_plain_text_hides_nothing(text: str) -> None:
    """No letter of ASCII is hidden, control characters of terminals included."""
    assert not list(hidden(text))


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d💻", "🤷🏽\u200d♀️", "❤️\u200d🔥", "👨\u200d👩\u200d👧\u200d👦",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "☕️", "葛\U000e0100",
        "نمی\u200cدانم", "क्\u200dष", "श्री\u200cमान", "ไทย\u200bภาษา", "日本\u200b語", "שלום \u200e1\u200f!",
        "العربية \u2067x\u2069", "`\u200b`", "`\u200b``",
    ],
)  # fmt: skip
def test_writing_keeps_what_it_needs(text: str) -> None:
    """Joiners of emoji and letters, flags, variants, line breaks, directions, broken fences."""
    assert not list(hidden(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\u200bb", "zero-width space (U+200B)"),
        ("a\u200db", "zero-width joiner (U+200D)"),
        ("a\u200b\u200bb", "2 times zero-width space (U+200B)"),
        ("a\u202eb", "right-to-left override (U+202E)"),
        ("אב\u202eגד", "right-to-left override (U+202E)"),
        ("\u200bשלום", "zero-width space (U+200B)"),
        ("a\ue000b", "private-use character U+E000"),
        ("a\u200b\u2060b", "2 hidden characters (word joiner (U+2060), zero-width space (U+200B))"),
        ("a\U000e0048\U000e0069b", '2 invisible tag characters that spell "Hi"'),
        ("🏴\U000e0067", '1 invisible tag characters that spell "g"'),
        ("漢\U000e0100\U000e0101", "2 hidden characters (variation selector-17 (U+E0100), variation selector-18 (U+E0101))"),
        ("\ufeffa", "byte-order mark (U+FEFF)"),
    ],
)  # fmt: skip
def test_the_rest_is_told_by_name(text: str, told: str) -> None:
    """Each find is one stretch, with what it is and what tag characters in it spell."""
    (span,) = hidden(text)

    assert describe(text[span.start : span.end]) == told
