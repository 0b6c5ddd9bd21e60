"""From findings to a changed file: choose fixes, apply, guard, repeat, write; or ignore them."""

from __future__ import annotations

from promptlint.fix.diff import diff
from promptlint.fix.edits import choose, merge
from promptlint.fix.guard import objection
from promptlint.fix.ignore import ignore
from promptlint.fix.mend import MOST_PASSES, Mended, fixable, mend
from promptlint.fix.write import write

__all__ = [
    "MOST_PASSES",
    "Mended",
    "choose",
    "diff",
    "fixable",
    "ignore",
    "mend",
    "merge",
    "objection",
    "write",
]
