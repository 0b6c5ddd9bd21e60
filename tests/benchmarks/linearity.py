"""Whether cost grows with the size of a file and no faster."""

from __future__ import annotations

import time
from collections.abc import Iterator

from promptlint import check
from tests.benchmarks.startup import SMALL
from tests.benchmarks.table import Row

SIZES = (1, 10, 100, 1000)
"""Kilobytes."""


def measure() -> Iterator[Row]:
    """Yield milliseconds for files of growing size, and for each kilobyte."""
    for size in SIZES:
        yield _row("functions", _functions(size * 1000))
    for size in SIZES:
        yield _row("one list", _list(size * 1000))


def _functions(size: int) -> str:
    """Return many small programs in one."""
    times = range(max(1, size // len(SMALL)))
    return "\n\n".join(SMALL.replace("answer", f"answer_{number}") for number in times)


def _list(size: int) -> str:
    """Return one list of many prompts."""
    line = '    "You are helpful assistant {}. Answer the question about {} in one sentence.",\n'
    lines = (line.format(number, number) for number in range(max(1, size // len(line))))
    return f"PROMPTS = [\n{''.join(lines)}]\n"


def _row(what: str, text: str) -> Row:
    began = time.process_time()
    check(text)
    milliseconds = (time.process_time() - began) * 1000
    size = len(text) / 1000
    shown = f"{milliseconds:,.1f} ms", f"{milliseconds / size:.2f} ms a kB"
    return Row(f"{what}, {size:,.0f} kB", *shown)
