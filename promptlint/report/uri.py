"""Paths as other programs want them: below the working directory, with forward slashes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote


def relative(path: str) -> str:
    """Return a path relative to the working directory if it lies below, else as it is."""
    where = Path(path)
    try:
        where = Path.cwd() / where
        return where.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return where.as_posix()


def uri(path: str) -> str:
    """Return a path as a URI: relative below the working directory, `file:` elsewhere."""
    shown = relative(path)
    return Path(shown).as_uri() if Path(shown).is_absolute() else quote(shown)
