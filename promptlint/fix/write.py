"""Replace a file by its fixed text, wholly or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from promptlint.errors import SourceError
from promptlint.sources import Document


def write(before: Document, after: Document) -> None:
    """Write `after` over the file that `before` was read from, keeping its mode.

    A link stays a link: the file that it points to is replaced. Raises SourceError where the
    file has changed since it was read, may not be written, or vanishes.
    """
    path = Path(os.path.realpath(before.source.path))
    try:
        if path.read_bytes() != before.data:
            raise SourceError("not fixed: it changed while it was being checked", str(path))
        if not os.access(path, os.W_OK):
            raise SourceError("not fixed: it is read-only", str(path))
        _replace(path, after.data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(f"not fixed: {reason}", before.source.path) from error


def _replace(path: Path, data: bytes) -> None:
    """Write a new file beside the old one and rename it over that: a crash loses neither."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
