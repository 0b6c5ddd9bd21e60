"""When memory is looked through for what is no longer needed: mostly while nobody waits."""

from __future__ import annotations

import gc
from typing import Final

BREATH: Final = 0.25
"""Seconds without work after which all that work has left is looked through."""


class Garbage:
    """Collects what pieces of work leave behind.

    What is there after the first, tables of words above all, is there for good: it is never looked
    through again, which would take as long as a check.
    """

    def __init__(self) -> None:
        """Begin with no work done."""
        self._is_settled = False

    @property
    def wait(self) -> float:
        """In how many seconds to collect all, if no work comes before."""
        return BREATH if self._is_settled else 0.0

    def sweep(self) -> None:
        """Collect what the last piece of work has left behind.

        At once it takes a millisecond; that of twenty pieces takes a third of a check.
        """
        gc.collect(1)

    def collect(self) -> None:
        """Collect what all work has left behind."""
        gc.collect()
        if not self._is_settled:
            gc.freeze()
        self._is_settled = True
