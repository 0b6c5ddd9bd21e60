"""The other files of a project: which one an import means, read once and only below the root."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from promptlint.errors import SourceError
from promptlint.model import Source
from promptlint.settings import Roots
from promptlint.sources.document import load

MAX_SIZE: Final = 1_000_000
"""Bytes from which a file is not read for the sake of another."""
SOURCES: Final = 256
"""How many sources are kept: those of a whole tree would not fit into the memory we may take."""
_INIT: Final = "__init__.py"
_SOURCE_FOLDERS: Final = ("src", "lib", "python")


@dataclass(frozen=True, slots=True)
class _Place:
    """The file that an import means or, if there is none, could mean."""

    path: str
    exists: bool


class Project:
    """Finds the sources of imported modules of the same project.

    What was looked up is kept, so an object serves for one run, in which files are taken not to
    change. Nothing outside the importing file's project is read: neither installed packages nor,
    through links, other directories.
    """

    def __init__(self, max_size: int = MAX_SIZE) -> None:
        """Know nothing yet; `max_size` is in bytes."""
        self._max_size = max_size
        self._roots = Roots()
        self._names: dict[str, frozenset[str]] = {}
        self._bases: dict[str, tuple[str, ...]] = {}
        self._places: dict[tuple[str, str], _Place] = {}
        self._source = lru_cache(maxsize=SOURCES)(self._load)
        self._reads: dict[str, set[str]] = {}

    def locate(self, module: str, importer: str) -> Source | None:
        """Return the source that `module` means in the file `importer`, or None.

        A relative import is written with its leading dots: ".", ".prompts", "..shared.text". The
        path of the result is absolute or relative as the importer's is.
        """
        importer = os.path.normpath(importer)
        key = (os.path.dirname(importer), module)
        if key not in self._places:
            self._places[key] = self._place(*key)
        place = self._places[key]
        if place.path == importer:
            return None
        self._reads.setdefault(importer, set()).add(place.path)
        return self._source(place.path) if place.exists else None

    def depends(self, path: str) -> tuple[str, ...]:
        """Return the paths of all files that were looked at for a file, or for one of these.

        A module that was not found is there too, by the path that it could have: with it the
        result would be another.
        """
        own = os.path.normpath(path)
        found = {own}
        pending = [own]
        while pending:
            new = self._reads.get(pending.pop(), set()) - found
            found |= new
            pending += new
        return tuple(sorted(found - {own}))

    def _load(self, path: str) -> Source | None:
        try:
            return load(path, self._max_size).source
        except SourceError:
            return None

    def _place(self, shown: str, module: str) -> _Place:
        """Return where the module lies that files of a folder import, or where it could."""
        folder = os.path.abspath(shown)
        name = module.lstrip(".")
        level = len(module) - len(name)
        parts = name.split(".") if name else []
        bases = (_up(folder, level - 1),) if level else self._search(folder)
        root = self._root(folder)
        candidates = (path for base in bases for path in self._candidates(base, parts))
        found = next((path for path in candidates if _is_inside(path, root)), None)
        path = found or os.path.join(bases[0], *parts or ["__init__"]) + ".py"
        return _Place(path if os.path.isabs(shown) else os.path.relpath(path), found is not None)

    def _candidates(self, base: str, parts: list[str]) -> Iterator[str]:
        """Yield the files that a dotted name can mean below a folder, as Python ranks them."""
        if parts and not {parts[0], f"{parts[0]}.py"} & self._listing(base):
            return
        package = os.path.join(base, *parts)
        if _INIT in self._listing(package):
            yield os.path.join(package, _INIT)
        folder, name = os.path.split(package)
        if parts and f"{name}.py" in self._listing(folder):
            yield os.path.join(folder, f"{name}.py")

    def _search(self, folder: str) -> tuple[str, ...]:
        """Return the folders in which an absolute import is looked for.

        First the one that holds the importing file's package, then that file's own, as for a
        script, then those above up to the project's root, then the usual source folders there.
        """
        if folder not in self._bases:
            root = self._root(folder)
            above = [folder]
            while above[-1] != root:
                above.append(os.path.dirname(above[-1]))
            inner = [os.path.join(root, name) for name in _SOURCE_FOLDERS]
            self._bases[folder] = tuple(dict.fromkeys((self._package(folder), *above, *inner)))
        return self._bases[folder]

    def _root(self, folder: str) -> str:
        return self._roots.of(folder) or self._package(folder)

    def _package(self, folder: str) -> str:
        """Return the folder that holds the outermost package that a folder is part of."""
        root = self._roots.of(folder)
        while folder != root and _INIT in self._listing(folder):
            folder = os.path.dirname(folder)
        return folder

    def _listing(self, folder: str) -> frozenset[str]:
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(os.listdir(folder))
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]


def _up(folder: str, levels: int) -> str:
    for _ in range(levels):
        folder = os.path.dirname(folder)
    return folder


def _is_inside(place: str, root: str) -> bool:
    """Say whether a file lies below the root, links followed."""
    return os.path.realpath(place).startswith(os.path.join(os.path.realpath(root), ""))
