"""`python -m tests.benchmarks TREE`: measure everything on the Python files below TREE."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path

from tests.benchmarks import analysis, linearity, memory, others, parser, prefilter, startup
from tests.benchmarks.table import show
from tests.benchmarks.tree import copy_tree


def main() -> None:
    """Measure and print, part by part, so that a long run shows something early."""
    options = _options()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(f"Python {platform.python_version()}, {cores} cores, {platform.machine()}")
    show("Start", startup.measure())
    show("Growth (one file)", linearity.measure())
    with tempfile.TemporaryDirectory() as folder:
        tree = copy_tree(options.tree, Path(folder), most=options.most * 1_000_000)
        print(f"\n{tree.files:,} files, {tree.size / 1e6:.1f} MB of {options.tree}")
        show("Prefilter, one core", prefilter.measure(tree))
        show("Beside the parser, one core", parser.measure(tree))
        show("Analysis, one core", analysis.measure(tree))
        show("Memory", memory.measure(tree))
        if not options.alone:
            show("Beside others, all cores", others.measure(tree))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("tree", type=Path, help="a directory of Python programs")
    parser.add_argument("--most", type=float, default=1000, metavar="MB", help="take no more")
    parser.add_argument("--alone", action="store_true", help="leave the other linters out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
