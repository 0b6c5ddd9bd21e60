"""A prompt's demands are its sentences that hold always, with the headings above them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.model import Piece, Prompt, Span
from promptlint_rules.specification.statement import are_of_one, demands, statements


def prompt(text, *pieces):
    return Prompt("id", text, Span(0, len(text)), pieces)


def demanded(text):
    return [statement.text for statement in demands(prompt(text))]


def test_sentences_and_lines_are_taken_apart():
    """A bullet is no part of its sentence, and a semicolon ends one."""
    assert demanded("- Be kind. Be brief; use verbs\n2) Say why.") == [
        "Be kind.",
        "Be brief",
        "use verbs",
        "Say why.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "If asked, be brief.",
        "For simple questions, be brief.",
        "Example:\nBe brief.",
        "```\nBe brief.\n```",
        "<example>\nBe brief.\n</example>",
        "When it is late:\n- Be brief.",
        "### Don't:\n- Be brief.",
        "Q: Be brief.",
        "❌ Be brief.",
        "A. Be brief.",
    ],
)
def test_conditions_and_examples_demand_nothing(text):
    """What holds only at times, or is only shown, is no demand."""
    assert "Be brief." not in demanded(text)


def test_a_heading_ends_where_the_text_goes_on_beside_it():
    """A line after a blank line, no deeper than the heading, is not below it."""
    text = "If it rains:\n  - Stay in.\n\nBe kind.\n</other>\n<rules>\nBe brief.\n</rules>"
    found = {statement.text: statement.scope for statement in statements(text)}

    assert found["Stay in."] == ("If it rains",)
    assert found["Be kind."] == ()
    assert found["Be brief."] == ("rules",)


def test_items_that_are_headings_follow_one_another():
    """A numbered heading ends the one before it, and a section ends both."""
    text = "1. If late:\nRun.\n2. Always:\nWalk.\n# Style\nBe kind."
    found = {statement.text: statement.scope for statement in statements(text)}

    assert found["Walk."] == ("2. Always",)
    assert found["Be kind."] == ("Style",)


def test_a_branch_of_the_code_demands_nothing():
    """A piece that is added on a condition holds only at times."""
    span = Span(0, 9)
    piece = Piece(span, span, span, (), conditional=True)

    assert list(demands(prompt("Be brief.", piece))) == []


def test_general_headings_do_not_part():
    """Sentences below "Rules" and "Format" speak of one answer, those below two cases do not."""
    one, other, third = statements("# Rules\nBe kind.\n# Format\nBe brief.\n# Mails\nBe long.")[
        1::2
    ]

    assert are_of_one(one, other)
    assert not are_of_one(one, third)


@given(st.text(alphabet="ab.:#-*<>/ \n`1X;", max_size=80))
def test_every_statement_stands_in_the_text(text):
    """Whatever the layout, a statement is a stretch of the text, in order."""
    found = statements(text)

    assert all(text[one.span.start : one.span.end] == one.text for one in found)
    assert [one.span for one in found] == sorted(one.span for one in found)
