"""Files are read whole, and edits keep what they do not touch."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.errors import SourceError
from promptlint.model import Edit, Source, Span
from promptlint.sources import decode, load, read_bytes


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfx = 'a'\r\ny = 2\r\n",
        b"# coding: latin-1\r\nx = '\xe9'\r",
        "x = '𝄞'\n\x0cy = 1".encode(),
    ],
)
def test_edit_keeps_encoding_and_line_ends(data):
    """A byte order mark, the encoding and every line end outlive an edit."""
    document = decode(data, "a.py")
    at = document.source.text.index("x")

    edited = document.edited([Edit(Span(at, at + 1), "z")])

    assert edited.data == data.replace(b"x =", b"z =")
    assert edited.source.text == document.source.text.replace("x =", "z =")
    assert edited.encoding == document.encoding


def test_edit_that_the_encoding_lacks_is_an_error():
    """A character that the file's encoding does not have cannot be written into it."""
    document = decode(b"# coding: latin-1\nx", "a.py")

    with pytest.raises(SourceError, match="the fix needs characters that latin-1 does not have"):
        document.edited([Edit(Span(18, 19), "→")])


@given(st.text(alphabet=st.characters(exclude_characters="\0", codec="utf-8")))
def test_nothing_edited_is_nothing_changed(text):
    """Without edits a document is the bytes that it was."""
    document = decode(b"#\n\n" + text.encode(), "a.py")

    assert document.edited([]).data == document.data


def test_notebooks_are_known_by_suffix():
    """A path that ends in .ipynb is a notebook, any other Python."""
    data = b'{"cells": []}'

    assert decode(data, "a.ipynb").source == Source("a.ipynb", "", "notebook")
    assert decode(data, "a.script").source.kind == "python"
    assert decode(b"\xef\xbb\xbf" + data, "a.ipynb").encoding == "utf-8-sig"


def test_file_is_loaded(tmp_path):
    """A file's bytes become its source under the path as given."""
    path = tmp_path / "a.py"
    path.write_bytes(b"x = 1\r\n")

    assert load(str(path)).source == Source(str(path), "x = 1\r\n")


def test_size_limit_is_inclusive(tmp_path):
    """A file of the largest size is read, a larger one refused with both sizes."""
    path = tmp_path / "a.py"
    path.write_bytes(b"x" * 1000)

    assert len(read_bytes(str(path), 1000)) == 1000
    with pytest.raises(SourceError, match="is too large: 1,000 bytes, where `max-file-size` is 99"):
        read_bytes(str(path), 99)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: None, "cannot be read: No such file or directory"),
        (lambda path: path.mkdir(), "is no regular file"),
        (os.mkfifo, "is no regular file"),
        (lambda path: path.symlink_to(path), "cannot be read: Too many levels of symbolic links"),
    ],
)
def test_what_is_no_file_is_an_error(tmp_path, make, reason):
    """What cannot be read is refused with the reason; a pipe is not waited for."""
    path = tmp_path / "a.py"
    make(path)

    with pytest.raises(SourceError, match=reason):
        load(str(path))
