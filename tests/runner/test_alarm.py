"""Work that takes too long is interrupted."""

import re
import signal
import threading
import time

import pytest

from promptlint.runner.alarm import OverdueError, time_limit


def forever():
    while True:
        pass


def hopeless_search():
    re.match(r"(a+)+$", "a" * 40 + "b")


@pytest.mark.parametrize("work", [forever, hopeless_search, lambda: time.sleep(60)])
def test_overdue_work_is_interrupted(work):
    """Python code, a regular expression that never ends and a wait are all cut off."""
    began = time.monotonic()

    with pytest.raises(OverdueError), time_limit(0.1):
        work()

    assert time.monotonic() - began < 30


def test_work_in_time_is_left_alone():
    """After the block no alarm is left, and the handler is the one that was there."""
    before = signal.getsignal(signal.SIGALRM)

    with time_limit(60):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0

    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_no_part_takes_it_for_its_own_mistake():
    """Code that catches exceptions does not catch this one."""
    assert not issubclass(OverdueError, Exception)


def test_without_alarms_there_is_no_limit(monkeypatch):
    """In another thread, or where there are no alarms, the block just runs."""
    done = []

    def work():
        with time_limit(0.01):
            time.sleep(0.05)
        done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    monkeypatch.delattr(signal, "setitimer")
    work()

    assert done == [1, 1]
