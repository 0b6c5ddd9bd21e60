"""When memory is looked through for what is no longer needed: not while somebody waits."""

from __future__ import annotations

import gc
from typing import Final

SELDOM: Final = 50
"""After how many pieces of work all that they have left is looked through, and not just the new."""


class Garbage:
    """Collects what pieces of work leave behind, each time one of them is done.

    What is there after the first, tables of words above all, is there for good: it is never looked
    through again, which would take as long as a check.
    """

    def __init__(self) -> None:
        """Begin with no work done."""
        self._done = 0

    def collect(self) -> None:
        """Collect what the last piece of work has left behind."""
        self._done += 1
        gc.collect(2 if self._done % SELDOM == 1 else 1)
        if self._done == 1:
            gc.freeze()
