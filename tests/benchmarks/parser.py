"""What files that may hold prompts cost, beside tree-sitter's own time for parsing them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import tree_sitter_python
from tree_sitter import Language, Parser

from promptlint import check
from promptlint.extract import may_hold_prompts
from promptlint.runner.garbage import Collector
from tests.benchmarks.table import Row, at_most
from tests.benchmarks.tree import Tree


def measure(tree: Tree) -> Iterator[Row]:
    """Yield the parser's time, ours, and the ratio."""
    let_through = [data for _, data in tree.contents() if may_hold_prompts(data)]
    size = sum(map(len, let_through))
    yield Row("files let through", f"{len(let_through):,}, {size / 1e6:.1f} MB")
    parser = Parser(Language(tree_sitter_python.language()))
    began = time.process_time()
    for data in let_through:
        parser.parse(data)
    theirs = time.process_time() - began
    yield Row("tree-sitter alone", f"{theirs:.2f} s")
    texts = [data.decode(errors="replace") for data in let_through]
    began = time.process_time()
    collector = Collector()  # as in a run
    for text in texts:
        with collector.after():
            check(text)
    ours = time.process_time() - began
    yield Row("promptlint, in one process", f"{ours:.2f} s")
    yield at_most("to the parser's time", ours / theirs, 3, "x")
