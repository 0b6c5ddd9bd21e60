"""The language server: what it holds for all its features."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified
from pygls.lsp.server import LanguageServer

from promptlint.model import FileResult
from promptlint.server.buffer import Buffer, buffer_of
from promptlint.server.configuration import Configuration
from promptlint.server.diagnostics import NAME
from promptlint.server.linter import Linter, Snapshot
from promptlint.server.notices import Notices
from promptlint.server.protocol import Protocol
from promptlint.server.text import Texts
from promptlint.server.work import Superseded, Work
from promptlint.version import VERSION

_Result = TypeVar("_Result")
_NOTEBOOKS = types.NotebookDocumentSyncOptions(
    notebook_selector=[
        types.NotebookDocumentFilterWithNotebook(
            notebook="jupyter-notebook",
            cells=[types.NotebookCellLanguage(language="python")],
        )
    ],
    save=True,
)


class Server(LanguageServer):
    """What the features share: the open texts, the configuration, the linter and its thread."""

    def __init__(self) -> None:
        """Make a server that no client has spoken to."""
        super().__init__(  # pyright: ignore[reportUnknownMemberType] - pygls leaves *args bare
            NAME, VERSION, notebook_document_sync=_NOTEBOOKS, protocol_cls=Protocol, max_workers=2
        )
        self.configuration = Configuration()
        self.linter = Linter(self.configuration)
        self.work = Work()
        self.notices = Notices(self)

    def answer(self, method: str, handler: Callable[[Any], object], options: object = None) -> None:
        """Have a message of the protocol answered by a bound method, to which pygls ties a name."""
        self.feature(method, options)(partial(handler))

    @property
    def texts(self) -> Texts:
        """All that the client has open."""
        protocol = self.protocol
        if not isinstance(protocol, Protocol):
            raise TypeError("the server was made with another protocol")
        return protocol.texts()

    def buffer(self, uri: str) -> Buffer | None:
        """Return the buffer that a text or a cell belongs to, as it is now, if it is open."""
        return buffer_of(self.texts, uri)

    def snapshot(self, buffer: Buffer) -> Snapshot:
        """Return a buffer with all texts that are open beside it."""
        texts = self.texts.text_documents.values()
        return Snapshot(buffer, {os.path.abspath(text.path): text.source for text in texts})

    def is_current(self, buffer: Buffer) -> bool:
        """Say whether nothing has changed since the buffer was taken."""
        now = self.buffer(buffer.uri)
        return now is not None and now.version == buffer.version

    async def do(self, buffer: Buffer, function: Callable[[Snapshot], _Result]) -> _Result:
        """Return what a function says of a buffer.

        Raises:
            Superseded: the buffer has changed meanwhile.
        """
        snapshot = self.snapshot(buffer)
        return await self.work.do(
            buffer.uri, lambda is_stale: function(replace(snapshot, is_stale=is_stale))
        )

    async def read(self, buffer: Buffer, function: Callable[[Snapshot], _Result]) -> _Result:
        """Return what a function says of a buffer, as an answer to the client.

        Raises:
            JsonRpcContentModified: the buffer has changed meanwhile, and the answer fits no more.
        """
        try:
            result = await self.do(buffer, function)
        except Superseded:
            raise JsonRpcContentModified from None
        if not self.is_current(buffer):
            raise JsonRpcContentModified
        return result

    def tell(self, uri: str, result: FileResult) -> None:
        """Show what kept a buffer from being checked, or some rule from running."""
        self.notices.tell(uri, result.error)

    def shutdown(self) -> None:
        """End the work with the server."""
        self.work.close()
        super().shutdown()  # type: ignore[no-untyped-call]
