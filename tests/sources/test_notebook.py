"""Notebooks become one source, and edits go back into their JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.errors import SourceError
from promptlint.model import Edit, Span
from promptlint.sources import decode


def notebook(*cells, indent=1, ascii_only=False, **metadata):
    """The JSON of a notebook with code cells, as Jupyter writes it, and a text cell before each."""
    made = []
    for cell in cells:
        made.append({"cell_type": "markdown", "metadata": {}, "source": ["# Title\n"]})
        made.append(
            {
                "cell_type": "code",
                "execution_count": 1,
                "metadata": {},
                "outputs": [{"source": "not this"}],
                "source": cell,
            }
        )
    value = {"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(value, indent=indent, ensure_ascii=ascii_only) + "\n"


def read(text):
    return decode(text.encode(), "a.ipynb")


@pytest.mark.parametrize("language", ["shellscript", "plaintext", "polyglot-notebook"])
def test_cells_in_another_language_are_hidden(language):
    """A cell of which the editor knows that it is no Python becomes comments of its length."""
    value = json.loads(notebook("curl -X POST \\\n  --data '{", "x = 1"))
    value["cells"][1]["metadata"] = {"vscode": {"languageId": language}}
    source = read(json.dumps(value)).source

    assert source.text == "#url -X POST \\\n# --data '{\nx = 1"
    value["cells"][1]["metadata"] = {"vscode": {"languageId": "python"}}
    assert read(json.dumps(value)).source.text.startswith("curl")


def test_code_cells_are_joined():
    """The source is the code cells, with the offset of each; text cells are left out."""
    source = read(notebook(["x = 1\n", "y = 2"], "z = 3", [])).source

    assert source.text == "x = 1\ny = 2\nz = 3\n"
    assert source.cells == (0, 12, 18)
    assert source.kind == "notebook"


def test_magics_keep_their_place():
    """What only IPython reads is neutralised without moving anything."""
    assert read(notebook(["!pip install x\n", "y = 2"])).source.text == "#pip install x\ny = 2"


@pytest.mark.parametrize(
    ("metadata", "text"),
    [
        ({}, "x = 1"),
        ({"language_info": {"name": "python"}}, "x = 1"),
        ({"kernelspec": {"language": "Python"}}, "x = 1"),
        ({"language_info": {"name": "R"}}, ""),
        ({"kernelspec": {"language": "julia"}}, ""),
        ({"kernelspec": None}, "x = 1"),
    ],
)
def test_notebooks_in_other_languages_have_no_code(metadata, text):
    """Only notebooks of Python, or of no said language, are read."""
    source = read(notebook("x = 1", **metadata)).source

    assert source.text == text
    assert source.cells == ((0,) if text else ())


def test_old_format_keeps_cells_in_worksheets():
    """Notebooks of format 3 are read and edited as well."""
    cell = {"cell_type": "code", "input": ["x = 1"]}
    text = json.dumps({"worksheets": [{"cells": [cell]}, None], "nbformat": 3})
    document = read(text)

    assert document.source.text == "x = 1"
    edited = document.edited([Edit(Span(4, 5), "2")])
    assert edited.data.decode() == text.replace("x = 1", "x = 2")


def test_halves_of_characters_are_replaced():
    """JSON can spell half of a surrogate pair, which is no text."""
    assert read('{"cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}').source.text == (
        "x = '\ufffd'"
    )


BAD = [
    (b"{", "its JSON is broken on line 1"),
    (b'{\n"cells": [,]}', "its JSON is broken on line 2"),
    (b"[]", "it has no cells"),
    (b"{}", "it has no cells"),
    (b'{"cells": "\xff"}', "it is not UTF-8"),
    (b"[" * 100_000, "its JSON is nested too deeply"),
]


@pytest.mark.parametrize(("data", "reason"), BAD)
def test_what_is_no_notebook_is_an_error(data, reason):
    """A file that is no notebook is refused with the reason."""
    with pytest.raises(SourceError, match=rf"a\.ipynb: is no notebook: {reason}"):
        decode(data, "a.ipynb")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        '{"cells": 1}',
        '{"cells": [1, null, {"cell_type": "code"}, {"cell_type": "code", "source": 3}]}',
        '{"worksheets": 3, "metadata": []}',
    ],
)
def test_odd_notebooks_hold_no_code(text):
    """Cells that are no cells, or have no text, are passed over."""
    assert read(text).source.text.strip() == ""


def test_edit_changes_only_its_cell():
    """The JSON outside the changed line is the same to the byte."""
    text = notebook(["a = 'é'\n", "b = 2\n", "c = 3"], "d = 4", indent=1)

    edited = read(text).edited([Edit(Span(12, 13), "22"), Edit(Span(24, 25), "44")])

    assert edited.data.decode() == text.replace("b = 2", "b = 22").replace("d = 4", "d = 44")
    assert edited.source.text == "a = 'é'\nb = 22\nc = 3\nd = 44"


@pytest.mark.parametrize(
    ("cell", "span", "new", "lines"),
    [
        (["a\n", "b"], Span(1, 2), " ", ["a b"]),
        (["a\n", "b"], Span(0, 3), "", []),
        (["a"], Span(1, 1), "\nb", ["a\n", "b"]),
        (["a\n", "b\n", "c"], Span(2, 4), "", ["a\n", "c"]),
        ("a\nb", Span(0, 1), "c", "c\nb"),
        (["!a\n", "b"], Span(3, 4), "c", ["!a\n", "c"]),
    ],
)
@pytest.mark.parametrize("indent", [None, 1, 2, "\t"])
def test_cell_keeps_its_form(cell, span, new, lines, indent):
    """A changed cell is written in the form it had: a list of lines or one text, indented alike."""
    edited = read(notebook(cell, indent=indent)).edited([Edit(span, new)])

    expected = notebook(lines, indent=indent)
    if lines:
        assert edited.data.decode() == expected
    assert json.loads(edited.data) == json.loads(expected)


def test_escapes_are_kept():
    """Lines that stay keep their spelling; in an ASCII file new ones are spelt in ASCII."""
    text = notebook(["a = 'é'\n", "b"], ascii_only=True)

    edited = read(text).edited([Edit(Span(8, 9), "ü")])

    assert edited.data.decode() == text.replace('"b"', '"\\u00fc"')


def test_unchanged_lines_keep_their_spelling():
    """A line that JSON could spell otherwise is left as it stands."""
    text = '{"cells": [{"cell_type": "code", "source": ["a = \\u0027é\\u0027\\n", "b"]}]}'

    edited = read(text).edited([Edit(Span(8, 9), "c")])

    assert edited.data.decode() == text.replace('"b"', '"c"')


def test_edit_across_cells_is_refused():
    """An edit that joins two cells is a mistake of the caller."""
    with pytest.raises(ValueError, match="leaves the text"):
        read(notebook("ab", "cd")).edited([Edit(Span(1, 4), "")])


CELLS = st.lists(st.text(alphabet="ab\n'\"\\é𝄞%!", max_size=12), min_size=1, max_size=4)


@given(CELLS, st.data(), st.sampled_from([None, 1, 4]), st.booleans())
def test_edits_of_text_and_of_json_agree(cells, data, indent, ascii_only):
    """An edit put into a cell gives the text that the same edit of that cell's text gives."""
    document = read(notebook(*cells, indent=indent, ascii_only=ascii_only))
    number = data.draw(st.integers(0, len(cells) - 1))
    start = data.draw(st.integers(0, len(cells[number])))
    end = data.draw(st.integers(start, len(cells[number])))
    new = data.draw(st.text(alphabet='xy\n"é'))
    shift = document.source.cells[number]

    edited = document.edited([Edit(Span(start + shift, end + shift), new)])

    written = [cell["source"] for cell in json.loads(edited.data)["cells"][1::2]]
    expected = list(cells)
    expected[number] = cells[number][:start] + new + cells[number][end:]
    assert written == expected


@given(CELLS)
def test_lines_and_one_text_read_alike(cells):
    """A cell given as a list of lines reads like the same cell given as one text."""
    split = [cell.splitlines(keepends=True) for cell in cells]

    assert read(notebook(*split)).source == read(notebook(*cells)).source
