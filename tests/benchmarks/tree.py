"""A copy of a tree's Python files, so that every tool is given the same ones."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LEFT_OUT = {"build", "dist", "node_modules", "site-packages", "venv", "_build", "buck-out"}
"""Folders that some of the tools skip by default."""


@dataclass(frozen=True)
class Tree:
    """Where the copy lies, and how much it holds (bytes)."""

    root: Path
    files: int
    size: int

    def contents(self) -> Iterator[tuple[Path, bytes]]:
        """Yield each file with its bytes."""
        for path in sorted(self.root.rglob("*.py")):
            yield path, path.read_bytes()


def copy_tree(source: Path, target: Path, most: float) -> Tree:
    """Copy the Python files below `source`, until `most` bytes are reached."""
    files = size = 0
    for path in sorted(source.rglob("*.py")):
        relative = path.relative_to(source)
        if LEFT_OUT & set(relative.parts) or any(part[0] == "." for part in relative.parts):
            continue
        if path.is_symlink() or not path.is_file() or path.stat().st_size > 1_000_000:
            continue
        copy = target / relative
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        files += 1
        size += copy.stat().st_size
        if size >= most:
            break
    return Tree(target, files, size)
