"""Directives are read where they are comments, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.model import Source, Span
from promptlint.suppress import Comments, read_directives


def read(text):
    return read_directives(Source("a.py", text)).directives


GOOD = [
    ("# promptlint: ignore", "# promptlint: ignore", None),
    ("#promptlint:ignore", "#promptlint:ignore", None),
    ("# promptlint: ignore -- why", "# promptlint: ignore -- why", None),
    ("# promptlint: ignore[PRM101]  ", "# promptlint: ignore[PRM101]", ["PRM101"]),
    (
        "# promptlint: ignore[ PRM101 ,a-b ]",
        "# promptlint: ignore[ PRM101 ,a-b ]",
        ["PRM101", "a-b"],
    ),
    ("# promptlint: ignore[A] -- see #12, x", "# promptlint: ignore[A] -- see #12, x", ["A"]),
    ("# promptlint: ignore[A] -- why # noqa", "# promptlint: ignore[A] -- why", ["A"]),
    ("# noqa # promptlint: ignore[A]", "# promptlint: ignore[A]", ["A"]),
]


@pytest.mark.parametrize(("comment", "directive", "codes"), GOOD)
@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\r\r\n"])
def test_directives_are_read(comment, directive, codes, ending):
    """A directive ends with its reason; what stands beside it in the comment is not part of it."""
    text = f"x = 1  {comment}{ending}"

    (found,) = read(text)

    assert text[found.span.start : found.span.end] == directive
    assert (codes is None) == (found.codes is None)
    assert [code.text for code in found.codes or ()] == (codes or [])
    assert all(text[one.span.start : one.span.end] == one.text for one in found.codes or ())
    assert (found.line, found.fault) == (1, False)


MALFORMED = [
    "# promptlint: ignroe",
    "# promptlint:",
    "# promptlint: ignore PRM101",
    "# promptlint: ignore[PRM101",
    "# promptlint: ignore[]",
    "# promptlint: ignore[ , ]",
    "# promptlint: ignore[PRM101] because",
    "# promptlint: ignore-files",
    "# promptlint: disable=PRM101",
]


@pytest.mark.parametrize("comment", MALFORMED)
def test_what_is_not_understood_is_faulty(comment):
    """A comment that speaks to promptlint in no known way is kept as a fault."""
    (found,) = read(f"{comment}  # noqa\n")

    assert found.fault
    assert found.span == Span(0, len(comment))


@pytest.mark.parametrize(
    "text",
    [
        "x = '# promptlint: ignore'",
        'x = """\n# promptlint: ignore\n"""',
        "x = f'{y}# promptlint: ignore'",
        "# a note on promptlint: ignore it\n",
        "x = 1  # see promptlint: ignore\n",
        "x = 1\n",
    ],
)
def test_texts_hold_no_directives(text):
    """Strings, and comments that only mention promptlint, hold no directive."""
    assert read(text) == ()


def test_without_the_mark_nothing_is_read(monkeypatch):
    """A source without the word is not even parsed."""
    monkeypatch.setattr("promptlint.suppress.directive.Tree", None)

    assert read_directives(Source("a.py", "x = 1  # y\n")) == Comments()


LINES = [
    ("x = 1  # promptlint: ignore\n", 1),
    ("\nx = 1  # promptlint: ignore\n", 2),
    ("# promptlint: ignore\nx = 1\n", 2),
    ("    # promptlint: ignore\n    x = 1\n", 2),
    ("# promptlint: ignore\n# noqa\n# more\nx = 1\n", 4),
    ("# promptlint: ignore\n\nx = 1\n", 2),
    ("# promptlint: ignore-file\nx = 1\n", None),
    ("x = '''\n'''  # promptlint: ignore\n", 2),
    ("x = (\r\n  # promptlint: ignore\r\n  1\r\n)", 3),
]


@pytest.mark.parametrize(("text", "line"), LINES)
def test_line_that_is_spoken_of(text, line):
    """A comment behind code speaks of its line, one alone of the next that is no comment."""
    assert [directive.line for directive in read(text)] == [line]


def test_several_directives_in_one_comment():
    """Each directive of a comment is read."""
    found = read("x = 1  # promptlint: ignore[A] # promptlint: ignore-file[B]\n")

    assert [([code.text for code in one.codes], one.line) for one in found] == [
        (["A"], 1),
        (["B"], None),
    ]


def test_broken_code_keeps_its_directives():
    """Directives are found in a file with syntax errors."""
    assert len(read("def f(:\n    x =  # promptlint: ignore\n)\n")) == 1


@given(st.lists(st.sampled_from(["x = 'a'", "# promptlint: ignore[A]", "\n", " ", "é", "(", "'"])))
def test_spans_are_within_comments(parts):
    """Whatever the text, a directive lies in its comment and begins with its sign."""
    text = "".join(parts)

    for directive in read(text):
        assert directive.comment.contains(directive.span)
        assert text[directive.span.start] == "#"
        assert "\n" not in text[directive.span.start : directive.span.end]
