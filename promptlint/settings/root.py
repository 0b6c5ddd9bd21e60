"""Where a project begins."""

from __future__ import annotations

import os
from typing import Final

MARKS: Final = (".git", "pyproject.toml", "promptlint.toml", "setup.py", "setup.cfg", ".hg")


class Roots:
    """Finds the projects that directories belong to, looking at each directory once."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[str, str | None] = {}

    def of(self, directory: str) -> str | None:
        """Return the closest directory upwards from an absolute one that holds a project's mark."""
        if directory not in self._known:
            parent = os.path.dirname(directory)
            if any(os.path.lexists(os.path.join(directory, mark)) for mark in MARKS):
                self._known[directory] = directory
            else:
                self._known[directory] = self.of(parent) if parent != directory else None
        return self._known[directory]


def relative(path: str, root: str) -> str | None:
    """Return `path` as seen from `root`, with slashes, or None if it lies elsewhere.

    An empty root is the working directory.
    """
    full, base = os.path.abspath(path), os.path.abspath(root)
    if full == base:
        return "."
    start = base if base.endswith(os.sep) else base + os.sep
    return full[len(start) :].replace(os.sep, "/") if full.startswith(start) else None
