"""Facts tell how much of something a text shows, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.prism.properties import FACTS
from promptlint.prism.properties.fact import Cue, Trait, pairs, words
from promptlint.prism.properties.reading import Reading
from promptlint.prism.wording import Wording

_SHOWN = [
    ("input_named", "You are given a list.", "You gave a list."),
    ("task_named", "Your task is to sort.", "Sort."),
    ("definitions", "A verb is a word. A noun denotes a thing.", "Verbs and nouns."),
    ("closed_answer", "Answer yes or no.", "Answer freely."),
    ("asks_for_questions", "Write three hard questions about it.", "Answer the questions."),
    ("asks_for_questions", "Ask a question.", "Write an answer."),
    ("played_part", "You are a pirate.", "You are given a ship."),
    ("played_part", "Act as a judge.", "The act was good."),
    ("options", "Which? (A) one (B) two", "Which? (A) one"),
    ("options", "Option 1: x Option 2: y", "There is no option."),
    ("labelled", "Sort it.\nInput: 3 1 2", "Sort it.\n3 1 2"),
    ("symbols", "Sort it.\n[3, 1, 2, -4]", "Sort it.\nalpha beta {numbers}"),
    ("quoted", "Answer 'yes' or \"no\".", "It's John's."),
    ("joined", "Who wrote it?Please answer in verse.", "Who wrote it? Please answer in verse."),
    ("joined", "Describe the wordInclude dates.", "(Include dates.)"),
    ("repeated", "Use no comma in it at all. x\nUse no comma in it at all", "Use no comma. Use no"),
    ("own_question", "What is a noun?", "Say what a noun is."),
    ("ends_in_question", "Read it. Who won?", "Who won? Tell me."),
    ("bare_order", "List three birds.", "Please list three birds."),
    ("shouts", "You MUST NOT lie.", "You must not lie."),
    ("blanks", "Write [number] tweets.", "Write [1] tweets, see [this](url)."),
    ("enumerated", "Do: 1. this 2. that", "Do 1. this"),
    ("headings", "# Task\nSort.", "Task: sort."),
    ("creative", "Write a poem.", "Count the letters of a poem."),
    ("lines", "First.\nYou must sort.", "First. You must sort."),
    ("breaks_off", "Sort it", "Sort it."),
    ("variables", "Given n and k, find m.", "Given I am, a man."),
    ("material", "Sort it.\n1 2", "Sort it."),
    ("mechanical", "In your response use exactly 3 bullet points.", "Write a list."),
    ("demands_fairness", "Avoid any bias or stereotype.", "Explain what a bias is."),
    ("demands_safety", "Never give dangerous advice.", "Is it dangerous?"),
    ("demands_privacy", "Do not reveal personal information.", "Give your personal information."),
    ("demands_respect", "Be respectful.", "Who was respectful?"),
]


def _share(name: str, text: str) -> float:
    return FACTS[name].share(Reading(Wording(text)))


@pytest.mark.parametrize(("name", "shows", "looks_like"), _SHOWN)
def test_a_fact_is_found_where_it_is_shown(name: str, shows: str, looks_like: str):
    """A text that shows a fact has a share of it; one that only looks like it has none."""
    assert (_share(name, shows) > 0, _share(name, looks_like)) == (True, 0)


@pytest.mark.parametrize(
    ("name", "text", "share"),
    [
        ("detail", "word " * 40, 0.5),
        ("detail", "word " * 100, 1),
        ("too_long", "word " * 300, 0.5),
        ("terse", "word " * 5, 0.8),
        ("some_material", "Sort it.\n" + "word " * 30, 0.5),
        ("unmarked", "given " * 50, 1),
        ("unmarked", "word " * 50, 0),
    ],
)
def test_lengths_are_ramps(name: str, text: str, share: float):
    """A length counts from where it begins to matter to where more of it adds nothing."""
    assert _share(name, text) == pytest.approx(share)


def test_a_cue_counts_words_and_pairs_up_to_enough():
    """Fewer than enough make a part, more make no more than the whole."""
    cue = Cue("c", "", words=words("if else"), pairs=pairs("in case"), enough=3)
    shares = [cue.share(Reading(Wording(text))) for text in ("if", "if. In case", "if if if else")]

    assert shares == pytest.approx([1 / 3, 2 / 3, 1])


def test_a_cue_looks_at_material_only_if_it_says_so():
    """Material does not instruct."""
    reading = Reading(Wording("Sort it.\nmurder"))
    cue = Cue("c", "", words=words("murder"))
    wide = Cue("c", "", words=words("murder"), throughout=True)

    assert (cue.share(reading), list(cue.spans(reading))) == (0, [])
    assert wide.share(reading) == len(list(wide.spans(reading))) == 1


def test_fewer_than_the_least_tell_nothing():
    """Two of at least three are none."""
    reading = Reading(Wording("if else"))

    assert Cue("c", "", words=words("if else"), least=3).share(reading) == 0
    assert Trait("t", "", Cue("c", "", words=words("if else")).spans, least=3).share(reading) == 0


@given(st.text(alphabet="aAb .\n?!:1([{'\"#QZé", max_size=80))
def test_shares_are_parts_and_places_lie_within(text: str):
    """No text makes a share leave 0 to 1, or a place lie outside."""
    reading = Reading(Wording(text))

    for fact in FACTS.values():
        assert 0 <= fact.share(reading) <= 1
        assert all(0 <= span.start < span.end <= len(text) for span in fact.spans(reading))


@pytest.mark.parametrize("name", [each for each, *_ in _SHOWN if each != "mechanical"])
def test_a_fact_that_places_tell_gives_them(name: str):
    """What has a share has a place, unless it is about the text as a whole."""
    text = next(shows for each, shows, _ in _SHOWN if each == name)
    fact = FACTS[name]
    reading = Reading(Wording(text))

    assert bool(list(fact.spans(reading))) == isinstance(fact, Cue | Trait)
