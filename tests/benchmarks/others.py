"""promptlint, ruff, flake8 and bandit on the same files, one after the other."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator

from tests.benchmarks.command import PROMPTLINT, Cost, run
from tests.benchmarks.table import Row, at_least, at_most
from tests.benchmarks.tree import Tree

CHECK = (*PROMPTLINT, "check", "--isolated", "--output-format", "concise", ".")
OTHERS = {
    "ruff": ("check", "--isolated", "--no-cache", "--quiet", "."),
    "flake8": ("--isolated", "."),
    "bandit": ("-q", "-r", "."),
}


def measure(tree: Tree) -> Iterator[Row]:
    """Yield what each takes, and what that is to one another."""
    costs = {"cold": run(*CHECK, "--no-cache", cwd=tree.root)}
    yield Row("promptlint check --no-cache", str(costs["cold"]))
    run(*CHECK, cwd=tree.root)  # fills the cache
    costs["warm"] = run(*CHECK, cwd=tree.root)
    yield Row("promptlint check, warm cache", str(costs["warm"]))
    for name, arguments in OTHERS.items():
        if importlib.util.find_spec(name) is None:
            yield Row(name, "not installed")
            continue
        costs[name] = run(sys.executable, "-m", name, *arguments, cwd=tree.root)
        yield Row(name, str(costs[name]))
    yield from _ratios(costs)


def _ratios(costs: dict[str, Cost]) -> Iterator[Row]:
    for name in ("flake8", "bandit"):
        if name in costs:
            yield at_least(f"cold, faster than {name}", _ratio(costs, name, "cold"), 10, "x")
    if "ruff" in costs:
        yield at_most("cold, to ruff's time", _ratio(costs, "cold", "ruff"), 8, "x")
        yield at_most("warm, to ruff's cold time", _ratio(costs, "warm", "ruff"), 1, "x")


def _ratio(costs: dict[str, Cost], one: str, other: str) -> float:
    return costs[one].seconds / costs[other].seconds
