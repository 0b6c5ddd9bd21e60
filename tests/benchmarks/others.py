"""promptlint, ruff, flake8 and bandit on the same files, one after the other."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator

from tests.benchmarks.command import PROMPTLINT, run
from tests.benchmarks.table import Row, at_least, at_most
from tests.benchmarks.tree import Tree

CHECK = (*PROMPTLINT, "check", "--isolated", "--output-format", "concise", ".")
OTHERS = {
    "ruff": ("check", "--isolated", "--no-cache", "--quiet", "."),
    "flake8": ("--isolated", "."),
    "bandit": ("-q", "-r", "."),
}


def measure(tree: Tree) -> Iterator[Row]:
    """Yield wall times and what they are to one another."""
    seconds = {"cold": run(*CHECK, "--no-cache", cwd=tree.root).seconds}
    yield Row("promptlint check --no-cache", f"{seconds['cold']:.2f} s")
    run(*CHECK, cwd=tree.root)  # fills the cache
    seconds["warm"] = run(*CHECK, cwd=tree.root).seconds
    yield Row("promptlint check, warm cache", f"{seconds['warm']:.2f} s")
    for name, arguments in OTHERS.items():
        if importlib.util.find_spec(name) is None:
            yield Row(name, "not installed")
            continue
        seconds[name] = run(sys.executable, "-m", name, *arguments, cwd=tree.root).seconds
        yield Row(name, f"{seconds[name]:.2f} s")
    yield from _ratios(seconds)


def _ratios(seconds: dict[str, float]) -> Iterator[Row]:
    for name in ("flake8", "bandit"):
        if name in seconds:
            yield at_least(f"cold, faster than {name}", seconds[name] / seconds["cold"], 10, "x")
    if "ruff" in seconds:
        yield at_most("cold, to ruff's time", seconds["cold"] / seconds["ruff"], 8, "x")
        yield at_most("warm, to ruff's cold time", seconds["warm"] / seconds["ruff"], 1, "x")
