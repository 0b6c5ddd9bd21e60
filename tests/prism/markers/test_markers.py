"""Every marker of a text is found, with its exact place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.model import Fence, Span, Tag
from promptlint.prism.markers import FAMILIES, markers


def _marks(marks):
    return [(mark.kind, mark.text) for mark in marks]


def test_marks_at_the_beginning_of_lines():
    """Headings, comments, quotes, numbers and bullets are told by kind."""
    text = "# A\n  ## B\n// c\n> d\n12. e\n3) f\n- g\n* h\n+ i\n#no\n-no\n1.5"

    assert _marks(markers(text).prefixes) == [
        ("#", "#"),
        ("#", "##"),
        ("//", "//"),
        (">", ">"),
        ("1.", "12."),
        ("1.", "3)"),
        ("-", "-"),
        ("*", "*"),
        ("+", "+"),
    ]


def test_marks_at_the_end_of_lines():
    """The last sign of a line counts, whatever blanks follow it."""
    assert _marks(markers("a:\nb. \nc!\nd?\ne;\nf, g").suffixes) == [
        (sign, sign) for sign in ":.!?;"
    ]


def test_delimiters():
    """Blank lines, line ends, tabs and rules stand between parts, not around the text."""
    text = "\n a\r\nb\n \n\nc\td\n----\ne\n\n"

    assert _marks(markers(text).delimiters) == [
        ("newline", "\r\n"),
        ("blank line", "\n \n\n"),
        ("tab", "\t"),
        ("newline", "\n"),
        ("rule", "----"),
        ("newline", "\n"),
    ]


def test_tags_nest():
    """Depth counts the closed tags around; what is unclosed or closes nothing deepens nothing."""
    text = "<a><b x='1'>t</b><br/><c></a></d>"

    assert markers(text).tags == (
        Tag("a", Span(0, 3), 1, Span(3, 25)),
        Tag("b", Span(3, 12), 2, Span(12, 13)),
        Tag("br", Span(17, 22), 2),
        Tag("c", Span(22, 25), 2),
        Tag("/d", Span(29, 33), 1),
    )


def test_a_closing_tag_closes_the_last_of_its_name():
    """Of two open tags with one name, the inner is closed first."""
    inner, outer = (tag.inside for tag in reversed(markers("<a><a>x</a></a>").tags))

    assert (inner, outer) == (Span(6, 7), Span(3, 11))


@given(st.lists(st.sampled_from(["<a>", "</a>", "<b>", "</b>", "<c/>", "x"])).map("".join))
def test_closed_tags_enclose_what_is_balanced(text):
    """What is within a closed tag ends where its closing tag begins, and lies within its parent."""
    closed = [tag for tag in markers(text).tags if tag.inside]

    for tag in closed:
        assert text.startswith(f"</{tag.name}>", tag.inside.end)
        assert tag.depth == 1 + sum(
            other.inside.contains(tag.span) for other in closed if other is not tag
        )


def test_fences():
    """A fence has a language, and is closed by one that is as long and bare."""
    text = "```json\n{}\n```\n~~~~\n```\n~~~\n~~~~\n```py x\nopen"

    assert markers(text).fences == (
        Fence("json", Span(0, 14)),
        Fence("", Span(15, 32)),
        Fence("py", Span(33, len(text)), closed=False),
    )


@pytest.mark.parametrize(("family", "tokens"), FAMILIES.items())
def test_control_tokens_have_a_family(family, tokens):
    """Each token is found, as one of its family, and is neither tag nor placeholder."""
    found = markers(" ".join(tokens))

    assert _marks(found.special_tokens) == [(family, token) for token in tokens]
    assert not found.tags
    assert not found.placeholders


def test_no_token_stands_in_two_families():
    """A token tells its family."""
    tokens = [one for tokens in FAMILIES.values() for one in tokens]

    assert len(set(tokens)) == len(tokens)


def test_placeholders_by_style():
    """Each placeholder has its style; closed tags and JSON are none."""
    text = "{x} {{ y }} ${z} [NAME] <the name> MY_NAME ___ <doc>t</doc> {'a': 1} [a](b)"

    assert _marks(markers(text).placeholders) == [
        ("{x}", "{x}"),
        ("{{x}}", "{{ y }}"),
        ("${x}", "${z}"),
        ("[NAME]", "[NAME]"),
        ("<name>", "<the name>"),
        ("CAPS", "MY_NAME"),
        ("___", "___"),
    ]


@given(st.text(alphabet="<>/a[]{}$_#-\n\t`~ .:A1"))
def test_every_place_holds_what_it_says(text):
    """A mark's text stands at its place, and no mark is empty."""
    found = markers(text)

    for marks in (found.prefixes, found.suffixes, found.delimiters, found.placeholders):
        for mark in marks:
            assert text[mark.span.start : mark.span.end] == mark.text != ""
