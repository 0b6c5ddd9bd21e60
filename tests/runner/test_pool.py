"""Processes share out work; one that hangs or ends costs its task and nothing else.

The work is `eval`, which every process has, so that each task says itself what happens.
"""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from ctypes import c_long
from pathlib import Path

import pytest

from promptlint.runner import pool
from promptlint.runner.pool import CHUNK, Lost, PoolError, pooled

SLEEP = "__import__('time').sleep(600)"
SEARCH = "__import__('re').match('(a+)+$', 'a' * 60 + 'b')"
END = "__import__('os')._exit(3)"
WORK = eval


def results(tasks, jobs=2, limit_s=60.0):
    return dict(pooled(WORK, tasks, jobs, limit_s))


def test_every_task_has_its_result():
    """Tasks of several chunks are all done, whatever the number of processes."""
    tasks = [f"{number} + 1" for number in range(3 * CHUNK)]

    assert results(tasks) == {number: number + 1 for number in range(len(tasks))}
    assert results(tasks[:2], jobs=9) == {0: 1, 1: 2}
    assert results([]) == {}


@pytest.mark.parametrize(
    ("task", "reason"), [(SLEEP, "overdue"), (SEARCH, "overdue"), (END, "died")]
)
def test_lost_task_costs_only_itself(task, reason):
    """A task that waits, computes without end, or ends its process is lost; all others are done."""
    tasks = [task if number in {0, CHUNK + 3} else str(number) for number in range(2 * CHUNK + 5)]
    began = time.monotonic()

    found = results(tasks, limit_s=1.0)

    lost = {number for number, result in found.items() if result == Lost(reason)}
    assert lost == {0, CHUNK + 3}
    assert all(found[number] == number for number in range(len(tasks)) if number not in lost)
    assert time.monotonic() - began < 60


def test_long_runs_of_short_tasks_are_not_overdue():
    """The limit is for one task, not for all that a process does."""
    tasks = ["__import__('time').sleep(0.1)"] * 8

    assert results(tasks, jobs=1, limit_s=0.6) == dict.fromkeys(range(8))


def test_results_come_while_others_are_worked_on():
    """What is done is not held back until its chunk is."""
    stream = pooled(WORK, ["1", "__import__('time').sleep(0.1)", SLEEP], 1, 600.0)

    assert next(stream) == (0, 1)
    stream.close()


def test_processes_end_with_the_stream():
    """Who stops asking for results leaves no process behind."""
    stream = pooled(WORK, [*["1"] * CHUNK, SLEEP], 2, 600.0)
    next(stream)
    assert multiprocessing.active_children()

    stream.close()

    assert not multiprocessing.active_children()


class Stillborn:
    """Work that ends each process that it comes to."""

    def __call__(self, task):
        return task

    def __reduce__(self):
        return (os._exit, (1,))


def test_processes_that_cannot_start_are_an_error(monkeypatch):
    """If no process gets to work the caller is told, and does not wait for ever."""
    spawn = multiprocessing.get_context("spawn")
    monkeypatch.setattr(pool, "_start_method", lambda: spawn)

    with pytest.raises(PoolError):
        list(pooled(Stillborn(), ["1"], 2, 60.0))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied")
def test_only_a_process_with_one_thread_is_copied():
    """What another thread holds would never be let go of in the copy."""
    code = (
        "import threading\n"
        "from promptlint.runner.pool import _start_method\n"
        "done = threading.Event()\n"
        "print(_start_method().get_start_method())\n"
        "threading.Thread(target=done.wait).start()\n"
        "print(_start_method().get_start_method())\n"
        "done.set()\n"
    )  # in a process of its own: in this one, other tests may have left threads
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["fork", "spawn"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied")
def test_processes_end_with_the_one_that_leads():
    """A run that is killed leaves nobody behind, copies of it or not."""
    code = (
        "import os, signal\n"
        "from promptlint.runner.pool import pooled\n"
        "def pid(task): return os.getpid()\n"
        f"stream = pooled(pid, range({3 * CHUNK}), 2, 60.0)\n"
        "print(*{next(stream)[1] for _ in range(%d)}, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    ) % (3 * CHUNK - 1)

    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )

    left = {int(one) for one in run.stdout.split()}
    assert run.returncode == -signal.SIGKILL
    until = time.monotonic() + 20
    while (left := {one for one in left if _is_running(one)}) and time.monotonic() < until:
        time.sleep(0.05)
    assert not left


def _is_running(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2][:3]


class Line:
    """Stands in for the connection to the process that leads."""

    def __init__(self, *chunks):
        self._chunks = list(chunks)
        self.sent = []

    def recv(self):
        if not self._chunks:
            raise EOFError
        return self._chunks.pop(0)

    def send(self, done):
        self.sent.append(done)


@pytest.mark.parametrize(
    ("flush_s", "sent"),
    [(60, [[(4, "a"), (5, "b")], [(6, "c")]]), (-1, [[(4, "a")], [(5, "b")], [(6, "c")]])],
)
def test_process_says_where_it_is(monkeypatch, flush_s, sent):
    """A process names each task before it begins, and sends what is done before long."""
    monkeypatch.setattr(pool, "_FLUSH_S", flush_s)
    place = c_long(-1)
    line = Line([(4, "a"), (5, "b")], [(6, "c")])
    handler = signal.getsignal(signal.SIGINT)
    seen = []

    def work(task):
        seen.append((place.value, task))
        return task

    try:
        pool._serve(line, work, place)
    finally:
        signal.signal(signal.SIGINT, handler)

    assert seen == [(4, "a"), (5, "b"), (6, "c")]
    assert line.sent == sent
    assert place.value == -1
