"""A static linter for the prompts inside Python programs.

`analyze`, `check` and `extract` are loaded when they are first asked for: importing the package,
which every start of the command line does, costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from promptlint.version import VERSION

if TYPE_CHECKING:
    from promptlint.api import analyze, check
    from promptlint.extract import extract

__all__ = ["__version__", "analyze", "check", "extract"]

__version__ = VERSION


def __getattr__(name: str) -> object:
    if name in ("analyze", "check"):
        return getattr(import_module("promptlint.api"), name)
    if name == "extract":
        return import_module("promptlint.extract")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
