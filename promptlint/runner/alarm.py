"""A limit on how long a piece of work in this process may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType


class OverdueError(BaseException):
    """Work has taken too long. No `Exception`, so that no part takes it for its own mistake."""


@contextmanager
def time_limit(seconds: float) -> Generator[None]:
    """Raise OverdueError within the block once it has taken `seconds`.

    Only where alarms are (Unix, main thread); elsewhere there is no limit. Python code and regular
    expressions are interrupted; other C code is when it returns.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _overdue)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _overdue(_number: int, _frame: FrameType | None) -> None:
    raise OverdueError
