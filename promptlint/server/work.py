"""One thread that does the work, one piece at a time; what is out of date is not begun."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

_Result = TypeVar("_Result")


class Superseded(Exception):  # noqa: N818 - nothing went wrong
    """The text has changed since the work was asked for."""


class Work:
    """Runs functions away from the event loop, which can so go on reading what the client says."""

    def __init__(self) -> None:
        """Start no thread yet."""
        self._thread = ThreadPoolExecutor(1, "promptlint")
        self._waiting: defaultdict[str, set[asyncio.Future[Any]]] = defaultdict(set)

    async def do(self, uri: str, function: Callable[[], _Result]) -> _Result:
        """Return what a function gives that concerns a buffer.

        Raises:
            Superseded: `supersede` was called before it was done.
        """
        future = asyncio.get_running_loop().run_in_executor(self._thread, function)
        self._waiting[uri].add(future)
        try:
            await asyncio.wait([future])
            if future.cancelled():
                raise Superseded
            return future.result()
        finally:  # also where the client has cancelled its request
            future.cancel()
            self._waiting[uri].discard(future)
            if not self._waiting[uri]:
                del self._waiting[uri]

    def supersede(self, uri: str) -> None:
        """Give up all that waits for a buffer."""
        for future in tuple(self._waiting.get(uri, ())):
            future.cancel()

    def close(self) -> None:
        """Begin nothing any more."""
        self._thread.shutdown(wait=False, cancel_futures=True)
