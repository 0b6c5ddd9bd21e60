"""pygls' protocol, with texts that count lines right and without what it would keep for ever."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol, lsp_method

from promptlint.server.text import Texts


class Protocol(LanguageServerProtocol):
    """What is different here from pygls' own."""

    def texts(self) -> Texts:
        """All that the client has open; there is nothing before `initialize`."""
        workspace = self.workspace
        if not isinstance(workspace, Texts):
            raise TypeError("the workspace was made by somebody else")
        return workspace

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(
        self, params: types.InitializeParams
    ) -> Generator[Any, Any, types.InitializeResult]:
        """Answer as pygls does; nothing is open yet, so that its workspace can be replaced."""
        result = yield from super().lsp_initialize(params)
        self._workspace = Texts(
            self.workspace.root_uri,
            workspace_folders=list(self.workspace.folders.values()),
            position_encoding=result.capabilities.position_encoding,
        )
        return result

    def _execute_handler(
        self,
        msg_id: str | int,
        handler: Callable[..., Any],
        callback: Callable[..., Any],
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> None:
        """Run a handler, and forget it once it is done: of notifications pygls forgets none."""
        super()._execute_handler(msg_id, handler, callback, args, kwargs)
        future = self._request_futures.get(msg_id)
        if future is not None and future.done():
            del self._request_futures[msg_id]
