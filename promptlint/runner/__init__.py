"""Many files at once: cached, in several processes, in order, and none at another's cost."""

from __future__ import annotations

from promptlint.runner.batch import LIMIT_S, Progress, extract, run
from promptlint.runner.depth import Depth
from promptlint.runner.work import FileExtraction

__all__ = ["LIMIT_S", "Depth", "FileExtraction", "Progress", "extract", "run"]
