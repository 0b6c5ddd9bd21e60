"""The guard lets an edit through only if the file stays the program it was."""

from __future__ import annotations

import subprocess
import sys

import pytest

from promptlint.fix.guard import objection
from promptlint.model import Edit, Extraction, Piece, Prompt, Run, Source, Span
from promptlint.sources.edits import apply_edits

BREAKS = "it would break the syntax"
CHANGES = "it would change a prompt outside the fix"


def nothing(source: Source) -> Extraction:
    return Extraction()


def quoted(source: Source) -> Extraction:
    """Take every double-quoted string for a prompt; in lower case behind a comment `# low`."""
    prompts = []
    at = source.text.find('"')
    while at >= 0:
        end = source.text.index('"', at + 1)
        text = source.text[at + 1 : end]
        text = text.lower() if "# low" in source.text else text
        inner, whole = Span(at + 1, end), Span(at, end + 1)
        run = Run(Span(0, len(text)), inner)
        prompts.append(Prompt("p", text, whole, (Piece(run.text, inner, whole, (run,)),)))
        at = source.text.find('"', end + 1)
    return Extraction(tuple(prompts))


def verdict(text, edits, extract=nothing):
    before = Source("a.py", text)
    return objection(before, Source("a.py", apply_edits(text, edits)), edits, extract)


def test_a_sound_edit_passes():
    """An edit within a string harms nothing."""
    assert verdict('x = "a"\n', [Edit(Span(5, 6), "b")], quoted) is None


@pytest.mark.parametrize("text", ['x = "a"\n', 'print "a"\nx = "a"\n'])
def test_an_edit_that_breaks_the_syntax_is_refused(text):
    """Also where LibCST cannot read the file to begin with (Python 2)."""
    at = text.rindex('"')

    assert verdict(text, [Edit(Span(at, at + 1), "")]) == BREAKS


def test_a_broken_file_can_be_edited_where_it_is_whole():
    """Syntax errors elsewhere do not stand in the way, and may vanish."""
    assert verdict('x = (\ny = "a"\n', [Edit(Span(11, 12), "b")]) is None
    assert verdict("def f(:\n    pass\n", [Edit(Span(6, 6), ")")]) is None


def test_what_tree_sitter_forgives_libcst_does_not():
    """Both parsers have to agree: tree-sitter reads `print x`, Python 3 does not."""
    assert verdict("print(x)\n", [Edit(Span(5, 6), " "), Edit(Span(7, 8), "")]) == BREAKS


def test_a_prompt_outside_the_edits_must_stay_as_it_was():
    """An edit in one place that changes the text of a prompt in another is refused."""
    text = 'x = "First"\ny = "Second"\n'

    assert verdict(text, [Edit(Span(11, 11), "  # low")], quoted) == CHANGES


def test_a_prompt_that_the_edit_touches_may_change():
    """The text beside the quotes, where a prefix goes, belongs to the literal."""
    assert verdict('x = "First"\n', [Edit(Span(4, 4), "f")], quoted) is None


def test_prompts_of_other_files_are_not_looked_for():
    """A piece from elsewhere has no place here that could move."""
    run = Run(Span(0, 1), Span(0, 1))
    piece = Piece(run.text, run.source, Span(0, 1), (run,), path="b.py")
    seen = iter([Extraction(), Extraction((Prompt("p", "x", Span(0, 1), (piece,)),))])

    assert verdict("x = 1\n", [Edit(Span(4, 5), "2")], lambda source: next(seen)) is None


def test_nesting_that_would_crash_libcst_is_left_to_tree_sitter():
    """Thousands of brackets overflow LibCST's stack; the guard outlives them."""
    code = (
        "from tests.fix.test_guard import Edit, Span, verdict\n"
        "text = 'x = ' + '(' * 20_000 + '1' + ')' * 20_000 + '\\n'\n"
        "assert verdict(text, [Edit(Span(0, 1), 'y')]) is None\n"
        "assert verdict(text, [Edit(Span(4, 5), '')])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)

    assert run.returncode == 0, run.stderr
