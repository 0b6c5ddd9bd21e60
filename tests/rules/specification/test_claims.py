"""Lengths, forms, orders, counts and identities are read as they are written."""

from __future__ import annotations

from math import inf

import pytest

from promptlint_rules.specification.count import Count, counts
from promptlint_rules.specification.form import Form, are_at_odds, forms
from promptlint_rules.specification.identity import Identity, are_two, identity
from promptlint_rules.specification.length import Length, are_apart, lengths
from promptlint_rules.specification.order import are_opposed, order


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("at most 80 words", Length("word", 0, 80)),
        ("two sentences or fewer", Length("sentence", 0, 2)),
        ("three sentences are enough", Length("sentence", 0, 3)),
        ("at least 1,000 words", Length("word", 1000, inf)),
        ("200 words minimum", Length("word", 200, inf)),
        ("exactly one paragraph", Length("paragraph", 1, 1)),
        ("between 50 and 80 characters", Length("character", 50, 80)),
        ("50-80 chars", Length("character", 50, 80)),
        ("about 100 words", Length("word", 70, 130)),
        ("Be concise.", Length("short")),
        ("in full detail", Length("long")),
    ],
)
def test_a_length_is_read(text, length):
    """Bounds, ranges and tendencies become numbers of a unit."""
    assert [found for found, _ in lengths(text)] == [length]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (Length("word", 0, 80), Length("word", 150), True),
        (Length("word", 0, 150), Length("word", 80), False),
        (Length("sentence", 1, 1), Length("word", 300), True),
        (Length("paragraph", 1, 1), Length("word", 300), False),
        (Length("short"), Length("long"), True),
        (Length("short"), Length("word", 300), False),
    ],
)
def test_lengths_exclude_each_other_by_what_they_can_hold(one, other, apart):
    """Two lengths are apart, in either order, where no text has both."""
    assert are_apart(one, other) == are_apart(other, one) == apart


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Respond with JSON only.", Form("only", "json")),
        ("Return nothing but XML.", Form("only", "xml")),
        ("Your answer must be valid JSON.", Form("format", "json")),
        ("Use Markdown.", Form("format", "markdown")),
        ("Answer in plain-text.", Form("format", "plain text")),
        ("Do not use Markdown.", Form("no-format", "markdown")),
        ("Write the whole answer in German.", Form("language", "german")),
        ("All responses must be in English.", Form("language", "english")),
        ("Answer only yes or no.", Form("yes-no")),
        ("Explain your answer.", Form("explain")),
        ("Then explain it in two sentences.", Form("prose")),
    ],
)
def test_a_form_is_read(text, form):
    """Formats, languages and what excludes them are told apart."""
    assert form in [found for found, _ in forms(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Keep part names in English.",
        "Translate the title into English.",
        "Answer in English and German.",
        "Read the file answer.json.",
        'Explain it in two sentences in the field "why".',
        "Do not use Markdown code fences.",
        "The answer is in the JSON above.",
    ],
)
def test_what_is_not_the_form_of_the_whole_answer(text):
    """Parts, two languages at once, names of files and fields say nothing about the answer."""
    assert list(forms(text)) == []


@pytest.mark.parametrize(
    ("one", "other", "odd"),
    [
        (Form("language", "german"), Form("language", "english"), True),
        (Form("language", "chinese"), Form("language", "mandarin"), False),
        (Form("only", "json"), Form("prose"), True),
        (Form("format", "json"), Form("prose"), False),
        (Form("yes-no"), Form("explain"), True),
        (Form("format", "json"), Form("only", "xml"), True),
        (Form("format", "markdown"), Form("no-format", "markdown"), True),
        (Form("format", "json"), Form("no-format", "markdown"), False),
        (Form("format", "latex"), Form("format", "markdown"), False),
    ],
)
def test_forms_exclude_each_other(one, other, odd):
    """Two forms are at odds, in either order, where no answer has both."""
    assert are_at_odds(one, other) == are_at_odds(other, one) == odd


def test_an_order_and_its_opposite_are_about_the_same():
    """Verbs of showing, endings and the words for "in the answer" make no difference."""
    orders = [
        order("Always include the article number, so that they find it."),
        order("Never mention the article number in your reply."),
        order("Avoid displaying the article number."),
    ]

    assert {found[0].what for found in orders} == {"show article number"}
    assert [found[0].forbids for found in orders] == [False, True, True]


@pytest.mark.parametrize("text", ["Run.", "Use this word.", "Use {x} twice.", "Use a, b and c."])
def test_an_order_with_gaps_is_not_compared(text):
    """What points elsewhere, or is filled later, keeps an order out."""
    assert order(text) is None


def test_an_order_that_is_narrowed_is_opposed_by_the_same_words_alone():
    """ "Only" and its like make an order one of some cases."""
    narrow, same, wide = (
        order(text)[0] for text in ("Only use words.", "Never only use words.", "Never use words.")
    )

    assert are_opposed(narrow, same)
    assert not are_opposed(narrow, wide)


def test_things_are_counted():
    """What is asked for and what is taken to be there are told apart; parts are left out."""
    assert [found for found, _ in counts("Suggest exactly four short titles.")] == [
        Count(4, "titles", is_definite=False, is_exact=True, is_asked=True)
    ]
    assert [found for found, _ in counts("Write the 3 titles as a list, one per line.")] == [
        Count(3, "titles", True)
    ]
    assert [found for found, _ in counts("Write 3 sentences for each of the two titles.")] == [
        Count(2, "titles", True)
    ]
    assert list(counts("Write 3 sentences for the first of the two titles.")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You are Nora, the assistant of a practice.", Identity("Nora", "", "", "practice")),
        ("Your name is Nora Berg.", Identity("Nora Berg", "", "")),
        (
            "You are a very experienced travel agent who is kind.",
            Identity("", "travel", "travel agent"),
        ),
        ("You are a bot called Ada.", Identity("Ada", "", "")),
        ("Act as a doctor for dogs.", Identity("", "medicine", "doctor")),
    ],
)
def test_an_identity_is_read(text, found):
    """Names, and trades that belong to one field."""
    assert identity(text)[0] == found


@pytest.mark.parametrize(
    "text",
    ["You are also a doctor.", "You are given a doctor.", "You are an expert.", "Be a doctor."],
)
def test_other_sentences_give_no_identity(text):
    """What comes on top of an identity, and what goes with any, is none."""
    assert identity(text) is None


def test_nobody_is_two_people():
    """Two names or two fields exclude each other, a fuller name and a kind of model do not."""
    nora, viktor = Identity("Nora", "", ""), Identity("Viktor", "law", "lawyer")

    assert are_two(nora, viktor)
    assert are_two(Identity("", "food", "chef"), viktor)
    assert not are_two(nora, Identity("Nora Berg", "", ""))
    assert not are_two(Identity("Claude", "", ""), viktor)
    assert not are_two(Identity("", "food", "chef"), Identity("Ada", "", ""))
