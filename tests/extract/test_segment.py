"""Texts are cut as Python's own functions cut them, and every place that is left stays exact."""

from __future__ import annotations

import inspect
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract.literal import decode
from promptlint.extract.segment import Segment, Strand, cleaned, dedented, label, stripped
from promptlint.extract.tree import Tree
from promptlint.extract.value import Blank, Chunk, Unknown
from promptlint.model import Source, Span

NODE = Tree(Source("x.py", "x")).root


def sources(alphabet: str) -> st.SearchStrategy[list[str]]:
    """Draw the sources of literals; a backslash begins an escape that means a tab."""
    source = st.text(st.sampled_from(alphabet), max_size=10)
    return st.lists(source.map(lambda text: text.replace("\\", "\\t")), max_size=5)


SOURCES = sources(" \t\nab\\é{}")
WITHOUT_TABS = sources(" \nabé{}")


def literal(raw: str, start: int) -> Segment:
    text, runs = decode(raw, start)
    span = Span(start, start + len(raw))
    return Segment(text, chunk=Chunk(text, span, span, runs), runs=runs)


def hole(name: str) -> Segment:
    blank = Blank(NODE, Span(0, 0), name, Unknown())
    return Segment(label(blank), blank=blank)


def strand_of(sources: list[str]) -> Strand:
    """Return the text of literals that stand one after another, a space between each two."""
    starts = [sum(len(source) + 1 for source in sources[:index]) for index in range(len(sources))]
    return Strand(tuple(map(literal, sources, starts)))


def assert_exact(strand: Strand, source: str) -> None:
    """Every run lies within its segment, after the one before it, and on the same characters."""
    for segment in strand.segments:
        at = 0
        for run in segment.runs:
            assert at <= run.text.start <= run.text.end <= len(segment.text)
            at = run.text.end
            if run.is_exact:
                here = segment.text[run.text.start : run.text.end]
                assert here == source[run.source.start : run.source.end]
            else:
                meaning, _ = decode(source[run.source.start : run.source.end], 0)
                assert meaning == segment.text[run.text.start : run.text.end]
        covered = sum(len(run.text) for run in segment.runs)
        assert covered == len(segment.text)


@given(SOURCES)
def test_dedent_is_that_of_textwrap(sources: list[str]) -> None:
    """Common margins and lines of white space go, as in `textwrap.dedent`."""
    strand = strand_of(sources)

    dedent = dedented(strand)

    assert dedent.text == textwrap.dedent(strand.text)
    assert_exact(dedent, " ".join(sources))


@given(WITHOUT_TABS)
def test_cleandoc_is_that_of_inspect(sources: list[str]) -> None:
    """Margins below the first line and blank lines around go, as in `inspect.cleandoc`.

    Without tabs, which it turns into spaces.
    """
    strand = strand_of(sources)

    clean = cleaned(strand)

    assert clean.text == inspect.cleandoc(strand.text)
    assert_exact(clean, " ".join(sources))


@pytest.mark.parametrize("how", ["strip", "lstrip", "rstrip"])
@given(sources=SOURCES)
def test_strip_is_that_of_str(how: str, sources: list[str]) -> None:
    """White space at the ends goes, as in `str.strip` and its two halves."""
    strand = strand_of(sources)

    strip = stripped(strand, how)

    assert strip.text == getattr(strand.text, how)()
    assert_exact(strip, " ".join(sources))


@given(SOURCES, st.data())
def test_cutting_removes_the_stretches_and_nothing_else(
    sources: list[str], data: st.DataObject
) -> None:
    """What is left are the characters outside of all stretches."""
    strand = strand_of(sources)
    size = len(strand.text)
    edges = sorted(data.draw(st.lists(st.integers(0, size), max_size=8)))
    ranges = list(zip(edges[::2], edges[1::2], strict=False))
    gone = {offset for start, end in ranges for offset in range(start, end)}

    cut = strand.without(ranges)

    assert cut.text == "".join(c for offset, c in enumerate(strand.text) if offset not in gone)
    assert_exact(cut, " ".join(sources))


def test_holes_are_no_white_space_and_are_never_cut() -> None:
    """A hole ends what strip takes away, begins a line as text does, and stays whole."""
    strand = Strand((literal("  ", 0), hole("x"), literal("  \n    y  ", 3)))

    assert stripped(strand, "strip").text == "{x}  \n    y"
    assert dedented(strand).text == "{x}  \n  y  "
    assert strand.without([(0, len(strand.text))]).text == "{x}"


def test_a_line_that_is_continued_leaves_no_character() -> None:
    """The backslash at a line's end maps to nothing, wherever the text is cut."""
    strand = Strand((literal("  one \\\ntwo  ", 0),))

    strip = stripped(strand, "strip")

    assert strip.text == "one two"
    assert_exact(strip, "  one \\\ntwo  ")
    assert [run.source for run in strip.segments[0].runs if not run.is_exact] == [Span(6, 8)]


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("topic", "{topic}"),
        ("user.name", "{user.name}"),
        ("items[0]['a']", "{items[0]['a']}"),
        ("{'a': 1}[key]", "{a}"),
        ("{1, 2}", "{value}"),
        ("f'{x}'", "{f}"),
        ("first(\n    one\n)", "{first}"),
        ("a" * 48, "{" + "a" * 48 + "}"),
        ("alpha + " * 6 + "b", "{alpha}"),
        ("", "{}"),
    ],
)
def test_a_hole_is_shown_by_its_expression_where_that_is_short(expression: str, shown: str) -> None:
    """Braces, line ends and long expressions are left out, so that what is shown is one hole."""
    assert label(Blank(NODE, Span(0, 0), expression, Unknown())) == shown
