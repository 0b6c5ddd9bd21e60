"""Each task has a result, whatever happens to it."""

import time

import pytest

from promptlint.runner import pool
from promptlint.runner.pool import Lost, PoolError
from promptlint.runner.schedule import carried_out, processors
from promptlint.runner.work import Task

TASKS = [Task(name, 0) for name in ("a", "b", "c")]


class Work:
    """Answers with the path; does something else for some."""

    def __init__(self, **instead):
        self._instead = instead

    def __call__(self, task):
        return self._instead.get(task.path, str)(task.path)

    def failed(self, task, reason):
        return f"{task.path}: {reason}"


def fail(path):
    raise ValueError(path)


def done(work, jobs=1, limit_s=60.0):
    return dict(carried_out(work, TASKS, jobs, limit_s))


def test_tasks_are_done_here():
    """With one job everything is done in this process."""
    assert done(Work()) == {0: "a", 1: "b", 2: "c"}


def test_crash_is_a_result():
    """What a file raises is told with a request to report it; the others are done."""
    found = done(Work(b=fail))

    assert (found[0], found[2]) == ("a", "c")
    assert found[1].startswith("b: the check failed at test_schedule.py:")
    assert "ValueError: b" in found[1]
    assert "please report" in found[1]


def test_overdue_is_a_result():
    """A file that takes too long is given up; the others are done."""
    found = done(Work(b=lambda path: time.sleep(60)), limit_s=0.1)

    assert (found[0], found[2]) == ("a", "c")
    assert found[1].startswith("b: the check was stopped after 0.1 s; this is a bug")


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("overdue", "the check was stopped after 60 s"),
        ("died", "the process that checked it ended"),
    ],
)
def test_lost_tasks_are_results(monkeypatch, reason, text):
    """What a process takes with it is told as well."""
    monkeypatch.setattr(pool, "pooled", lambda *_: iter([(2, "C"), (1, Lost(reason)), (0, "A")]))

    found = done(Work(), jobs=2)

    assert (found[0], found[2]) == ("A", "C")
    assert found[1].startswith(f"b: {text}; this is a bug")


def test_what_processes_leave_is_done_here(monkeypatch):
    """If processes cannot be started the rest is done in this one."""

    def pooled(*_):
        yield 1, "B"
        raise PoolError

    monkeypatch.setattr(pool, "pooled", pooled)

    assert done(Work(), jobs=2) == {1: "B", 0: "a", 2: "c"}


def test_processors_are_those_allowed(monkeypatch):
    """A process that is bound to some processors counts only these."""
    monkeypatch.setattr("os.sched_getaffinity", lambda process: {0, 3}, raising=False)
    assert processors() == 2

    monkeypatch.delattr("os.sched_getaffinity")
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert processors() == 1
