"""What the tests of the language server share: a client that speaks with a real one over stdio."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import coverage
import pytest
import pytest_asyncio
from lsprotocol import types
from pytest_lsp import LanguageClient
from pytest_lsp.client import make_test_lsp_client
from pytest_lsp.plugin import ClientServerConfig

REPOSITORY = Path(__file__).parents[2]
SERVER = (sys.executable, "-m", "promptlint", "server")
PATIENCE = 20.0
"""Seconds that an answer may take on a busy machine before a test gives up."""

HEAD = "from openai import OpenAI\n\n"
BAD = HEAD + 'OpenAI().responses.create(model="m", input=[{"role": "sytem", "content": "Hi."}])\n'
GOOD = BAD.replace("sytem", "system")
"""The finding in BAD is PRM201, an unknown role; it can be fixed safely."""


def server_command() -> list[str]:
    """Return how the server is started: measured, where the tests are."""
    if coverage.Coverage.current() is None:
        return list(SERVER)
    files = [
        "--rcfile",
        str(REPOSITORY / "pyproject.toml"),
        "--data-file",
        str(REPOSITORY / ".coverage"),
    ]
    return [sys.executable, "-m", "coverage", "run", "--parallel-mode", *files, *SERVER[1:]]


def pushing(**more: Any) -> types.ClientCapabilities:
    """Return what a simple client can do, which waits for findings."""
    return types.ClientCapabilities(text_document=types.TextDocumentClientCapabilities(), **more)


def able() -> types.ClientCapabilities:
    """Return what a client can do that asks for findings, for edits and for an outline."""
    return types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(
            diagnostic=types.DiagnosticClientCapabilities(),
            code_action=types.CodeActionClientCapabilities(
                code_action_literal_support=types.ClientCodeActionLiteralOptions(
                    types.ClientCodeActionKindOptions([])
                ),
                data_support=True,
                is_preferred_support=True,
                resolve_support=types.ClientCodeActionResolveOptions(["edit"]),
            ),
            document_symbol=types.DocumentSymbolClientCapabilities(
                hierarchical_document_symbol_support=True
            ),
        ),
        notebook_document=types.NotebookDocumentClientCapabilities(
            types.NotebookDocumentSyncClientCapabilities()
        ),
        workspace=types.WorkspaceClientCapabilities(
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        ),
    )


class Editor:
    """A client with a few words for what users do."""

    def __init__(
        self,
        client: LanguageClient,
        answer: types.InitializeResult,
        registered: list[types.RegistrationParams] | None = None,
    ) -> None:
        self.client = client
        self.answer = answer
        self.registered = [] if registered is None else registered

    def open(self, path: Path | str, text: str, version: int = 1, language: str = "python") -> str:
        """Open a text and return its address."""
        uri = path.as_uri() if isinstance(path, Path) else path
        item = types.TextDocumentItem(uri, language, version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, text: str, version: int, place: types.Range | None = None) -> None:
        """Replace a range of a text, or all of it."""
        whole = types.TextDocumentContentChangeWholeDocument(text)
        change = types.TextDocumentContentChangePartial(place, text) if place else whole
        identity = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identity, [change]))

    def save(self, uri: str) -> None:
        document = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    def open_notebook(self, path: Path, cells: list[str]) -> list[str]:
        """Open a notebook and return the addresses of its cells."""
        uris = [f"vscode-notebook-cell:{path}#{number}" for number in range(len(cells))]
        items = [
            types.TextDocumentItem(uri, "python", 1, cell)
            for uri, cell in zip(uris, cells, strict=True)
        ]
        listed = [types.NotebookCell(types.NotebookCellKind.Code, uri) for uri in uris]
        notebook = types.NotebookDocument(path.as_uri(), "jupyter-notebook", 1, listed)
        self.client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(notebook, items))
        return uris

    def close(self, uri: str) -> None:
        document = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def found(self, uri: str) -> list[types.Diagnostic]:
        """Return what was published last."""
        return list(self.client.diagnostics.get(uri, ()))

    def codes(self, uri: str) -> list[str]:
        return [str(one.code) for one in self.found(uri)]

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while not holds():
            assert asyncio.get_running_loop().time() < deadline, "waited in vain"
            await asyncio.sleep(0.01)

    async def published(self, uri: str) -> list[types.Diagnostic]:
        """Wait until something is published of a text, and return that."""
        await self.until(lambda: uri in self.client.diagnostics)
        return self.found(uri)

    async def findings_after(
        self, action: Callable[..., None], uri: str, *arguments: object
    ) -> list[types.Diagnostic]:
        """Return what is published of a text after something is done with it."""
        self.client.diagnostics.pop(uri, None)
        action(uri, *arguments)
        return await self.published(uri)

    async def pull(self, uri: str, known: str | None = None) -> Any:
        document = types.TextDocumentIdentifier(uri)
        params = types.DocumentDiagnosticParams(document, previous_result_id=known)
        return await self.client.text_document_diagnostic_async(params)

    async def actions(
        self, uri: str, place: types.Range, only: list[str] | None = None
    ) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only)
        document = types.TextDocumentIdentifier(uri)
        params = types.CodeActionParams(document, place, context)
        return list(await self.client.text_document_code_action_async(params) or ())

    async def hover(self, uri: str, line: int, character: int) -> str | None:
        """Return what is shown at a place."""
        position = types.Position(line, character)
        params = types.HoverParams(types.TextDocumentIdentifier(uri), position)
        shown = await self.client.text_document_hover_async(params)
        return shown.contents.value if shown else None


@contextlib.asynccontextmanager
async def started(
    capabilities: types.ClientCapabilities | None = None,
    options: object = None,
    folders: tuple[Path, ...] = (),
    configuration: dict[str, Any] | None = None,
) -> AsyncIterator[Editor]:
    """Start a server and shake hands with it; end it in the end."""

    def client() -> LanguageClient:
        made = make_test_lsp_client()

        @made.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            registered.append(params)

        for scope, value in (configuration or {}).items():
            made.set_configuration(value, section="promptlint", scope_uri=scope)
        return made

    registered: list[types.RegistrationParams] = []
    config = ClientServerConfig(server_command=server_command(), client_factory=client)
    connected = await config.start()
    params = types.InitializeParams(
        capabilities=capabilities or pushing(),
        initialization_options=options,
        workspace_folders=[types.WorkspaceFolder(one.as_uri(), one.name) for one in folders],
    )
    answer = await connected.initialize_session(params)
    yield Editor(connected, answer, registered)
    await connected.shutdown_session()
    await connected.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def editor() -> AsyncIterator[Editor]:
    """Return a simple editor, which waits for findings; the tests of a run share it."""
    async with started() as one:
        yield one


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def asker() -> AsyncIterator[Editor]:
    """Return an editor that can do much, and asks for findings; the tests of a run share it."""
    async with started(able()) as one:
        yield one


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return an empty project."""
    (tmp_path / "promptlint.toml").write_text("")
    return tmp_path


def place(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


def edited(text: str, edits: list[types.TextEdit]) -> str:
    """Return a text of ASCII with edits in it, as a client applies them."""
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]

    def offset(position: types.Position) -> int:
        return starts[position.line] + position.character

    for edit in sorted(edits, key=lambda one: offset(one.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text
