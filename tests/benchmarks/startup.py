"""How long it takes to get going."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.command import PROMPTLINT, median
from tests.benchmarks.table import Row, at_most

SMALL = """import openai


def answer(question: str) -> str:
    reply = openai.OpenAI().chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[
            {"role": "system", "content": "You answer in one sentence."},
            {"role": "user", "content": question},
        ],
    )
    return reply.choices[0].message.content
"""


def measure() -> Iterator[Row]:
    """Yield start-up times, in seconds."""
    yield Row("python -c pass", f"{median(sys.executable, '-c', 'pass'):.3f} s")
    yield at_most("promptlint --version", median(*PROMPTLINT, "--version"), 0.10, "s")
    yield Row("promptlint --help", f"{median(*PROMPTLINT, '--help'):.3f} s")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "small.py")
        path.write_text(SMALL)
        seconds = median(*PROMPTLINT, "check", "--no-cache", "--isolated", str(path))
        yield at_most("promptlint check, one small file, no cache", seconds, 0.30, "s")
