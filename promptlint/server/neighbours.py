"""The other files of a project, as they are in the editor where they are open."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TypeAlias

from promptlint.model import Source
from promptlint.sources import Project
from promptlint.sources.kind import kind_of

Stamp: TypeAlias = int | tuple[int, int] | None


class Neighbours(Project):
    """Reads an open file from the editor and any other from the disk."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the open texts by path."""
        super().__init__()
        self._texts = texts

    def _load(self, path: str) -> Source | None:
        text = self._texts.get(os.path.abspath(path))
        return super()._load(path) if text is None else Source(path, text, kind_of(path))


def stamp(path: str, texts: Mapping[str, str]) -> Stamp:
    """Return a value that changes when a file does, in the editor or on the disk."""
    text = texts.get(os.path.abspath(path))
    if text is not None:
        return hash(text)
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
