"""Run a command and say what it cost."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROMPTLINT = (sys.executable, "-m", "promptlint")
_LAUNCH = str(Path(__file__).with_name("launch.py"))
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
"""A variable with which a checkout is compiled at every start, as no installed program is."""


@dataclass(frozen=True)
class Cost:
    """Seconds on the wall, seconds of all processes, and megabytes of the largest of them."""

    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s ({self.processor:.1f} CPU)"


def run(*command: str, cwd: Path | None = None) -> Cost:
    """Run the command to its end; findings (exit code 1) and unreadable files (2) are fine."""
    launched = subprocess.run(
        [sys.executable, "-I", _LAUNCH, *command],
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != _UNCOMPILED},
        stdout=subprocess.PIPE,
        check=True,
    )
    seconds, processor, megabytes, code = json.loads(launched.stdout)
    if code not in {0, 1, 2}:
        raise RuntimeError(f"{' '.join(command[:3])} ended with {code}")
    return Cost(seconds, processor, megabytes)


def median(*command: str, times: int = 9) -> float:
    """Return the median of the seconds of several runs, after one that compiles and warms the disk."""
    run(*command)
    return statistics.median(run(*command).seconds for _ in range(times))
