"""How fast prompts are analyzed, all parts together and each by itself, and how that grows."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec

from promptlint.extract import extract, may_hold_prompts
from promptlint.features import Linguist
from promptlint.model import Prompt, Source
from promptlint.prism import Prism
from tests.benchmarks.table import Row, at_least
from tests.benchmarks.tree import Tree

MOST = 2000
"""Prompts that are taken."""
SIZES = (1, 10, 100)
"""Kilobytes."""
PARTS = (
    "markers",
    "patterns",
    "techniques",
    "signals",
    "structure",
    "tokens",
    "language",
    "components",
    "scores",
)


def measure(tree: Tree) -> Iterator[Row]:
    """Yield prompts a second for the prompts of a tree, and what texts of growing size cost."""
    prompts = _prompts(tree)
    if not prompts:
        yield Row("no prompts found", "")
        return
    _seconds(prompts[:50])  # tables are read and expressions compiled when they are first used
    size = sum(len(prompt.text) for prompt in prompts)
    yield Row("prompts", f"{len(prompts):,}, {size / len(prompts):,.0f} characters each")
    yield at_least("all parts, as a record", len(prompts) / _seconds(prompts), 500, "a second")
    if find_spec("spacy") is not None:
        rate = len(prompts) / (_seconds(prompts) + _grammar_seconds(prompts))
        yield at_least("the same with its grammar", rate, 100, "a second")
    for part in PARTS:
        yield Row(f"  {part} alone", f"{_part_seconds(prompts, part) / len(prompts) * 1e3:.3f} ms")
    text = "\n\n".join(prompt.text for prompt in prompts) * (SIZES[-1] * 1000 // size + 1)
    for kilobytes in SIZES:
        began = time.process_time()
        Prism(text[: kilobytes * 1000]).record()
        each = (time.process_time() - began) * 1000 / kilobytes
        yield Row(f"a text of {kilobytes} kB", f"{each:.2f} ms a kB")


def _prompts(tree: Tree) -> Sequence[Prompt]:
    found: list[Prompt] = []
    for path, data in tree.contents():
        if may_hold_prompts(data):
            source = Source(str(path), data.decode(errors="replace"))
            found += extract(source).prompts
        if len(found) >= MOST:
            break
    return found[:MOST]


def _seconds(prompts: Sequence[Prompt]) -> float:
    began = time.process_time()
    for prompt in prompts:
        _prism(prompt).record()
    return time.process_time() - began


def _grammar_seconds(prompts: Sequence[Prompt]) -> float:
    linguist = Linguist()
    linguist.profile(_prism(prompts[0]).passage)  # the pipeline is loaded for the first
    began = time.process_time()
    for profile in linguist.profiles(_prism(prompt).passage for prompt in prompts):
        profile.record()
    return time.process_time() - began


def _part_seconds(prompts: Sequence[Prompt], part: str) -> float:
    """Return the time for one part, with all that it needs of others."""
    began = time.process_time()
    for prompt in prompts:
        made = getattr(_prism(prompt), part)
        if part == "scores":
            made.values()
    return time.process_time() - began


def _prism(prompt: Prompt) -> Prism:
    return Prism(prompt.text, role=prompt.role, holes=[hole.span for hole in prompt.holes])
