"""One thread that does the work, one piece at a time; what is out of date is given up."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from promptlint.server.garbage import Garbage

IsStale: TypeAlias = Callable[[], bool]
_Result = TypeVar("_Result")


class Superseded(Exception):  # noqa: N818 - nothing went wrong
    """The text has changed since the work was asked for."""


class Work:
    """Runs functions away from the event loop, which can so go on reading what the client says."""

    def __init__(self) -> None:
        """Start no thread yet."""
        self._thread = ThreadPoolExecutor(1, "promptlint")
        self._waiting: defaultdict[str, set[_Piece]] = defaultdict(set)
        self._garbage = Garbage()
        self._tidying: asyncio.TimerHandle | None = None
        self._is_closed = False

    async def do(self, uri: str, function: Callable[[IsStale], _Result]) -> _Result:
        """Return what a function gives that concerns a buffer.

        The function is told whether anybody still waits for it, and may raise anything if not.

        Raises:
            Superseded: `supersede` was called before it was done.
        """
        self._tidy_later()
        piece = _Piece()
        future = asyncio.get_running_loop().run_in_executor(
            self._thread, function, lambda: piece.is_stale
        )
        piece.future = future
        self._waiting[uri].add(piece)
        try:
            await asyncio.wait([future])
            if future.cancelled():
                raise Superseded
            return future.result()
        finally:  # also where the client has cancelled its request
            piece.give_up()
            self._submit(self._garbage.sweep)
            self._tidy_later()
            self._waiting[uri].discard(piece)
            if not self._waiting[uri]:
                del self._waiting[uri]

    def supersede(self, uri: str) -> None:
        """Give up all that is done or waits for a buffer."""
        for piece in tuple(self._waiting.get(uri, ())):
            piece.give_up()

    def _tidy_later(self) -> None:
        """Collect all garbage a while after work was last begun or done."""
        if self._tidying is not None:
            self._tidying.cancel()
        self._tidying = asyncio.get_running_loop().call_later(
            self._garbage.wait, self._submit, self._garbage.collect
        )

    def _submit(self, function: Callable[[], None]) -> None:
        if not self._is_closed:
            self._thread.submit(function)

    def close(self) -> None:
        """Begin nothing any more."""
        self._is_closed = True
        for uri in tuple(self._waiting):
            self.supersede(uri)
        self._thread.shutdown(wait=False, cancel_futures=True)


@dataclass(slots=True, eq=False)
class _Piece:
    """One piece of work that somebody waits for."""

    future: asyncio.Future[Any] | None = None
    is_stale: bool = False

    def give_up(self) -> None:
        """Do not begin it; what has begun is to see for itself that nobody waits for it."""
        self.is_stale = True
        if self.future is not None:
            self.future.cancel()
