"""What sets a long text apart is seen around its hole."""

from __future__ import annotations

import pytest

from promptlint.model import Hole, Prompt, Span, ValueFacts
from promptlint.prism import analyze
from promptlint_rules.structure.slot import enclosure, is_long, is_question, tagged


def hole_of(text: str, name: str = "text", **facts: object) -> Hole:
    at = text.index("{")
    known = ValueFacts(**facts)  # type: ignore[arg-type]
    return Hole(name, name, Span(at, text.index("}") + 1), "f-string", known)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sum up <a>{x}</a> now.", "tag"),
        ("<a>\n<b>\n{x}\n</b>\n</a>", "tag"),
        ("<a>{x} now", ""),
        ("Code\n```\n{x}\n```\nnow", "fence"),
        ("Code\n```\n{x}", ""),
        ('Sum up "{x}" now.', "quotes"),
        ("Sum up “{x}” now.", "quotes"),
        ('Text\n"""\n{x}\n"""\nnow', "quotes"),
        ("A\n---\n{x}\n---\nB", "rule"),
        ("A\n=====\n{x}", "rule"),
        ("A\n---\n{x}\nB", ""),
        ("Text: {x}\nNow", "label"),
        ("## Text\n{x}\nNow", "label"),
        ("**Text**\n\n{x}\nNow", "label"),
        ("Sum up {x} now.", ""),
        ("{x}", ""),
    ],
)
def test_the_strongest_sign_around_a_hole(text: str, kind: str) -> None:
    """Tags, a closed fence, quotes, rules on both sides, a label in front, or nothing."""
    prompt = Prompt("id", text, Span(0, 0), ())

    assert enclosure(prompt, analyze(text).markers, hole_of(text)) == kind


@pytest.mark.parametrize(
    ("name", "facts", "long"),
    [
        ("article", {}, True),
        ("page_content", {}, True),
        ("pageContent", {}, True),
        ("x", {"multiline": True}, True),
        ("article_title", {}, False),
        ("prompt_text", {}, False),
        ("name", {}, False),
        ("text", {"type": "int"}, False),
        ("text", {"constant": "a"}, False),
    ],
)
def test_holes_for_long_texts(name: str, facts: dict[str, object], long: bool) -> None:
    """The name says it, or what is known of the value."""
    assert is_long(hole_of("{x}", name, **facts)) is long


@pytest.mark.parametrize(
    ("name", "asks"), [("question", True), ("user_input", True), ("input", False)]
)
def test_holes_for_questions(name: str, asks: bool) -> None:
    """A question is named as one."""
    assert is_question(hole_of("{x}", name)) is asks


def test_no_tags_for_a_hole_of_another_file_or_without_a_name() -> None:
    """What cannot be shown is not."""
    prompt = Prompt("id", "a {x} b", Span(0, 0), ())

    assert tagged(prompt, hole_of("a {x} b")) is None
    assert tagged(prompt, hole_of("a {x} b", "0")) is None
