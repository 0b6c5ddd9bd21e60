"""A file is mended pass by pass until no fix is left, or it is left as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.fix import MOST_PASSES, fixable, mend
from promptlint.model import Diagnostic, Edit, Extraction, FileResult, Fix, Source, Span
from promptlint.sources import decode


def nothing(source: Source) -> Extraction:
    return Extraction()


def replacing(pattern, replacement, applicability="safe"):
    """Return a lint that finds a pattern and offers to replace it."""

    def lint(source: Source) -> FileResult:
        found = []
        for match in re.finditer(pattern, source.text):
            span = Span(*match.span())
            fix = Fix("replace", (Edit(span, replacement),), applicability)
            found.append(Diagnostic("A1", "a", "", span, "error", fix=fix))
        return FileResult(source.path, tuple(found), source=source)

    return lint


def document(text, encoding="utf-8"):
    return decode(text.encode(encoding), "a.py")


def test_all_fixes_of_a_pass_are_applied_and_counted():
    """Findings that do not touch are mended together."""
    mended = mend(document("a = 1\nb = 1\n"), replacing("1", "2"), nothing)

    assert mended.document.source.text == "a = 2\nb = 2\n"
    assert (mended.fixed, mended.result.diagnostics, mended.refusal) == (2, (), None)


def test_what_a_fix_uncovers_is_mended_in_the_next_pass():
    """Passes go on until nothing is found: overlapping findings take several."""
    mended = mend(document("x = 'aaaa'\n"), replacing("(?=aa)a", "b"), nothing)

    assert mended.document.source.text == "x = 'bbba'\n"


@pytest.mark.parametrize(("unsafe", "text"), [(False, "a = 1\n"), (True, "a = 2\n")])
def test_unsafe_fixes_need_leave(unsafe, text):
    """Without it the finding stays."""
    lint = replacing("1", "2", "unsafe")
    mended = mend(document("a = 1\n"), lint, nothing, unsafe=unsafe)

    assert mended.document.source.text == text
    assert fixable(lint(Source("a.py", "a = 1\n")).diagnostics, unsafe=unsafe) is unsafe


def test_a_refused_fix_leaves_the_file_and_the_finding():
    """Nothing of a file is changed if one pass would break it."""
    mended = mend(document("a = 1\nb = 2\n"), replacing("[12]", "("), nothing)

    assert mended.document.source.text == "a = 1\nb = 2\n"
    assert len(mended.result.diagnostics) == 2
    assert (mended.fixed, mended.refusal) == (0, "it would break the syntax")


def test_fixes_that_never_settle_leave_the_file():
    """A fix that brings its own finding back is a mistake of the rule."""
    mended = mend(document("a = 1\n"), replacing("1", "1 + 1"), nothing)

    assert mended.document.source.text == "a = 1\n"
    assert mended.refusal == f"it does not settle in {MOST_PASSES} passes"


def test_a_file_that_cannot_be_checked_again_is_left():
    """A rule that crashes on the fixed text has not said that it is clean."""
    lint = replacing("1", "2")

    def crashing(source: Source) -> FileResult:
        result = lint(source)
        return result if result.diagnostics else FileResult(source.path, error="a rule failed")

    mended = mend(document("a = 1\n"), crashing, nothing)

    assert mended.document.source.text == "a = 1\n"
    assert mended.refusal == "the result cannot be checked: a rule failed"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("a = 1\r\nb = 'é'\r\n", "utf-8-sig"),
        ("# -*- coding: latin-1 -*-\na = 'é1'\n\x0c\n\tb = 2", "latin-1"),
        ("a = 1\rb = '😀'\r", "utf-8"),
    ],
)
def test_every_byte_outside_the_edit_is_kept(text, encoding):
    """Line ends, byte order mark, encoding, tabs and form feeds stay."""
    mended = mend(document(text, encoding), replacing("(?<![-\\d])1(?!\\d|-)", "2"), nothing)

    assert mended.refusal is None
    assert mended.document.data == re.sub("(?<!-)1", "2", text).encode(encoding)


@given(st.text(st.sampled_from("ab1 é😀"), max_size=30))
def test_mending_twice_is_mending_once(text):
    """A mended file has nothing left to mend."""
    lint = replacing("1a?", "b")
    once = mend(document(f"x = '{text}'\n"), lint, nothing)
    twice = mend(once.document, lint, nothing)

    assert once.refusal is None
    assert (twice.document.data, twice.fixed) == (once.document.data, 0)
