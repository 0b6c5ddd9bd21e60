"""When memory is looked through for what is no longer needed: not while somebody waits."""

from __future__ import annotations

import gc
from typing import Final

BREATH: Final = 0.25
"""Seconds without work after which all that work has left is looked through."""
MUCH: Final = 20
"""After how many pieces of work what is new is looked through without such a pause."""


class Garbage:
    """Collects what pieces of work leave behind.

    What is there after the first, tables of words above all, is there for good: it is never looked
    through again, which would take as long as a check.
    """

    def __init__(self) -> None:
        """Begin with no work done."""
        self._left = 0
        self._is_settled = False

    def add(self) -> None:
        """Count a piece of work."""
        self._left += 1

    @property
    def wait(self) -> float:
        """In how many seconds to collect, if no work comes before."""
        return 0.0 if self._left >= MUCH or (self._left and not self._is_settled) else BREATH

    def collect(self) -> None:
        """Collect what has been left behind."""
        gc.collect(1 if self._left >= MUCH else 2)
        self._left = 0
        if not self._is_settled:
            gc.freeze()
        self._is_settled = True
