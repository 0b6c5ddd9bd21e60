"""Editor, command line and library never disagree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from promptlint import check
from promptlint.cli.run import run
from promptlint.model import LineIndex
from promptlint.sources import load
from tests.server.conftest import REPOSITORY, Editor

pytestmark = pytest.mark.asyncio(loop_scope="session")

CORPUS = REPOSITORY / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.suffix in {".py", ".ipynb"})
Found = list[tuple[str, str, int, int, int]]
"""Code, message, number of the cell, line and column of the beginning."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CORPUS)))
async def test_all_ways_give_the_same_findings(
    asker: Editor, path: Path, capsys: pytest.CaptureFixture[str]
):
    """On every file of the corpus, with the same places and words."""
    assert await by_server(asker, path) == by_library(path) == by_command_line(path, capsys)


async def by_server(editor: Editor, path: Path) -> Found:
    cells = cells_of(path)
    if path.suffix == ".ipynb":
        uris = editor.open_notebook(path, cells)
        shown = [await editor.published(uri) for uri in uris]
    else:
        shown = [(await editor.pull(editor.open(path, cells[0]))).items]
    found: Found = []
    for number, diagnostics in enumerate(shown, 1):
        for one in diagnostics:
            start = one.range.start
            found.append((one.code, one.message, number, start.line + 1, start.character + 1))
    return found


def by_library(path: Path) -> Found:
    source = load(str(path)).source
    index = LineIndex(source.text)
    found: Found = []
    for one in check(source):
        cell = max((n for n, at in enumerate(source.cells, 1) if at <= one.span.start), default=1)
        first = index.position(source.cells[cell - 1]).line - 1 if source.cells else 0
        place = index.position(one.span.start)
        found.append((one.code, one.message, cell, place.line - first, place.column))
    return found


def by_command_line(path: Path, capsys: pytest.CaptureFixture[str]) -> Found:
    run(["check", "--no-cache", "--output-format", "json", str(path)])
    return [
        (
            one["code"],
            one["message"],
            one["cell"] or 1,
            one["location"]["row"],
            one["location"]["column"],
        )
        for one in json.loads(capsys.readouterr().out)
    ]


def cells_of(path: Path) -> list[str]:
    """Return the text of a file, or of each code cell of a notebook."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return [text]
    cells = json.loads(text)["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
