"""Each pattern is found where its ideas are stated, with their places, and nowhere else."""

from __future__ import annotations

import pytest

from promptlint.model import Span
from promptlint.prism.patterns import PATTERNS, patterns
from promptlint.prism.patterns.pattern import Idea, all_of, either
from promptlint.prism.phrases import Phrases
from promptlint.prism.wording import Wording

_SHOWN = [(pattern, text) for pattern in PATTERNS for text in pattern.shows]
_ALIKE = [(pattern, text) for pattern in PATTERNS for text in pattern.looks_like]


def _found(text):
    return {hit.name: hit for hit in patterns(Wording(text))}


def test_all_sixteen_are_there():
    """The patterns are those of the catalogue, each once, each with texts that show it."""
    assert [pattern.name for pattern in PATTERNS] == [
        "meta_language",
        "output_automater",
        "persona",
        "visualization_generator",
        "recipe",
        "template",
        "fact_check_list",
        "reflection",
        "question_refinement",
        "alternative_approaches",
        "cognitive_verifier",
        "refusal_breaker",
        "flipped_interaction",
        "game_play",
        "infinite_generation",
        "context_manager",
    ]
    assert all(pattern.shows and pattern.looks_like for pattern in PATTERNS)


@pytest.mark.parametrize(("pattern", "text"), _SHOWN)
def test_what_a_page_says_shows_a_pattern(pattern, text):
    """The texts on a pattern's page show it, and every place has the name of an idea."""
    hit = _found(text)[pattern.name]

    assert len(hit.ideas) == len(hit.spans)
    assert all(hit.ideas)
    assert list(hit.spans) == sorted(hit.spans)
    assert all(0 <= span.start < span.end <= len(text) for span in hit.spans)


@pytest.mark.parametrize(("pattern", "text"), _ALIKE)
def test_what_only_looks_like_a_pattern_is_none(pattern, text):
    """Words of a pattern in another sense do not show it."""
    assert pattern.name not in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Role: senior editor",
        "# Persona\nA pirate",
        "As BeeKeeper, write a letter.",
        "You are {role}.",
        "Eres un experto en vinos.",
        "Answer as Sherlock from the stories would.",
    ],
)
def test_personas_come_in_many_forms(text):
    """Headings, names, holes and other languages give a role as well."""
    assert "persona" in _found(text)


@pytest.mark.parametrize(
    "text",
    ["Role: user", "As follows, write a letter.", "The role: none is given as As Bee, that."],
)
def test_words_of_a_persona_without_one(text):
    """A speaker's role, a phrase with "as" and capitals alone are no persona."""
    assert "persona" not in _found(text)


@pytest.mark.parametrize(
    "skeleton",
    [
        "<thoughts> in words",
        "[your answer here]",
        "Answer: answer here",
        '{"name": string}',
        '{"name": NAME}',
        "${{the answer}}",
        "...\n",
        "Name: ____",
        "Name: the name of it\nAge: the age of it",
        "<answer>\n</answer>",
        "Title: one\nText: two",
        "[yes/no]",
        "see [title](url)",
        "the rest ...",
    ],
)
def test_a_skeleton_after_its_announcement_is_a_template(skeleton):
    """Placeholders, JSON with types, labels with descriptions and dots make a skeleton."""
    assert "template" in _found(f"Use the following format:\n{skeleton}")


@pytest.mark.parametrize(
    "text",
    [
        "Use the following format: plain words",
        "Use the following format, which <b>is</b> plain.",
        "Use the following format [INST] now [/INST] [END OF DATA] x[a b] [doc a]\n{doc}",
        "<thoughts> in words",
        "Use the following format." + " and so on" * 60 + " <thoughts>",
        "Use the following format with items[0 or 1] and no more words in a line that goes "
        "on...and on",
    ],
)
def test_no_skeleton_or_no_announcement_is_no_template(text):
    """Tags, model tokens, labels of holes and what is far away are no skeleton."""
    assert "template" not in _found(text)


def test_ideas_must_stand_beside_each_other():
    """All ideas are needed, none further from the first than allowed."""
    one, other = Idea("one", Phrases("alpha")), Idea("other", Phrases("beta"))
    find = all_of(one, other, within=10)

    assert list(find(Wording("beta, alpha"))) == [(Span(6, 11), "one"), (Span(0, 4), "other")]
    assert list(find(Wording("alpha" + " " * 11 + "beta"))) == []
    assert list(find(Wording("alpha"))) == []
    far = "alpha" + "." * 50 + "beta alpha"
    assert next(iter(find(Wording(far)))) == (Span(60, 65), "one")


def test_of_two_ways_the_first_that_finds_is_taken():
    """The second is asked only where the first finds nothing."""
    find = either(all_of(Idea("a", Phrases("alpha"))), all_of(Idea("b", Phrases("beta"))))

    assert list(find(Wording("beta"))) == [(Span(0, 4), "b")]
    assert list(find(Wording("beta alpha"))) == [(Span(5, 10), "a")]
    assert list(find(Wording("gamma"))) == []
