"""Work is done one piece at a time, and what nobody waits for is given up."""

from __future__ import annotations

import asyncio
import gc
import threading

import pytest

from promptlint.server.garbage import BREATH, Garbage
from promptlint.server.work import Superseded, Work

pytestmark = pytest.mark.asyncio(loop_scope="function")


async def test_what_runs_learns_that_it_is_superseded_and_what_waits_is_not_begun():
    """The one that asked goes on at once, and later work is done."""
    work, begun, seen = Work(), threading.Event(), threading.Event()

    def slow(is_stale):
        begun.set()
        while not is_stale():
            pass
        seen.set()
        raise RuntimeError("nobody hears of this")

    first = asyncio.ensure_future(work.do("a", slow))
    second = asyncio.ensure_future(work.do("a", slow))
    other = asyncio.ensure_future(work.do("b", lambda is_stale: is_stale()))
    await asyncio.to_thread(begun.wait, 10)
    begun.clear()
    work.supersede("a")
    for given_up in (first, second):
        with pytest.raises(Superseded):
            await given_up
    assert await other is False
    assert seen.is_set()
    assert not begun.is_set()
    work.close()


async def test_what_the_client_cancels_learns_of_it():
    """As if it were superseded."""
    work, begun, seen = Work(), threading.Event(), threading.Event()

    def slow(is_stale):
        begun.set()
        while not is_stale():
            pass
        seen.set()

    task = asyncio.ensure_future(work.do("a", slow))
    await asyncio.to_thread(begun.wait, 10)
    task.cancel()
    assert await asyncio.to_thread(seen.wait, 10)
    work.close()


async def test_after_the_end_nothing_is_begun():
    """What runs is given up."""
    work, begun = Work(), threading.Event()

    def slow(is_stale):
        begun.set()
        while not is_stale():
            pass

    task = asyncio.ensure_future(work.do("a", slow))
    await asyncio.to_thread(begun.wait, 10)
    work.close()
    with pytest.raises(Superseded):
        await task
    with pytest.raises(RuntimeError):
        await work.do("a", slow)


async def test_all_garbage_is_collected_in_a_pause_and_at_once_what_is_new(monkeypatch):
    """What is there at first stays."""
    seen: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda generation=2: seen.append(f"up to {generation}"))
    monkeypatch.setattr(gc, "freeze", lambda: seen.append("freeze"))
    garbage = Garbage()
    assert garbage.wait == 0
    garbage.collect()
    assert garbage.wait == BREATH
    garbage.sweep()
    garbage.collect()
    assert seen == ["up to 2", "freeze", "up to 1", "up to 2"]


async def test_what_work_leaves_is_collected_before_the_next(monkeypatch):
    """Each time."""
    seen: list[str] = []
    monkeypatch.setattr(Garbage, "sweep", lambda _: seen.append("sweep"))
    monkeypatch.setattr(Garbage, "wait", 10)
    work = Work()
    for _ in range(3):
        await work.do("a", lambda _: seen.append("work"))
    assert seen[:5] == ["work", "sweep", "work", "sweep", "work"]
    work.close()


async def test_garbage_is_collected_a_while_after_the_last_work(monkeypatch):
    """Once for all that was done until then."""
    seen: list[int] = []
    monkeypatch.setattr(Garbage, "collect", lambda _: seen.append(1))
    monkeypatch.setattr(Garbage, "wait", 0.1)
    work = Work()
    for _ in range(3):
        await work.do("a", lambda is_stale: is_stale())
    assert seen == []
    while not seen:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.15)
    assert seen == [1]
    work.close()
