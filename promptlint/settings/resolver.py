"""Which settings are in force for a file: those of the closest configuration, and no others."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, cast

from promptlint.settings.file import config_in, read_config
from promptlint.settings.installed import installed_plugins
from promptlint.settings.key import KEYS
from promptlint.settings.layer import COMMAND_LINE, Layer, laid_over, override_layer
from promptlint.settings.root import Roots
from promptlint.settings.value import Settings


class Resolver:
    """Finds the settings of files, reading each configuration once.

    Files under one configuration share one `Settings` object. What changes on the disk afterwards
    is not seen.
    """

    def __init__(
        self,
        *,
        overrides: Mapping[str, object] | None = None,
        config: str | None = None,
        isolated: bool = False,
        where: str = COMMAND_LINE,
    ) -> None:
        """Take what `where`, the command line, says: values by key, one file for all, or no files.

        Raises:
            ConfigError: an override or the file `config` is unfit.
        """
        self._overrides = override_layer(overrides or {}, where)
        self._isolated = isolated
        self._roots = Roots()
        self._by_root: dict[str, Settings] = {}
        self._by_directory: dict[str, Settings | None] = {}
        self._fixed = self._settings(*read_config(config), os.getcwd()) if config else None

    def for_path(self, path: str) -> Settings:
        """Return the settings of a file.

        Raises:
            ConfigError: the closest configuration is unfit.
        """
        return self.for_directory(os.path.dirname(os.path.abspath(path)))

    def for_directory(self, directory: str) -> Settings:
        """Return the settings of the files that lie in an absolute directory itself."""
        if self._fixed is not None:
            return self._fixed
        closest = None if self._isolated else self._closest(directory)
        return closest or self._without_files(directory)

    def _closest(self, directory: str) -> Settings | None:
        if directory in self._by_directory:
            return self._by_directory[directory]
        path = config_in(directory)
        parent = os.path.dirname(directory)
        found: Settings | None = None
        if path is not None:
            found = self._settings(*read_config(path), directory)
        elif parent != directory:
            found = self._closest(parent)
        self._by_directory[directory] = found
        return found

    def _without_files(self, directory: str) -> Settings:
        root = self._roots.of(directory) or os.getcwd()
        if root not in self._by_root:
            self._by_root[root] = self._settings({}, (), root)
        return self._by_root[root]

    def _settings(self, layer: Layer, files: tuple[str, ...], root: str) -> Settings:
        merged = laid_over(layer, self._overrides)
        values = {KEYS[name].field: said.value for name, said in merged.items()}
        origins = {name: said.origin for name, said in merged.items()}
        fitting = cast("dict[str, Any]", values)  # each was checked against its key
        installed = () if self._isolated else installed_plugins()
        fitting["plugins"] = tuple(dict.fromkeys((*fitting.get("plugins", ()), *installed)))
        return Settings(**fitting, root=root, files=files, origins=origins)


def load(
    path: str,
    *,
    overrides: Mapping[str, object] | None = None,
    config: str | None = None,
    isolated: bool = False,
) -> Settings:
    """Return the settings of one file, or of the files in one directory.

    Raises:
        ConfigError: the configuration in force is unfit.
    """
    resolver = Resolver(overrides=overrides, config=config, isolated=isolated)
    if os.path.isdir(path):
        return resolver.for_directory(os.path.abspath(path))
    return resolver.for_path(path)
