"""The cells of a notebook are one program: each has its own findings, fixes and outline."""

from __future__ import annotations

import pytest
from lsprotocol import types

from tests.server.conftest import BAD, HEAD, Editor, able, edited, started

pytestmark = pytest.mark.asyncio(loop_scope="session")

CALL = BAD.removeprefix(HEAD)
CELLS = ["%pip install openai\n" + HEAD, "!ls\n" + CALL, CALL.replace("sytem", "system")]


async def test_findings_belong_to_their_cell(asker: Editor, project):
    """The import is in another cell, and magics move nothing; who asks by itself is told as well."""
    head, bad, good = asker.open_notebook(project / "bot.ipynb", CELLS)
    [finding] = await asker.published(bad)

    assert finding.range.start.line == 1
    assert not await asker.published(head)
    assert not await asker.published(good)
    assert not (await asker.pull(bad)).items
    fix, *_ = await asker.actions(bad, finding.range)
    [change] = (await asker.client.code_action_resolve_async(fix)).edit.document_changes
    assert change.text_document.uri == bad
    assert edited(CELLS[1], change.edits) == CELLS[1].replace("sytem", "system")
    asked = types.DocumentSymbolParams(types.TextDocumentIdentifier(good))
    assert await asker.client.text_document_document_symbol_async(asked)


async def test_cells_that_come_and_go_are_followed(project):
    """An edit of one, a new one, and the closing of all are published cell by cell."""
    text_only = types.ClientCapabilities(notebook_document=able().notebook_document)
    async with started(text_only) as editor:
        uris = editor.open_notebook(project / "bot.ipynb", CELLS)
        await editor.until(lambda: editor.codes(uris[1]) == ["PRM201"])
        change_cells(editor, project / "bot.ipynb", 2, removed=1)
        await editor.until(lambda: editor.codes(uris[1]) == [])
        save_notebook(editor, project / "bot.ipynb")
        edit_cell(editor, project / "bot.ipynb", uris[2], CALL, 3)
        await editor.until(lambda: editor.codes(uris[2]) == ["PRM201"])
        close_notebook(editor, project / "bot.ipynb", [uris[0], uris[2]])
        await editor.until(lambda: editor.codes(uris[2]) == [])

    assert [editor.codes(uri) for uri in uris] == [[], [], []]


def change_cells(editor: Editor, path, version: int, removed: int) -> None:
    array = types.NotebookCellArrayChange(start=removed, delete_count=1, cells=[])
    gone = types.TextDocumentIdentifier(f"vscode-notebook-cell:{path}#{removed}")
    structure = types.NotebookDocumentCellChangeStructure(array, did_close=[gone])
    cells = types.NotebookDocumentCellChanges(structure=structure)
    send_change(editor, path, version, cells)


def edit_cell(editor: Editor, path, uri: str, text: str, version: int) -> None:
    document = types.VersionedTextDocumentIdentifier(version, uri)
    change = types.TextDocumentContentChangeWholeDocument(text)
    content = types.NotebookDocumentCellContentChanges(document, [change])
    send_change(editor, path, version, types.NotebookDocumentCellChanges(text_content=[content]))


def send_change(editor: Editor, path, version: int, cells) -> None:
    identity = types.VersionedNotebookDocumentIdentifier(version, path.as_uri())
    change = types.NotebookDocumentChangeEvent(cells=cells)
    params = types.DidChangeNotebookDocumentParams(identity, change)
    editor.client.notebook_document_did_change(params)


def save_notebook(editor: Editor, path) -> None:
    identity = types.NotebookDocumentIdentifier(path.as_uri())
    editor.client.notebook_document_did_save(types.DidSaveNotebookDocumentParams(identity))


def close_notebook(editor: Editor, path, uris: list[str]) -> None:
    identity = types.NotebookDocumentIdentifier(path.as_uri())
    cells = [types.TextDocumentIdentifier(uri) for uri in uris]
    editor.client.notebook_document_did_close(types.DidCloseNotebookDocumentParams(identity, cells))
