"""How fast files are put aside that cannot hold a prompt."""

from __future__ import annotations

import time
from collections.abc import Iterator

from promptlint.extract import may_hold_prompts
from tests.benchmarks.table import Row, at_least
from tests.benchmarks.tree import Tree


def measure(tree: Tree) -> Iterator[Row]:
    """Yield megabytes a second over the files that are put aside, read beforehand."""
    contents = [data for _, data in tree.contents()]
    aside = [data for data in contents if not may_hold_prompts(data)]
    size = sum(map(len, aside))
    yield Row("files put aside", f"{len(aside):,} of {len(contents):,}")
    if not aside:
        return
    began = time.process_time()
    for data in aside:
        may_hold_prompts(data)
    yield at_least("put aside", size / 1e6 / (time.process_time() - began), 100, "MB/s")
