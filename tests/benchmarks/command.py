"""Run a command and say what it cost."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PROMPTLINT = (sys.executable, "-m", "promptlint")


@dataclass(frozen=True)
class Cost:
    """Seconds on the wall, megabytes of the largest process, and what was printed."""

    seconds: float
    megabytes: float
    output: bytes = b""


def run(*command: str, cwd: Path | None = None, keep: bool = False) -> Cost:
    """Run the command to its end; findings (exit code 1) and unreadable files (2) are fine."""
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=cwd,
        stdout=subprocess.PIPE if keep else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        output = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1, 2}:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(time.perf_counter() - began, usage.ru_maxrss / unit, output)


def median(*command: str, times: int = 9) -> float:
    """Return the median of the seconds of several runs, after one that warms the disk."""
    run(*command)
    return statistics.median(run(*command).seconds for _ in range(times))
