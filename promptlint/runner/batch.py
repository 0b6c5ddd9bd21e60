"""Many files: what is known of them already, what is to be done, and in what order it comes."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Final, TypeAlias

from promptlint.model import FileResult
from promptlint.runner.depth import Depth, require
from promptlint.runner.kept import Kept
from promptlint.runner.plan import Plan
from promptlint.runner.schedule import carried_out, processors
from promptlint.runner.work import FileExtraction, Result, Task
from promptlint.settings import Resolver
from promptlint.sources import is_dataset

Progress: TypeAlias = Callable[[int, int], None]
Placed: TypeAlias = Generator[tuple[int, Result]]

LIMIT_S: Final = 30.0
"""Seconds that one file may take."""
WORTH_PROCESSES: Final = 3_000_000
"""Bytes of files from which the start of further processes is made good."""


def run(
    paths: Iterable[str],
    resolver: Resolver,
    *,
    jobs: int | None = None,
    cached: bool = True,
    timeout_s: float = LIMIT_S,
    progress: Progress | None = None,
) -> Iterator[FileResult]:
    """Yield the result of every file at and below the paths, ordered as `discover` finds them.

    Args:
        paths: files and directories.
        resolver: finds the settings of each file.
        jobs: at most how many processes to work with; None for one on each processor.
        cached: whether results are taken from other runs and left for them.
        timeout_s: how long one file may take.
        progress: told as files are done how many are, and of how many.

    Raises:
        ConfigError: the settings of some file cannot be used. Nothing is checked then.
        PluginError: a configured module of rules cannot be used.
    """
    plan = Plan.of(paths, resolver)
    kept = Kept(plan.settings if cached else ())
    known: list[FileResult | None] = [
        FileResult(task.path, error=plan.problems[place])
        if place in plan.problems
        else kept.get(task)
        for place, task in enumerate(plan.tasks)
    ]
    try:
        yield from _in_order(known, _linted(plan, _left(known), kept, jobs, timeout_s), progress)
    finally:
        kept.save()


def extract(
    paths: Iterable[str],
    resolver: Resolver,
    *,
    jobs: int | None = None,
    timeout_s: float = LIMIT_S,
    progress: Progress | None = None,
    depth: Depth = "none",
) -> Iterator[FileExtraction]:
    """Yield the prompts of every file at and below the paths, ordered by path.

    A dataset comes in parts, as they are asked for: it may be larger than the memory. `depth`
    says how deeply each prompt is analyzed. For all else see `run`.

    Raises:
        ConfigError: the pipeline of a linguistic analysis is not installed.
    """
    plan = Plan.of(paths, resolver).by_path()
    if depth == "linguistic":
        require({settings.nlp_pipeline for settings in plan.settings})
    known: list[FileExtraction | Task | None] = []
    for place, task in enumerate(plan.tasks):
        if place in plan.problems:
            known.append(FileExtraction(task.path, error=plan.problems[place]))
        else:
            known.append(task if is_dataset(task.path) else None)
    left = _left(known)
    fresh: Placed[FileExtraction | Task] = _extracted(plan, left, jobs, timeout_s, depth)
    for one in _in_order(known, fresh, progress):
        if isinstance(one, Task):
            yield from _streamed(one, plan, timeout_s, depth)
        else:
            yield one


def _linted(
    plan: Plan, places: Sequence[int], kept: Kept, jobs: int | None, limit_s: float
) -> Placed[FileResult]:
    # Late, for a run in which nothing has changed needs neither parser nor rules.
    from promptlint.runner.linting import Linting  # noqa: PLC0415

    tasks = [plan.tasks[place] for place in places]
    for number, one in carried_out(Linting(plan.settings), tasks, _jobs(jobs, tasks), limit_s):
        kept.put(tasks[number], one)
        yield places[number], one.result


def _extracted(
    plan: Plan, places: Sequence[int], jobs: int | None, limit_s: float, depth: Depth
) -> Placed[FileExtraction]:
    from promptlint.runner.extracting import Extracting  # noqa: PLC0415  as in _linted

    tasks = [plan.tasks[place] for place in places]
    work = Extracting(plan.settings, depth)
    for number, one in carried_out(work, tasks, _jobs(jobs, tasks), limit_s):
        yield places[number], one


def _streamed(task: Task, plan: Plan, limit_s: float, depth: Depth) -> Iterator[FileExtraction]:
    from promptlint.runner.streaming import streamed  # noqa: PLC0415  as in _linted

    return streamed(task.path, plan.settings[task.settings], limit_s, depth)


def _left(known: Sequence[Result | None]) -> list[int]:
    return [place for place, result in enumerate(known) if result is None]


def _in_order(
    results: list[Result | None], fresh: Placed[Result], progress: Progress | None
) -> Iterator[Result]:
    """Yield all results in their places' order, each as soon as those before it are there."""
    total = len(results)
    done = total - len(_left(results))
    following = 0
    with closing(fresh):
        while True:
            if progress is not None:
                progress(done, total)
            while following < total and (result := results[following]) is not None:
                yield result
                following += 1
            if following == total:
                return
            place, made = next(fresh)
            results[place] = made
            done += 1


def _jobs(wanted: int | None, tasks: Iterable[Task]) -> int:
    """Return how many processes to work with: just this one if there is little to do."""
    size = 0
    for task in tasks:
        try:
            size += os.stat(task.path).st_size
        except OSError:
            continue
        if size > WORTH_PROCESSES:
            return wanted or processors()
    return 1
