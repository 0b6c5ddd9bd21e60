"""What a file is, by its name: Python, or one of the formats in which prompts are kept."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from promptlint.model import SourceKind

NOTEBOOK: Final = ".ipynb"
PARQUET: Final = ".parquet"
PYTHON: Final = (".py", ".pyi", ".pyw")
TABLES: Final = (".csv", ".tsv")

_KINDS: Final[Mapping[str, SourceKind]] = {
    NOTEBOOK: "notebook",
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".prompt": "text",
    ".j2": "template",
    ".jinja": "template",
    ".jinja2": "template",
    ".mustache": "template",
    ".handlebars": "template",
    ".hbs": "template",
    ".prompty": "prompty",
    ".yaml": "data",
    ".yml": "data",
    ".toml": "data",
    ".json": "data",
    ".jsonl": "dataset",
    ".ndjson": "dataset",
    ".csv": "dataset",
    ".tsv": "dataset",
    PARQUET: "dataset",
}

PROMPT_SUFFIXES: Final = tuple(suffix for suffix in _KINDS if suffix != NOTEBOOK)
"""Suffixes of files that are looked into only where they hold prompts."""


def kind_of(path: str) -> SourceKind:
    """Return what a file is; one of any other suffix, or none, is taken for Python."""
    return _KINDS.get(suffix_of(path), "python")


def suffix_of(path: str) -> str:
    """Return the suffix of a file's name in lower case, with its dot."""
    return os.path.splitext(path)[1].lower()


def is_dataset(path: str) -> bool:
    """Say whether a file is a dataset, which is read in parts."""
    return kind_of(path) == "dataset"
