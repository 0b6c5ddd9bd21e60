"""A prompt is cut into pieces that read like text, every word where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.features.passage import LONGEST, pieces
from promptlint.model import Span


def _all(text: str, *holes: Span) -> list[tuple[str, int]]:
    return list(pieces(text, [Span(0, len(text))], holes))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- Read **this** now", "Read   this   now"),
        ("  2. Read it", "Read it"),
        ("# Task", "Task"),
        ("<rules>Obey `me`</rules>", "Obey  me"),
        ("Use snake_case and _stress_", "Use snake_case and  stress"),
        ("Sum up {text} now", "Sum up Xxxxxx now"),
        ("Sum up {{ text }}", "Sum up Xxxxxxxxxx"),
    ],
)
def test_marks_are_blanks_and_holes_are_names(text: str, words: str):
    """What is no word is blanked, what will be filled in becomes a name."""
    ((piece, start),) = _all(text)

    assert piece == words
    assert text[start : start + 2].strip() == piece[:2].strip() or piece.startswith("X")


def test_holes_of_any_spelling_become_names():
    """Holes are given by place, as `%s` is."""
    text = "Sum up %s now"

    assert _all(text, Span(7, 9)) == [("Sum up Xx now", 0)]
    assert _all(text, Span(7, 7)) == [(text, 0)]


def test_what_has_no_letter_is_left_out():
    """Rules and numbers are no sentences."""
    assert _all("----- 12 %") == _all("") == _all("   ") == []


def test_endless_lines_are_cut_at_blanks():
    """No piece is longer than a parser should read at once, and no word is lost."""
    found = _all("word " * 1_000)

    assert all(len(piece) <= LONGEST for piece, _ in found)
    assert sum(piece.count("word") for piece, _ in found) == 1_000
    assert {len(piece) for piece, _ in _all("w" * 2_500)} == {LONGEST, 500}


@given(st.text(alphabet="aB {}*_`<>/-#1.\n", max_size=60))
def test_letters_stay_where_they_are(text: str):
    """Every letter of a piece that is in no hole stands at its offset in the prompt."""
    for piece, start in _all(text):
        for at, char in enumerate(piece, start):
            assert char == text[at] or char in " Xx"


def test_segments_are_pieces_of_their_own():
    """Nothing outside of the segments is given."""
    assert list(pieces("One. Two. Three.", [Span(0, 5), Span(10, 16)])) == [
        ("One.", 0),
        ("Three.", 10),
    ]
