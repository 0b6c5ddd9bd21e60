"""The client opens, edits and closes texts, and says when settings and files change."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from lsprotocol import types
from pygls.uris import to_fs_path

from promptlint.errors import ConfigError
from promptlint.server.options import SECTION, Options, read_options
from promptlint.server.publisher import PAUSE, Publisher
from promptlint.server.server import Server
from promptlint.version import VERSION

WATCHED: Final = ("**/*.toml", "**/*.py", "**/*.ipynb")
_CONFIGURATION: Final = ".toml"
_TOPIC: Final = "settings of the editor"


class Sync:
    """Keeps what is checked and published in step with the client."""

    def __init__(self, server: Server, publisher: Publisher) -> None:
        """Take who has the texts and who publishes."""
        self._server = server
        self._publisher = publisher
        self._general = Options()

    def register(self) -> None:
        """Say which messages are understood."""
        handlers: dict[str, Callable[[Any], object]] = {
            types.INITIALIZE: self.initialize,
            types.INITIALIZED: self.initialized,
            types.TEXT_DOCUMENT_DID_OPEN: self.did_open,
            types.TEXT_DOCUMENT_DID_CHANGE: self.did_change,
            types.TEXT_DOCUMENT_DID_SAVE: self.did_save,
            types.TEXT_DOCUMENT_DID_CLOSE: self.did_close,
            types.NOTEBOOK_DOCUMENT_DID_OPEN: self.notebook_did_open,
            types.NOTEBOOK_DOCUMENT_DID_CHANGE: self.notebook_did_change,
            types.NOTEBOOK_DOCUMENT_DID_SAVE: self.notebook_did_save,
            types.NOTEBOOK_DOCUMENT_DID_CLOSE: self.notebook_did_close,
            types.WORKSPACE_DID_CHANGE_CONFIGURATION: self.did_change_configuration,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self.did_change_watched_files,
            types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: self.did_change_folders,
        }
        for method, handler in handlers.items():
            self._server.answer(method, handler)

    def initialize(self, params: types.InitializeParams) -> None:
        """Take the options that come with the very first message."""
        self._take(params.initialization_options)

    async def initialized(self, params: types.InitializedParams) -> None:
        """Ask to be told of changes, and for the editor's settings."""
        del params
        self._watch()
        await self._ask()
        self._say_hello()

    def did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Check a text at once."""
        self._changed(params.text_document.uri, 0.0, renew=True)

    def did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Check a text after a pause."""
        self._publisher.put_off(params.text_document.uri)
        self._changed(params.text_document.uri, PAUSE)

    def did_save(self, params: types.DidSaveTextDocumentParams) -> None:
        """Look at the configuration anew, which may have been saved as well."""
        self._changed(params.text_document.uri, 0.0, renew=True)

    def did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Take back what was published; the file counts as it is on the disk again."""
        uri = params.text_document.uri
        self._publisher.forget(uri)
        self._publisher.touch_dependents([to_fs_path(uri) or uri])

    def notebook_did_open(self, params: types.DidOpenNotebookDocumentParams) -> None:
        """Check a notebook at once."""
        self._changed(params.notebook_document.uri, 0.0, renew=True)

    def notebook_did_change(self, params: types.DidChangeNotebookDocumentParams) -> None:
        """Check a notebook after a pause."""
        self._publisher.put_off(params.notebook_document.uri)
        self._changed(params.notebook_document.uri, PAUSE)

    def notebook_did_save(self, params: types.DidSaveNotebookDocumentParams) -> None:
        """Look at the configuration anew."""
        self._changed(params.notebook_document.uri, 0.0, renew=True)

    def notebook_did_close(self, params: types.DidCloseNotebookDocumentParams) -> None:
        """Take back what was published."""
        self._publisher.forget(params.notebook_document.uri)

    async def did_change_configuration(self, params: types.DidChangeConfigurationParams) -> None:
        """Take the editor's settings, or ask for them."""
        if self._can_ask:
            await self._ask()
        else:
            self._take(params.settings)
            self._publisher.touch_all()

    def did_change_watched_files(self, params: types.DidChangeWatchedFilesParams) -> None:
        """Check again what the changed files have a part in."""
        paths = [path for change in params.changes if (path := to_fs_path(change.uri))]
        if any(path.endswith(_CONFIGURATION) for path in paths):
            self._server.configuration.renew()
            self._publisher.touch_all()
        else:
            self._publisher.touch_dependents(paths)

    async def did_change_folders(self, params: types.DidChangeWorkspaceFoldersParams) -> None:
        """Ask for the settings of the folders that are there now."""
        del params
        await self._ask()

    def _changed(self, uri: str, pause: float, *, renew: bool = False) -> None:
        if renew:
            self._server.configuration.renew()
        buffer = self._server.buffer(uri)
        if buffer is None:
            self._publisher.forget(uri)
            return
        self._publisher.touch(buffer, pause)
        self._publisher.touch_dependents([buffer.path])

    @property
    def _can_ask(self) -> bool:
        workspace = self._server.client_capabilities.workspace
        return workspace is not None and bool(workspace.configuration)

    def _watch(self) -> None:
        workspace = self._server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace is not None else None
        if watching is None or not watching.dynamic_registration:
            return
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        watchers = [types.FileSystemWatcher(glob) for glob in WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration(SECTION, method, options)
        self._server.client_register_capability(types.RegistrationParams([registration]))

    def _say_hello(self) -> None:
        """Write into the log what runs and which files configure it, for whoever wonders."""
        paths = [to_fs_path(uri) or uri for uri in self._server.texts.folders]
        text = "; ".join(
            [
                f"promptlint {VERSION} on Python {platform.python_version()} ({sys.executable})",
                *(f"{path}: {self._server.configuration.told(path)}" for path in paths),
            ]
        )
        params = types.LogMessageParams(types.MessageType.Info, text)
        self._server.window_log_message(params)

    async def _ask(self) -> None:
        """Ask for the editor's settings: those for all, and those of each folder."""
        if self._can_ask:
            folders = list(self._server.texts.folders)
            items = [types.ConfigurationItem(scope_uri=uri, section=SECTION) for uri in folders]
            general = types.ConfigurationItem(section=SECTION)
            answers = await self._server.workspace_configuration_async(
                types.ConfigurationParams([general, *items])
            )
            paths = [os.path.abspath(to_fs_path(uri) or uri) for uri in folders]
            self._take(answers[0], dict(zip(paths, answers[1:], strict=False)))
        self._publisher.touch_all()

    def _take(self, general: object, by_folder: Mapping[str, object] | None = None) -> None:
        """Take the editor's settings; an answer of nothing leaves those of the beginning."""
        try:
            if general is not None:
                self._general = read_options(general)
            folders = {
                path: read_options(raw) if raw is not None else self._general
                for path, raw in (by_folder or {}).items()
            }
        except ConfigError as error:
            self._server.notices.tell(_TOPIC, str(error))
            return
        self._server.notices.tell(_TOPIC, None)
        self._server.configuration.set_options({"": self._general, **folders})
