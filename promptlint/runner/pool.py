"""Several processes that share out work and can be stopped in the middle of it.

Python's own pools cannot: a task that hangs, or brings its process down, takes the pool with it.
Here each process says which task it is at, so that the one to blame is known, its process is
replaced, and the others' work goes on. Imported only where processes are worth their start.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from ctypes import c_long
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic, Literal, TypeAlias, TypeVar, cast

Task = TypeVar("Task")
Result = TypeVar("Result")
Reason = Literal["overdue", "died"]
Chunk: TypeAlias = deque[tuple[int, Task]]

CHUNK: Final = 24
"""Tasks that a process is given at a time."""
_IDLE: Final = -1
_FLUSH_S: Final = 0.02
_POLL_S: Final = 0.25


@dataclass(frozen=True, slots=True)
class Lost:
    """What there is instead of a result: the process was stopped, or ended by itself."""

    reason: Reason


class PoolError(Exception):
    """Processes cannot be started here."""


def pooled(
    work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int, limit_s: float
) -> Iterator[tuple[int, Result | Lost]]:
    """Yield the index and result of every task, as they are done, in no order.

    `work`, tasks and results must be picklable. No task has longer than `limit_s`, give or take
    a quarter of a second.

    Raises:
        PoolError: a process ended before it had begun. The rest of the tasks is not done.
    """
    pool = _Pool(work, tasks, limit_s)
    try:
        yield from pool.results(jobs)
    finally:
        pool.stop()


class _Worker(Generic[Task]):
    """One process, the tasks it was given, and since when it is at its present one."""

    def __init__(
        self, work: Callable[[Task], object], start: SpawnContext, others: Sequence[_Worker[Task]]
    ) -> None:
        # Shared memory rather than a message: a hung process sends none.
        self.place = start.RawValue(c_long, _IDLE)
        self.connection, theirs = start.Pipe()
        # A copy of this process has our ends of all pipes. It must not keep them open: when we end,
        # however that happens, the pipes are to end with us.
        ours = (self, *others) if start.get_start_method() == "fork" else ()
        inherited = [worker.connection for worker in ours]
        self.process: BaseProcess = start.Process(
            target=_serve, args=(theirs, work, self.place, inherited), daemon=True
        )
        self.process.start()
        theirs.close()
        self.chunk: Chunk[Task] = deque()
        self.has_begun = False
        self._seen = _IDLE
        self._since = time.monotonic()

    def give(self, chunk: Chunk[Task]) -> None:
        self.chunk = chunk
        self._seen = _IDLE
        with suppress(OSError):  # it has ended; that is noticed when its results are asked for
            self.connection.send(list(chunk))

    def is_overdue(self, limit_s: float) -> bool:
        """Say whether the present task was first seen that long ago."""
        place = self.place.value
        if place == _IDLE or place != self._seen:
            self._seen, self._since = place, time.monotonic()
            return False
        return time.monotonic() - self._since > limit_s

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class _Pool(Generic[Task, Result]):
    """Hands out chunks of tasks and replaces processes that are lost."""

    def __init__(
        self, work: Callable[[Task], Result], tasks: Sequence[Task], limit_s: float
    ) -> None:
        self._work = work
        self._start_method = _start_method()
        self._limit_s = limit_s
        numbered = list(enumerate(tasks))
        self._chunks = deque(
            deque(numbered[start : start + CHUNK]) for start in range(0, len(numbered), CHUNK)
        )
        self._workers: list[_Worker[Task]] = []

    def results(self, jobs: int) -> Iterator[tuple[int, Result | Lost]]:
        for _ in range(min(jobs, len(self._chunks))):
            self._start()
        while self._workers:
            ready = wait([worker.connection for worker in self._workers], _POLL_S)
            for worker in list(self._workers):
                if worker.connection in ready:
                    yield from self._received(worker)
                elif worker.is_overdue(self._limit_s):
                    yield from self._lost(worker, "overdue")

    def stop(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _start(self) -> None:
        worker = _Worker[Task](self._work, self._start_method, self._workers)
        self._workers.append(worker)
        self._feed(worker)

    def _feed(self, worker: _Worker[Task]) -> None:
        """Give a process its next tasks or, if there are none, its leave."""
        if self._chunks:
            worker.give(self._chunks.popleft())
        else:
            self._workers.remove(worker)
            worker.end()

    def _received(self, worker: _Worker[Task]) -> Iterator[tuple[int, Result | Lost]]:
        try:
            done = cast("list[tuple[int, Result]]", worker.connection.recv())
        except (EOFError, OSError):
            yield from self._lost(worker, "died")
            return
        worker.has_begun = True
        for index, result in done:
            worker.chunk.popleft()  # results come in the order of the tasks
            yield index, result
        if not worker.chunk:
            self._feed(worker)

    def _lost(self, worker: _Worker[Task], reason: Reason) -> Iterator[tuple[int, Result | Lost]]:
        """Give up the task that a process is at, and put back what it had not sent or begun."""
        place = worker.place.value
        self._workers.remove(worker)
        worker.end()
        if place == _IDLE and not worker.has_begun:
            raise PoolError("a process ended before it had begun")
        rest: Chunk[Task] = deque(one for one in worker.chunk if one[0] != place)
        if len(rest) < len(worker.chunk):
            yield place, Lost(reason)
        if rest:
            self._chunks.appendleft(rest)
        if self._chunks:
            self._start()


def _start_method() -> SpawnContext:
    """Return how processes are started: as copies of this one, which has imported all, if it may.

    A copy has one thread alone: what others hold would never be let go of. On macOS system
    libraries may have threads that Python knows nothing of.
    """
    may_copy = sys.platform == "linux" and threading.active_count() == 1
    # Both kinds have the same methods, which their common class does not tell type checkers of.
    return cast("SpawnContext", multiprocessing.get_context("fork" if may_copy else "spawn"))


def _serve(
    connection: Connection,
    work: Callable[[Any], object],
    place: c_long,
    inherited: Sequence[Connection] = (),
) -> None:
    """Do what comes through the connection until it is closed. Runs in the other process."""
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that leads
    while True:
        try:
            chunk = cast("list[tuple[int, object]]", connection.recv())
        except EOFError:
            return
        done: list[tuple[int, object]] = []
        sent = time.monotonic()
        for index, task in chunk:
            place.value = index
            done.append((index, work(task)))
            if time.monotonic() - sent > _FLUSH_S:
                connection.send(done)
                done, sent = [], time.monotonic()
        place.value = _IDLE
        if done:
            connection.send(done)
