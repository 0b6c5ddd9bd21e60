"""What fixes would change, as a unified diff that `patch` can read."""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterator

from promptlint.sources import Document

_NO_LINE_END = r"\ No newline at end of file"


def diff(before: Document, after: Document) -> Iterator[str]:
    """Yield the lines of the diff of two states of a file, without their line ends."""
    path = before.source.path
    if " " in path:
        path += "\t"  # where a name with spaces ends, `patch` knows by a tab only
    for line in difflib.unified_diff(_lines(before), _lines(after), path, path):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield _NO_LINE_END


def _lines(document: Document) -> list[str]:
    """Return the lines of the file as it is on disk. Only LF ends one: form feeds do not."""
    text = document.data.decode(document.encoding)
    return io.StringIO(text, newline="\n").readlines()
