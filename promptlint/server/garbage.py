"""When memory is looked through for what is no longer needed: not while somebody waits."""

from __future__ import annotations

import gc
from typing import Final

BREATH: Final = 0.25
"""Seconds without work after which what is new is looked through."""
MUCH: Final = 20
"""After how many pieces of work that is not put off any longer."""
SELDOM: Final = 10
"""Of how many collections one looks through all that work has left, and not just the new."""


class Garbage:
    """Collects what pieces of work leave behind, once a while has gone by without any.

    What is there after the first, tables of words above all, is there for good: it is never looked
    through again, which would take as long as a check.
    """

    def __init__(self) -> None:
        """Begin with no work done."""
        self._left = 0
        self._collections = 0

    def add(self) -> None:
        """Count a piece of work."""
        self._left += 1

    @property
    def wait(self) -> float:
        """In how many seconds to collect, if no work comes before."""
        return 0.0 if self._left >= MUCH or (self._left and not self._collections) else BREATH

    def collect(self) -> None:
        """Collect what has been left behind."""
        self._left = 0
        gc.collect(2 if self._collections % SELDOM == 0 else 1)
        if not self._collections:
            gc.freeze()
        self._collections += 1
