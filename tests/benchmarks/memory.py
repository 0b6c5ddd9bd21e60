"""How much memory a run takes."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.command import PROMPTLINT, run
from tests.benchmarks.table import Row, at_most
from tests.benchmarks.tree import Tree


def measure(tree: Tree) -> Iterator[Row]:
    """Yield the largest process of a run, in megabytes."""
    check = (*PROMPTLINT, "check", "--isolated", "--no-cache", "--output-format", "concise", ".")
    for jobs in ("1", "2"):
        cost = run(*check, "--jobs", jobs, cwd=tree.root)
        yield at_most(f"promptlint check --jobs {jobs}, largest process", cost.megabytes, 150, "MB")
