"""Memory is looked through between files and not within one."""

import gc
import weakref

import pytest

from promptlint.runner import garbage
from promptlint.runner.garbage import Collector


class Circle:
    """Refers to itself, so that only the collector finds it."""

    def __init__(self):
        self.own = self


def left_behind(collector):
    with collector.after():
        circle = Circle()
        seen = weakref.ref(circle)
        del circle
        assert not gc.isenabled()
        assert seen() is not None
    return seen


def test_file_leaves_nothing_behind():
    """What a file has made is there until the file is done, and no longer."""
    assert left_behind(Collector())() is None
    assert gc.isenabled()


def test_old_garbage_goes_after_many_files(monkeypatch):
    """What outlived its own file is found in the end."""
    monkeypatch.setattr(garbage, "FILES", 2)
    collector = Collector()
    with collector.after():
        circle = Circle()
    gc.collect()  # it is old now
    seen = weakref.ref(circle)
    del circle
    with collector.after():
        pass

    assert seen() is None


def test_switched_off_collector_stays_off():
    """A program that has switched the collector off finds it so, after a crash as well."""
    gc.disable()
    try:
        with pytest.raises(ValueError, match="no"), Collector().after():
            raise ValueError("no")
        assert not gc.isenabled()
    finally:
        gc.enable()
