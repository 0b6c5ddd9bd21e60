"""Work on many files, here or in several processes, such that no file costs another its result."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Final, Generic

from promptlint.failure import REPORT, failure
from promptlint.runner.alarm import OverdueError, time_limit
from promptlint.runner.garbage import Collector
from promptlint.runner.work import Result, Task, Work


class Contained(Generic[Result]):
    """Work whose crashes become results: the one place where they are caught."""

    def __init__(self, work: Work[Result]) -> None:
        """Contain `work`."""
        self._work = work
        self._collector = Collector()

    def __call__(self, task: Task) -> Result:
        """Return what comes of a file, whatever happens."""
        try:
            with self._collector.after():
                return self._work(task)
        except Exception as error:  # noqa: BLE001  anything can come, and the run goes on
            return self._work.failed(task, failure("the check", error))


def carried_out(
    work: Work[Result], tasks: Sequence[Task], jobs: int, limit_s: float
) -> Iterator[tuple[int, Result]]:
    """Yield the number of each task and what comes of it, in any order.

    With more than one job they are done in as many processes, unless none can be started. No task
    has longer than `limit_s`.
    """
    left = dict(enumerate(tasks))
    if jobs > 1:
        for number, result in _pooled(work, tasks, jobs, limit_s):
            del left[number]
            yield number, result
    contained = Contained(work)
    for number, task in left.items():
        try:
            with time_limit(limit_s):
                result = contained(task)
        except OverdueError:
            result = work.failed(task, _overdue(limit_s))
        yield number, result


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _pooled(
    work: Work[Result], tasks: Sequence[Task], jobs: int, limit_s: float
) -> Iterator[tuple[int, Result]]:
    # Late: a few files need no processes, and the import takes 20 ms.
    from promptlint.runner.pool import Lost, PoolError, pooled  # noqa: PLC0415

    reasons: Final = {
        "overdue": _overdue(limit_s),
        "died": f"the process that checked it ended; {REPORT}",
    }
    try:
        for number, result in pooled(Contained(work), tasks, jobs, limit_s):
            if isinstance(result, Lost):
                yield number, work.failed(tasks[number], reasons[result.reason])
            else:
                yield number, result
    except PoolError:
        return


def _overdue(limit_s: float) -> str:
    return f"the check was stopped after {limit_s:g} s; {REPORT}"
