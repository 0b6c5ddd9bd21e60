"""Which settings are in force for a buffer: those of files, below those of the editor."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from promptlint.errors import PromptlintError
from promptlint.registry import check_settings
from promptlint.server.options import WHERE, Options
from promptlint.settings import Resolver, Settings

_MOST_KEPT: Final = 64


class Configuration:
    """Finds settings, and gives the same object for as long as they say the same.

    Used by the worker thread and by the event loop: what it keeps is replaced, never changed.
    """

    def __init__(self) -> None:
        """Know no options of the editor yet."""
        self._options: Mapping[str, Options] = {"": Options()}
        self._resolvers: dict[str, Resolver] = {}
        self._kept: dict[tuple[str, str], Settings] = {}

    def set_options(self, by_folder: Mapping[str, Options]) -> None:
        """Take the editor's options: under "" those for all, and by folder of the workspace."""
        self._options = {"": Options(), **by_folder}
        self.renew()

    def renew(self) -> None:
        """Look at the files anew: they may have changed."""
        self._resolvers = {}

    def options(self, path: str) -> Options:
        """Return what the editor says for a file."""
        return self._options[self._folder(path)]

    def settings(self, path: str) -> Settings:
        """Return the settings in force for a file.

        Raises:
            ConfigError: they cannot be used.
            PluginError: a configured module of rules cannot be used.
        """
        settings = self._resolver(self._folder(path)).for_path(path)
        key = (settings.root, settings.digest)
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        check_settings(settings)
        recent = list(self._kept.items())[-_MOST_KEPT:]
        self._kept = {**dict(recent), key: settings}
        return settings

    def told(self, folder: str) -> str:
        """Return which files configure those of a folder, in words."""
        try:
            files = self.settings(os.path.join(folder, "__init__.py")).files
        except PromptlintError as error:
            return str(error)
        return ", ".join(files) or "no configuration file"

    def _folder(self, path: str) -> str:
        """Return the innermost folder with options that holds a path."""
        above = {str(folder) for folder in (Path(path), *Path(path).parents)}
        return max((folder for folder in self._options if folder in above), key=len, default="")

    def _resolver(self, folder: str) -> Resolver:
        resolvers = self._resolvers
        if folder not in resolvers:
            options = self._options[folder]
            config = options.config and os.path.join(folder, Path(options.config).expanduser())
            resolvers[folder] = Resolver(
                overrides=options.overrides,
                config=config,
                isolated=options.isolated,
                where=WHERE,
            )
        return resolvers[folder]
