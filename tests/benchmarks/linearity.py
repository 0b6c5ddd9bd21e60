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
        text = "\n\n".join(
            SMALL.replace("answer", f"answer_{number}")
            for number in range(max(1, size * 1000 // len(SMALL)))
        )
        began = time.process_time()
        check(text)
        milliseconds = (time.process_time() - began) * 1000
        each = milliseconds / (len(text) / 1000)
        yield Row(f"{len(text) / 1000:,.0f} kB", f"{milliseconds:,.1f} ms", f"{each:.2f} ms a kB")
