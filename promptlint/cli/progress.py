"""A progress bar on stderr, for runs that take a while on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

_PATIENCE_S = 1.0
"""A run that is over by then shows no bar."""
_REDRAW_S = 0.1
_BAR_CELLS = 30
_ERASE_LINE = "\r\x1b[2K"


class Progress:
    """Shows how many files are done, on a terminal, from the second second of a run on.

    Used as a context: the bar is erased at its end, whatever ends it.
    """

    def __init__(
        self,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
        *,
        quiet: bool = False,
    ) -> None:
        """Draw on `stream`, stderr unless told, if that is a terminal and nobody wants quiet."""
        self._stream = stream or sys.stderr
        self._clock = clock
        self._wanted = self._stream.isatty() and not quiet
        self._next = clock() + _PATIENCE_S
        self._drawn = False

    def __call__(self, done: int, total: int) -> None:
        """Take note that `done` of `total` files are checked."""
        if not self._wanted or self._clock() < self._next:
            return
        self._next = self._clock() + _REDRAW_S
        self._drawn = True
        filled = _BAR_CELLS * done // max(1, total)
        bar = "█" * filled + "░" * (_BAR_CELLS - filled)
        self._write(f"{_ERASE_LINE}{bar} {done:,} of {total:,} files")

    def __enter__(self) -> Progress:
        """Begin; nothing is drawn yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Erase the bar."""
        if self._drawn:
            self._write(_ERASE_LINE)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
