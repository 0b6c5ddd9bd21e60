"""One file as it lies on the disk, and as the source that is linted."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass

from promptlint.errors import SourceError
from promptlint.model import Edit, Source
from promptlint.sources.decoding import (
    BOM,
    UTF_8,
    UTF_8_WITH_BOM,
    decode_python,
    decode_text,
)
from promptlint.sources.edits import apply_edits
from promptlint.sources.kind import PARQUET, kind_of, suffix_of
from promptlint.sources.notebook import edit_notebook, read_notebook


@dataclass(frozen=True, slots=True)
class Document:
    """A file's source, and the bytes and the encoding that it was read from."""

    source: Source
    data: bytes
    encoding: str = UTF_8

    def edited(self, edits: Iterable[Edit]) -> Document:
        """Return the document with edits, in offsets of `source.text`, in it.

        A byte order mark, the encoding, line ends, and the JSON of a notebook outside the cells
        that change are kept.

        Raises:
            SourceError: a replacement cannot be written in the file's encoding.
            ValueError: two edits overlap, or one reaches over the end of a cell.
        """
        if self.source.kind == "notebook":
            text = edit_notebook(self.data.decode(self.encoding), self.source, edits)
        else:
            text = apply_edits(self.source.text, edits)
        try:
            return decode(text.encode(self.encoding), self.source.path)
        except UnicodeEncodeError as error:
            what = f"the fix needs characters that {self.encoding} does not have: {error}"
            raise SourceError(what, self.source.path, "save the file as UTF-8") from None


def decode(data: bytes, path: str) -> Document:
    """Return the document that bytes are, of the kind that the suffix of the path says.

    Raises:
        SourceError: the bytes are not that.
    """
    kind = kind_of(path)
    if kind == "python":
        text, encoding = decode_python(data, path)
        return Document(Source(path, text), data, encoding)
    if kind != "notebook":
        return _decode_text(data, path)
    encoding = UTF_8_WITH_BOM if data.startswith(BOM) else UTF_8
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise SourceError("is no notebook: it is not UTF-8", path) from None
    return Document(read_notebook(text, path), data, encoding)


def _decode_text(data: bytes, path: str) -> Document:
    if suffix_of(path) == PARQUET:
        raise SourceError("is Parquet, which has no lines to show", path, "extract its prompts")
    kind = kind_of(path)
    errors = "surrogateescape" if kind == "dataset" else "strict"
    text, encoding = decode_text(data, path, errors)
    return Document(Source(path, text, kind), data, encoding)


def load(path: str, max_size: int | None = None) -> Document:
    """Return the document at a path.

    Raises:
        SourceError: the file cannot be read, has more than `max_size` bytes, or is no source.
    """
    return decode(read_bytes(path, max_size), path)


def read_bytes(path: str, max_size: int | None = None) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        SourceError: the file cannot be read or has more than `max_size` bytes.
    """
    try:
        _check(os.stat(path), path, max_size)  # before opening, which waits where this is a pipe
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except OSError as error:
        what = f"cannot be read: {error.strerror or type(error).__name__}"
        raise SourceError(what, path) from None


def _check(status: os.stat_result, path: str, max_size: int | None) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise SourceError("is no regular file", path)
    if max_size is not None and status.st_size > max_size:
        what = f"is too large: {status.st_size:,} bytes, where `max-file-size` is {max_size:,}"
        raise SourceError(what, path, "exclude it or raise the limit")
