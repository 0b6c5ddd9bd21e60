"""The full report shows each finding in its source, as interfaces.md lays it out."""

from __future__ import annotations

import textwrap

import click

from promptlint.model import Edit, FileResult, Fix, Span
from promptlint.report import Look
from promptlint.report.full import full


def shown(result: FileResult, width: int = 100) -> str:
    return "\n".join(full([result], Look(width=width)))


def expected(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


def test_a_finding_looks_as_the_specification_draws_it(marked):
    """Header, the line that opens the prompt, carets with the label, and where to read on."""
    text = "\n" * 10 + 'TEMPLATE = """Translate the text\n   into «{language}».\n"""\n'
    label = "no argument named language (did you mean lang?)"

    assert shown(marked(text, prompt='"""', label=label)) == expected("""
        app/bot.py:12:9: PRM103 [error] missing-argument: `{x}` is never filled
           |
        11 | TEMPLATE = \"\"\"Translate the text
        12 |    into {language}.
           |         ^^^^^^^^^^ no argument named language (did you mean lang?)
           |
           = see: promptlint rule PRM103
        """)


def test_the_opening_of_a_long_prompt_is_shown_with_a_gap(marked):
    """Lines between the prompt's first and the finding's are left out, visibly."""
    text = 'TEMPLATE = """one\ntwo\nthree\nfour «{x}»\n"""\n'

    assert shown(marked(text, prompt='"""')).splitlines()[1:6] == [
        "  |",
        '1 | TEMPLATE = """one',
        "...",
        "4 | four {x}",
        "  |      ^^^",
    ]


def test_a_gap_of_one_line_is_no_gap(marked):
    """A row of dots would take as much room as the line."""
    text = 'TEMPLATE = """one\n\nthree «{x}»\n"""\n'

    assert shown(marked(text, prompt='"""')).splitlines()[2:5] == [
        '1 | TEMPLATE = """one',
        "2 |",
        "3 | three {x}",
    ]


def test_without_a_prompt_the_line_before_is_the_context(marked):
    """A finding of a message shows what it stands in."""
    text = 'messages = [\n    {"role": «"sytem"»},\n]\n'

    assert shown(marked(text)).splitlines()[2:5] == [
        "1 | messages = [",
        '2 |     {"role": "sytem"},',
        "  |              ^^^^^^^",
    ]


def test_an_empty_line_is_no_context(marked):
    """A blank line before the finding is not worth a row."""
    assert shown(marked("\nx = «1»\n")).splitlines()[1:3] == ["  |", "2 | x = 1"]


def test_a_span_of_several_lines_has_a_rail_from_its_first_to_its_last_character(marked):
    """The rail begins under the first character and ends under the last."""
    text = 'x = «"""one\ntwo"""»\n'

    assert shown(marked(text, label="whole")).splitlines()[1:7] == [
        "  |",
        '1 |   x = """one',
        "  |  _____^",
        '2 | | two"""',
        "  | |______^ whole",
        "  |",
    ]


def test_a_span_that_begins_a_line_has_a_slash_for_its_rail(marked):
    """No row is spent on a rail that would have nothing to its left."""
    text = "f(\n  «1,\n  2»,\n)\n"

    assert shown(marked(text)).splitlines()[1:7] == [
        "  |",
        "1 |   f(",
        "2 | /   1,",
        "3 | |   2,",
        "  | |___^",
        "  |",
    ]


def test_the_middle_of_a_very_long_span_is_left_out(marked):
    """Of a span of a hundred lines the first and the last few are shown."""
    text = "«" + "\n".join(f"line {number}" for number in range(1, 101)) + "»\n"
    rows = shown(marked(text)).splitlines()

    assert len(rows) < 15
    assert rows[2:9] == [
        "  1 | / line 1",
        "  2 | | line 2",
        "  3 | | line 3",
        "...   |",
        " 98 | | line 98",
        " 99 | | line 99",
        "100 | | line 100",
    ]


def test_carets_stand_under_wide_characters_and_tabs(marked):
    """Columns are counted in terminal cells, tabs shown as four of them."""
    text = 'x = "\t你好 👍 «{名}»"\n'

    assert shown(marked(text)).splitlines()[2:4] == [
        '1 | x = "    你好 👍 {名}"',
        "  |                  ^^^^",
    ]


def test_a_line_end_is_marked_at_the_end_of_its_line(marked):
    """A finding on a newline points behind the line's last character."""
    assert shown(marked("x = 1«\n»y = 2\n")).splitlines()[2:4] == ["1 | x = 1", "  |      ^"]


def test_the_end_of_the_file_can_be_marked(marked):
    """A finding behind the last character does not run out of the text."""
    assert shown(marked("x = 1«»")).splitlines()[2:4] == ["1 | x = 1", "  |      ^"]


def test_a_long_line_is_cut_around_the_carets(marked):
    """Nothing of a finding is wider than the terminal."""
    text = 'x = "' + "a " * 300 + "«{x}»" + " b" * 300 + '"\n'
    rows = shown(marked(text, label="here"), width=60).splitlines()

    assert max(map(len, rows[1:])) <= 60
    assert rows[3].index("^") == rows[2].index("{x}")


def test_a_label_without_room_has_rows_of_its_own(marked):
    """A long label is wrapped below the carets and loses nothing."""
    label = "one two three four five six seven eight nine ten eleven twelve"
    rows = shown(marked("x = '" + "a" * 30 + "«{x}»'\n", label=label), width=50).splitlines()

    assert rows[3].endswith("^^^")
    assert " ".join(row.strip("| ") for row in rows[4:6]) == label
    assert max(map(len, rows[1:])) <= 50


def test_a_fix_is_offered_with_the_flag_that_applies_it(marked):
    """Safe and unsafe fixes name their flags."""
    edit = (Edit(Span(4, 5), "2"),)
    safe = shown(marked("x = «1»\n", fix=Fix("use two", edit)))
    unsafe = shown(marked("x = «1»\n", fix=Fix("use two", edit, "unsafe")))

    assert "  = fix: use two (--fix)\n" in safe
    assert "  = fix: use two (--fix --unsafe-fixes: changes what the model reads)\n" in unsafe


def test_a_fix_for_display_shows_what_it_would_make_of_the_lines(marked):
    """What nobody applies is shown in full, under the old text."""
    fix = Fix("do it by hand", (Edit(Span(4, 5), "2"), Edit(Span(6, 6), "y = 3\n")), "display")

    assert shown(marked("x = «1»\nz = 0\n", fix=fix)).splitlines()[5:] == [
        "  = help: do it by hand",
        "1 - x = 1",
        "2 - z = 0",
        "1 + x = 2",
        "2 + y = 3",
        "3 + z = 0",
        "  |",
        "  = see: promptlint rule PRM103",
    ]


def test_a_large_change_and_one_without_edits_are_left_to_their_title(marked):
    """A preview of many lines would bury the finding."""
    large = Fix("rewrite", (Edit(Span(0, 5), "a\n" * 20),), "display")
    advice = Fix("think", (), "display")

    for fix in (large, advice):
        assert shown(marked("x = «1»\n", fix=fix)).splitlines()[5:] == [
            f"  = help: {fix.title}",
            "  = see: promptlint rule PRM103",
        ]


def test_a_finding_without_source_is_a_header_and_where_to_read_on(marked):
    """A file that could not be decoded has no lines to show."""
    diagnostics = marked("«»").diagnostics

    assert shown(FileResult("a.py", diagnostics)).splitlines() == [
        "a.py:1:1: PRM103 [error] missing-argument: `{x}` is never filled",
        "  = see: promptlint rule PRM103",
    ]


def test_a_notebook_names_the_cell_and_shows_no_line_of_another(marked):
    """Line numbers and context stay within the cell."""
    text = "a = 1\nb = «2»\n"

    assert shown(marked(text, cells=(0, 6))).splitlines()[:3] == [
        "app/bot.py:cell 2:1:5: PRM103 [error] missing-argument: `{x}` is never filled",
        "  |",
        "1 | b = 2",
    ]


def test_text_of_others_cannot_steer_the_terminal(marked):
    """Escape sequences in source, message and label are spelled out."""
    rows = shown(marked("x = '\x1b[31m«\u202e»'\n", message="a\x1b[2Jb", label="\x07"))

    assert "\x1b" not in rows
    assert "\x07" not in rows
    assert "<U+202E>" in rows


def test_colours_change_nothing_but_colours(marked):
    """Without its escape sequences the coloured report is the plain one."""
    result = marked('x = """a\n«{b}»\n"""\n', prompt='"""', label="here")
    painted = "\n".join(full([result], Look(color=True)))

    assert "\x1b[" in painted
    assert click.unstyle(painted) == shown(result)
