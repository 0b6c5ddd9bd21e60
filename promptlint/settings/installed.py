"""Modules of rules that other packages bring: entry points of the group `promptlint.rules`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from typing import Final

GROUP: Final = "promptlint.rules"


@cache
def installed_plugins() -> tuple[str, ...]:
    """Return the names of the modules, sorted.

    Python's own search takes 50 ms for its imports alone; it is asked only where a file says that
    it would find something.
    """
    if not any(GROUP.encode() in text for text in _declarations()):
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415 - see above

    return tuple(sorted({point.value.partition(":")[0] for point in entry_points(group=GROUP)}))


def _declarations() -> Iterator[bytes]:
    """Yield the entry points of all that is installed, as they are written."""
    for folder in dict.fromkeys(sys.path):
        for name in _names(folder):
            if name.endswith((".dist-info", ".egg-info")):
                try:
                    with open(os.path.join(folder, name, "entry_points.txt"), "rb") as file:
                        yield file.read()
                except OSError:
                    continue  # most packages have none


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []
