"""Notebooks: their code cells as one text, and edits of that text put back into the JSON."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, cast

from promptlint.errors import SourceError
from promptlint.model import Edit, Source
from promptlint.sources.cell import as_python, without_code
from promptlint.sources.edits import apply_edits
from promptlint.sources.member import Member, elements, members

_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


def read_notebook(text: str, path: str) -> Source:
    """Return the code cells, joined by line ends; of a notebook in another language, none.

    An empty file is a notebook that was only made.

    Raises:
        SourceError: the text is no notebook.
    """
    if not text.strip():
        return Source(path, "", "notebook", ())
    notebook = _parsed(text, path)
    cells = list(_code(notebook)) if _is_python(notebook) else []
    starts = [0]
    for cell in cells[:-1]:
        starts.append(starts[-1] + len(cell) + 1)
    joined = "\n".join(cells)
    return Source(path, joined, "notebook", tuple(starts) if cells else ())


def edit_notebook(text: str, source: Source, edits: Iterable[Edit]) -> str:
    """Return the JSON with the edits in it; outside the changed cells it is the same.

    Raises:
        ValueError: an edit reaches over the end of a cell.
    """
    by_cell: dict[int, list[Edit]] = {}
    for edit in edits:
        by_cell.setdefault(bisect_right(source.cells, edit.span.start) - 1, []).append(edit)
    places = list(_places(text))
    for number in sorted(by_cell, reverse=True):
        place, start = places[number], source.cells[number]
        inner = [Edit(edit.span.shift(-start), edit.replacement) for edit in by_cell[number]]
        code = apply_edits(_joined(place.value), inner)
        text = text[: place.start] + _written(text, place, code) + text[place.end :]
    return text


def _parsed(text: str, path: str) -> Mapping[str, object]:
    try:
        notebook: object = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"is no notebook: its JSON is broken on line {error.lineno}: {error.msg}"
        raise SourceError(what, path) from None
    except RecursionError:
        raise SourceError("is no notebook: its JSON is nested too deeply", path) from None
    if not isinstance(notebook, Mapping) or not ({"cells", "worksheets"} & notebook.keys()):
        raise SourceError("is no notebook: it has no cells", path)
    return cast("Mapping[str, object]", notebook)


def _is_python(notebook: Mapping[str, object]) -> bool:
    metadata = _table(notebook.get("metadata"))
    for key, name in (("language_info", "name"), ("kernelspec", "language")):
        language = _table(metadata.get(key)).get(name)
        if isinstance(language, str):
            return "python" in language.lower()
    return True


def _code(notebook: Mapping[str, object]) -> Iterator[str]:
    """Yield each code cell as Python; format 3 and older keep them in worksheets."""
    for sheet in (notebook, *map(_table, _list(notebook.get("worksheets")))):
        for cell in map(_table, _list(sheet.get("cells"))):
            if cell.get("cell_type") == "code":
                code = _joined(cell.get("source", cell.get("input")))
                yield without_code(code) if _is_foreign(cell) else as_python(code)


def _is_foreign(cell: Mapping[str, object]) -> bool:
    """Say whether an editor was told that a cell is in another language, or no code at all."""
    editor = _table(_table(cell.get("metadata")).get("vscode"))
    return editor.get("languageId", "python") != "python"


def _joined(source: object) -> str:
    lines = [source] if isinstance(source, str) else _list(source)
    text = "".join(line for line in lines if isinstance(line, str))
    return _SURROGATE.sub("\ufffd", text)  # JSON can hold halves of characters, UTF-8 cannot


def _places(text: str) -> Iterator[Member]:
    """Yield where the source of each code cell stands, in the order of `_code`."""
    top = list(members(text, text.index("{")))
    sheets = [
        sheet
        for worksheets in _named(top, "worksheets")
        for sheet in _elements(text, worksheets)
        if isinstance(sheet.value, Mapping)
    ]
    for sheet in (top, *(list(members(text, sheet.start)) for sheet in sheets)):
        for cells in _named(sheet, "cells"):
            yield from _cell_places(text, cells)


def _cell_places(text: str, cells: Member) -> Iterator[Member]:
    for cell in _elements(text, cells):
        if _table(cell.value).get("cell_type") == "code":
            parts = {member.key: member for member in members(text, cell.start)}
            place = parts.get("source") or parts.get("input")
            # A cell without any source has no text that could be edited, but it has its number.
            yield place or Member("source", "", cell.end, cell.end)


def _elements(text: str, member: Member) -> Iterator[Member]:
    return elements(text, member.start) if isinstance(member.value, list) else iter(())


def _named(parts: Iterable[Member], key: str) -> list[Member]:
    """Return the last member of that name, which is the one that JSON readers take."""
    return [member for member in parts if member.key == key][-1:]


def _written(text: str, place: Member, code: str) -> str:
    """Return JSON for a cell's code in the form that its old source has."""
    is_ascii = text.isascii()
    if not isinstance(place.value, list):
        return json.dumps(code, ensure_ascii=is_ascii)
    old = list(elements(text, place.start))
    kept = {member.value: text[member.start : member.end] for member in old}
    lines = [
        kept.get(line) or json.dumps(line, ensure_ascii=is_ascii) for line in _LINE.findall(code)
    ]
    return _laid_out(text, place, old, lines)


def _laid_out(text: str, place: Member, old: Sequence[Member], lines: Sequence[str]) -> str:
    """Return the lines as an array with the line ends and indentation of the old one."""
    if not old or not lines:
        return f"[{', '.join(lines)}]"
    head = text[place.start : old[0].start]
    tail = text[old[-1].end : place.end]
    comma = text[old[0].end : old[1].start] if len(old) > 1 else "," + (head[1:] or " ")
    return head + comma.join(lines) + tail


def _table(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []
