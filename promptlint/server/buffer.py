"""What an editor holds of one file: a text, or the cells of a notebook."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from lsprotocol import types
from pygls.workspace import TextDocument

from promptlint.model import Source, Span
from promptlint.server.ruler import Encoding, Ruler
from promptlint.server.text import Texts
from promptlint.sources import Document, decode
from promptlint.sources.decoding import UTF_8_WITH_BOM
from promptlint.sources.kind import NOTEBOOK, kind_of

Version: TypeAlias = tuple[tuple[str, int | None], ...]

_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_PYTHON: Final = "python"


@dataclass(frozen=True, slots=True)
class Part:
    """A text document of the client: a file or one cell. `start` is its place in the source."""

    uri: str
    version: int | None
    start: int
    text: str
    ruler: Ruler

    def span(self, place: types.Range) -> Span:
        """Return the span of the source that a range of this part is."""
        return self.ruler.span(place).shift(self.start)


@dataclass(frozen=True, slots=True)
class Buffer:
    """One file as it is in the editor. `document` is what promptlint reads and fixes."""

    uri: str
    document: Document
    parts: tuple[Part, ...]
    language: str | None = None

    @property
    def source(self) -> Source:
        """The text that is linted."""
        return self.document.source

    @property
    def path(self) -> str:
        """Where the file lies, or would lie."""
        return self.source.path

    @property
    def version(self) -> Version:
        """The versions of all parts, by which a state of the buffer is told from the next."""
        return tuple((part.uri, part.version) for part in self.parts)

    @property
    def is_notebook(self) -> bool:
        """Whether the editor has the file as cells, not as one text."""
        return bool(self.parts) and self.parts[0].uri != self.uri

    def part(self, uri: str) -> Part | None:
        """Return the part with this address."""
        return next((part for part in self.parts if part.uri == uri), None)

    def part_at(self, offset: int) -> Part:
        """Return the part that an offset of the source lies in."""
        return self.parts[max(0, bisect_right([part.start for part in self.parts], offset) - 1)]

    def place(self, span: Span) -> tuple[Part, types.Range]:
        """Return where a span stands: the part that it begins in and the range there."""
        part = self.part_at(span.start)
        start, end = (min(at - part.start, len(part.text)) for at in (span.start, span.end))
        return part, part.ruler.range(Span(start, end))


def buffer_of(texts: Texts, uri: str) -> Buffer | None:
    """Return the buffer that a text document, a cell or a notebook belongs to, if it is open."""
    notebook = texts.get_notebook_document(notebook_uri=uri) or texts.get_notebook_document(
        cell_uri=uri
    )
    if notebook is not None:
        return _of_notebook(texts, notebook)
    text = texts.text_documents.get(uri) or _by_address(texts, uri)
    return _of_text(text, texts.encoding) if text is not None else None


def cell_texts(document: Document) -> list[str]:
    """Return the code of each cell of a notebook that `buffer_of` has made."""
    notebook = json.loads(document.data.decode(document.encoding))
    return ["".join(cell["source"]) for cell in notebook["cells"]]


def _by_address(texts: Texts, uri: str) -> TextDocument | None:
    """Return an open text whose address is spelled in another way."""
    found = texts.get_text_document(uri)
    return found if found in texts.text_documents.values() else None


def _of_text(text: TextDocument, encoding: Encoding) -> Buffer:
    whole = _readable(text.source)
    # With its byte order mark the text is UTF-8 whatever encoding its first line declares.
    data = whole.encode(UTF_8_WITH_BOM)
    document = Document(Source(text.path, whole, kind_of(text.path)), data, UTF_8_WITH_BOM)
    part = Part(text.uri, text.version, 0, whole, Ruler(whole, encoding))
    return Buffer(text.uri, document, (part,), text.language_id)


def _of_notebook(texts: Texts, notebook: types.NotebookDocument) -> Buffer | None:
    """Return the code cells as they would be saved, so that they are read as the file is."""
    cells = [
        texts.get_text_document(cell.document)
        for cell in notebook.cells
        if cell.kind == types.NotebookCellKind.Code
    ]
    cells = [cell for cell in cells if cell.language_id in (_PYTHON, None)]
    if not cells:
        return None
    codes = [_readable(cell.source) for cell in cells]
    path = texts.get_text_document(notebook.uri).path
    path = path if path.lower().endswith(NOTEBOOK) else path + NOTEBOOK
    document = decode(_saved(codes), path)
    starts = document.source.cells or (0,) * len(cells)
    parts = tuple(
        Part(cell.uri, cell.version, start, code, Ruler(code, texts.encoding))
        for cell, start, code in zip(cells, starts, codes, strict=True)
    )
    return Buffer(notebook.uri, document, parts, _PYTHON)


def _readable(text: str) -> str:
    """Return a text that can be encoded: in broken ones, halves of characters stand alone."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _saved(codes: Sequence[str]) -> bytes:
    cells = [{"cell_type": "code", "source": code} for code in codes]
    return json.dumps({"cells": cells}).encode()
