"""Instructions and material are told apart by lines that instruct and by labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.prism.properties.reading import Reading
from promptlint.prism.wording import Wording


@pytest.mark.parametrize(
    ("instructions", "material"),
    [
        ("Sort the numbers.\n", "3, 1, 2"),
        ("Sort the numbers.\nAnswer with the list only.\n", ""),
        ("Answer the question.\n", "Question: Who?\nOptions: a, b"),
        ("Answer.\nFormat: JSON\n", "Passage: Long ago."),
        ("Translate.\nHello\nYour output must be French.\n", "Bye"),
        ("Translate.\nHello\nYour output must be French.", ""),
        ("One line: all of it instructs", ""),
        ("", ""),
        ("Only a blank line follows.\n  \n", ""),
    ],
)
def test_where_the_material_begins(instructions: str, material: str):
    """It begins after the last line that instructs, or at the first label of an input."""
    reading = Reading(Wording(instructions + material))

    assert (reading.text[: reading.cut], reading.material) == (instructions, material)


def test_words_are_counted_in_each_part():
    """The whole has the words of both parts, pairs never span them twice."""
    reading = Reading(Wording("Don't stop.\nStop it"))

    assert reading.instructing.counts == {"don't": 1, "stop": 1}
    assert reading.whole.counts == {"don't": 1, "stop": 2, "it": 1}
    assert reading.whole.pairs["stop", "it"] == 1
    assert reading.given_words == 2


@given(st.text())
def test_every_word_stands_at_its_place(text: str):
    """The place of a word is an offset of the text as written."""
    reading = Reading(Wording(text))

    assert [reading.folded[span.start : span.end] for _, span in reading.placed] == [
        word for word, _ in reading.placed
    ]
