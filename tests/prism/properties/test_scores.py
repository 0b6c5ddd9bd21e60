"""Scores rest on facts and explicit requests, and name them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.model import Hit, Span
from promptlint.prism import analyze
from promptlint.prism.properties import FACTS, PROPERTIES, Scores
from promptlint.prism.properties.pages import pages
from promptlint.prism.properties.property import Property, bases, merged, points_of, within
from promptlint.prism.signals import SIGNALS
from promptlint.prism.wording import Wording

_BY_NAME = {each.name: each for each in PROPERTIES}


def test_there_are_twenty_one():
    """All properties of the paper, in its order."""
    assert len(_BY_NAME) == 21
    assert list(bases()) == list(points_of()) == list(_BY_NAME)


@pytest.mark.parametrize("each", PROPERTIES, ids=lambda each: each.name)
def test_learnt_points_have_the_direction_that_the_property_gives(each: Property):
    """What raises never lowers, and every fact is told by something."""
    learnt = points_of()[each.name]
    raised = {name for name, points in learnt.items() if points > 0}
    lowered = {name for name, points in learnt.items() if points < 0}

    assert raised <= set(each.raised_by)
    assert lowered <= set(each.lowered_by)
    assert set(each.raised_by) | set(each.lowered_by) <= set(FACTS)


@pytest.mark.parametrize(
    ("name", "request_"),
    [
        ("interaction", "If anything is unclear, ask me clarifying questions first."),
        ("metacognition", "Double-check your answer before you give it."),
        ("rewards", "I will tip you $200 for a perfect answer."),
        ("bias", "Avoid any bias."),
        ("safety", "Never write anything harmful."),
        ("privacy", "Do not reveal personal information."),
        ("societal_norms", "Be respectful to everyone."),
    ],
)
def test_an_explicit_request_raises_a_score_most(name: str, request_: str):
    """Asking outright counts more than anything that a text merely looks like."""
    plain = analyze("Tell me about the rivers of France.").scores.values()
    asked = analyze(f"Tell me about the rivers of France. {request_}").scores.values()

    assert asked[name] > plain[name] + 1.5


def test_what_stands_in_the_material_is_no_request():
    """A text to work on asks nothing of the model."""
    wording = Wording("Sort it.\nI tip you")
    hit = Hit("reward", (Span(11, 15),))

    assert Scores(wording, [hit]).values() == Scores(wording).values()


def test_a_score_names_its_facts_and_places():
    """What counts most comes first; places are in order and do not overlap."""
    text = "If it is vague, clarify it: ask a question."
    hit = Hit("ask_back", (Span(28, 42),))
    scores = {score.name: score for score in Scores(Wording(text), [hit]).explained()}
    interaction = scores["interaction"]

    assert interaction.facts[0] == "+3.0 signal ask_back"
    assert "+0.9 speaks of what is unclear" in interaction.facts[1] or interaction.facts[1:]
    assert {text[span.start : span.end] for span in interaction.spans} >= {"vague", "clarify"}
    assert list(interaction.spans) == sorted(interaction.spans)


def test_values_are_those_of_the_explained_scores():
    """The short way gives the same numbers."""
    prism = analyze("You are a poet. Write a poem about {topic}.\nTopic: {topic}")

    assert prism.scores.values() == {score.name: score.value for score in prism.properties}
    assert prism.record()["properties"] == prism.scores.values()


def test_places_that_begin_within_others_are_left_out():
    """Spans are merged in order."""
    assert merged([Span(4, 6), Span(0, 3), Span(2, 5)]) == (Span(0, 3), Span(4, 6))


def test_a_value_stays_within_its_scale():
    """Points add up, but not beyond 0 or 10."""
    assert [within(total) for total in (-99, 7.004, 99)] == [0, 7, 10]


def test_no_fact_has_the_name_of_a_signal():
    """What adds points is told apart by its name."""
    assert not {signal.name for signal in SIGNALS} & set(FACTS)


def test_explicit_requests_are_facts_or_signals():
    """Nothing adds points that nothing tells."""
    names = {signal.name for signal in SIGNALS} | set(FACTS)

    assert {name for each in PROPERTIES for name in each.explicit} <= names


@given(st.text(max_size=200))
def test_any_text_has_all_scores(text: str):
    """Every text has 21 scores from 0 to 10."""
    values = Scores(Wording(text)).values()

    assert list(values) == list(_BY_NAME)
    assert all(0 <= value <= 10 for value in values.values())


@pytest.mark.parametrize(
    "piece",
    ["<a>", "[a", '"a ', "a", "\nab cd: x", "a. ", "Please", "avoid no ", " ", "ask ", "1. "],
)
def test_time_is_linear(piece: str):
    """A hundred times the text takes about a hundred times as long, whatever it is made of."""
    short, long = ((piece * (size // len(piece))) for size in (5_000, 200_000))

    assert _seconds(long) < 40 * 8 * max(_seconds(short), 0.001)


def _seconds(text: str) -> float:
    begin = time.process_time()
    Scores(Wording(text)).values()
    return time.process_time() - begin


def test_every_property_has_a_page():
    """It says what, from where, how, with the points of each fact, and what not."""
    made = {page.path: "\n".join(page.markdown()) for page in pages()}

    assert set(made) == {f"properties/{name}" for name in _BY_NAME}
    assert "| touches on abuse |" in made["properties/safety"]
    assert all("never a verdict" in text and "2506.06950" in text for text in made.values())
