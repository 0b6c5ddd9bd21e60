"""A table's fields are those of the standard library, and know where they stand."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.sources.data.csv_text import (
    LONGEST,
    delimiter_of,
    lines_of,
    read_field,
    read_rows,
)

CELLS = st.text(st.sampled_from('ab ",;\n\r\t😀'), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=4), st.sampled_from(",;\t|"))
def test_every_written_field_is_read_at_its_place(rows: list[list[str]], delimiter: str) -> None:
    """Each character of a field stands in an exact run or in one for its spelling."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    source = out.getvalue()
    found = list(read_rows(lines_of(source), delimiter))

    assert [list(row.fields) for row in found] == rows
    for row in found:
        for number, value in enumerate(row.fields):
            text = read_field(source, row, delimiter, number)
            assert text.value == value.replace("\r\n", "\n").replace("\r", "\n")
            for run in text.runs:
                if run.is_exact:
                    stands = source[run.source.start : run.source.end]
                    assert stands == text.value[run.text.start : run.text.end]
            missing = len(text.value) - sum(len(run.text) for run in text.runs)
            assert missing == value.replace("\r\n", "").count("\r")


@given(st.text(st.sampled_from('ab",\n\r'), max_size=30))
def test_any_text_is_read_as_the_standard_library_reads_it(source: str) -> None:
    """Stray quotes included: where the spelling is unclear, only the field's ends are mapped."""
    expected = [row for row in csv.reader(lines_of(source)) if row]
    found = list(read_rows(lines_of(source), ","))

    assert [list(row.fields) for row in found] == expected
    for row in found:
        for number, value in enumerate(row.fields):
            text = read_field(source, row, ",", number)
            assert text.value == value.replace("\r\n", "\n").replace("\r", "\n")
            assert 0 <= text.span.start <= text.span.end <= len(source)


@pytest.mark.parametrize(
    ("heading", "delimiter"),
    [("a,b", ","), ("a;b", ";"), ("a\tb", "\t"), ('"a,b"|c', "|"), ("prompt", ",")],
)
def test_the_heading_shows_the_delimiter(heading: str, delimiter: str) -> None:
    """The commonest of the usual ones, quoted ones left out."""
    assert delimiter_of(heading) == delimiter


def test_a_quote_that_is_never_closed_costs_its_own_record_only() -> None:
    """A field has a limit, so that what follows the open quote is read again."""
    source = 'a,b\n"x\n' + "long line\n" * (LONGEST // 10 + 1) + "1,2\n"
    *_, broken, last = read_rows(lines_of(source), ",")

    assert "field" in broken.fault or broken.fields == ("long line",)
    assert last.fields == ("1", "2")
