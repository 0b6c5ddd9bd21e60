"""What runs together at a joint of two literals, and what only looks like it."""

from __future__ import annotations

import pytest

from promptlint.model import Hole, Joint, Prompt, Span
from promptlint_rules.template.seam import Seams


def gap(left: str, right: str, holes: tuple[Hole, ...] = ()) -> str:
    """Return what is missing between two literals that no piece is known of."""
    text = left + right
    joint = Joint(len(left), "plus", Span(0, 1))
    prompt = Prompt("id", text, Span(0, len(text)), (), holes=holes, joints=(joint,))
    return "".join(found.gap for found in Seams(prompt))


@pytest.mark.parametrize(
    ("left", "right", "missing"),
    [
        ("Answer in one line.", "Be kind.", " "),
        ("Is the answer right?", '"Yes" or "no".', " "),
        ("It was built in 1990.", "The roof is new.", " "),
        ("Follow all these rules:", "- Be kind.\n", "\n"),
        ("Follow all these rules.", "1. Be kind.\n", "\n"),
        ("Say what you saw.", "Answer: yes", "\n"),
        ("Segment the first cat,", "or the dog.", " "),
        ("answer about the", "question at once", " "),
        ("answer every question", "about the plan", " "),
        ("improve the first summary", "If it is of use", " "),
    ],
)
def test_missing(left: str, right: str, missing: str) -> None:
    assert gap(left, right) == missing


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Answer in one line. ", "Be kind."),
        ("Answer in one line.", "\nBe kind."),
        ("", "Be kind."),
        ("Answer in one line.", "be kind."),
        ("Find the rules under https://a.example/rules.", "Then read them."),
        ("Find it in src/code/rules.", "Then read it."),
        ("Put the words rose,lily,", "or fern"),
        ("an answer that is inter", "national in kind"),
        ("an answer with a snake_", "case name"),
        ("the first of these:", "rose"),
        ("a very long Camel", "Case name"),
        ('{"key":', '"value"}'),
        ("open the file a=", "the name"),
        ("one two three 3", "the last"),
        ("```\nsay it is so.", "Then go."),
    ],
)
def test_not_missing(left: str, right: str) -> None:
    assert gap(left, right) == ""


def test_a_hole_at_the_joint_may_bring_the_space() -> None:
    left = "Greet our new guest {x}"
    hole = Hole("x", "{x}", Span(len(left) - 3, len(left)), "f-string")
    assert gap(left, "Be kind.", (hole,)) == ""
