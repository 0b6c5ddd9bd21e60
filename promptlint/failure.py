"""The text that tells a user of a mistake of ours."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Final

REPORT: Final = "this is a bug in promptlint or a plugin, please report it with this file"


def failure(what: str, error: BaseException) -> str:
    """Return a line that names what has failed, where and how, and asks for a report."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{what} failed{place}: {said}; {REPORT}"
