"""When findings are sent to a client that waits for them, and which."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine, Iterable, Sequence
from typing import Final

from lsprotocol import types

from promptlint.failure import failure
from promptlint.model import FileResult
from promptlint.server.buffer import Buffer
from promptlint.server.diagnostics import by_part
from promptlint.server.server import Server
from promptlint.server.work import Superseded

PAUSE: Final = 0.002
"""Seconds without an edit after which a buffer is checked: what is sent in one go is taken as one,
and a check that a key comes into is given up."""
LATER: Final = 0.3
"""Seconds after which files are checked that depend on an edited one."""


class Publisher:
    """Checks buffers when they have changed and publishes what is found.

    A client that asks for findings by itself is only told when to ask again, but for notebooks:
    editors that ask do so for files alone.
    """

    def __init__(self, server: Server) -> None:
        """Know of no buffer yet."""
        self._server = server
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._sent: dict[str, dict[str, Sequence[types.Diagnostic]]] = {}
        self._depends: dict[str, frozenset[str]] = {}

    @property
    def _pushes(self) -> bool:
        return self._server.client_capabilities.text_document is None or (
            self._server.client_capabilities.text_document.diagnostic is None
        )

    def touch(self, buffer: Buffer, pause: float = 0.0) -> None:
        """Check a buffer after a pause, which begins anew when this is called anew."""
        self._server.work.supersede(buffer.uri)
        if self._pushes or buffer.is_notebook:
            self._schedule(buffer.uri, self._publish(buffer.uri, pause))

    def put_off(self, uri: str) -> None:
        """Check all others later than a buffer that is being typed into."""
        for other in self._tasks.keys() - {uri, ""}:
            self._schedule(other, self._publish(other, LATER))

    def touch_all(self) -> None:
        """Check all open buffers anew."""
        self._again(self.open())

    def touch_dependents(self, paths: Iterable[str]) -> None:
        """Check the buffers that depend on files, a while after the last change of these."""
        changed = frozenset(os.path.abspath(path) for path in paths)
        self._again([uri for uri in self.open() if self._depends.get(uri, frozenset()) & changed])

    def open(self) -> list[str]:
        """Return the addresses of all open buffers."""
        texts = self._server.texts
        single = (
            text.uri
            for text in texts.text_documents.values()
            if texts.get_notebook_document(cell_uri=text.uri) is None
        )
        notebooks = (notebook.uri for notebook in texts.notebook_documents.values())
        return [*single, *notebooks]

    def forget(self, uri: str) -> None:
        """Take back what was published of a buffer that is closed."""
        self._server.work.supersede(uri)
        task = self._tasks.pop(uri, None)
        if task is not None:
            task.cancel()
        self._depends.pop(uri, None)
        for part in self._sent.pop(uri, {}):
            self._send(part, (), None)
        self._server.notices.tell(uri, None)

    def note(self, buffer: Buffer, result: FileResult) -> None:
        """Take note of what a buffer's findings depend on, and show what went wrong."""
        self._depends[buffer.uri] = frozenset(map(os.path.abspath, result.depends))
        self._server.tell(buffer.uri, result)

    def _again(self, uris: Sequence[str]) -> None:
        if uris and not self._pushes and self._can_refresh:
            self._schedule("", self._refresh())
        for uri in uris:
            buffer = self._server.buffer(uri)
            if buffer is not None and uri not in self._tasks:
                self.touch(buffer, LATER)

    @property
    def _can_refresh(self) -> bool:
        workspace = self._server.client_capabilities.workspace
        diagnostics = workspace.diagnostics if workspace is not None else None
        return diagnostics is not None and bool(diagnostics.refresh_support)

    async def _refresh(self) -> None:
        await asyncio.sleep(LATER)
        await self._server.workspace_diagnostic_refresh_async(None)

    def _schedule(self, uri: str, run: Coroutine[None, None, None]) -> None:
        """Run something for a buffer in place of what was to run for it."""
        task = self._tasks.pop(uri, None)
        if task is not None:
            task.cancel()
        task = self._tasks[uri] = asyncio.get_running_loop().create_task(run)
        task.add_done_callback(lambda done: self._done(uri, done))

    def _done(self, uri: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(uri) is task:
            del self._tasks[uri]
        if not task.cancelled() and (error := task.exception()) is not None:
            self._server.notices.tell(uri, failure("the check", error))

    async def _publish(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        buffer = self._server.buffer(uri)
        if buffer is None:
            return
        try:
            result = await self._server.do(buffer, self._server.linter.check)
        except Superseded:
            return
        if self._server.is_current(buffer):
            self.note(buffer, result)
            self._send_all(buffer, result)

    def _send_all(self, buffer: Buffer, result: FileResult) -> None:
        """Send what is new for each cell, and of a whole file whatever it is: it has a version."""
        before = self._sent.get(buffer.uri, {})
        now = dict(by_part(buffer, result))
        for part in buffer.parts:
            if len(buffer.parts) == 1 or before.get(part.uri) != now[part.uri]:
                self._send(part.uri, now[part.uri], part.version)
        for gone in before.keys() - now.keys():
            self._send(gone, (), None)
        self._sent[buffer.uri] = now

    def _send(self, uri: str, found: Sequence[types.Diagnostic], version: int | None) -> None:
        params = types.PublishDiagnosticsParams(uri, found, version)
        self._server.text_document_publish_diagnostics(params)
