"""The settings in force for a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from promptlint.model import Severity
from promptlint.settings.key import KEYS
from promptlint.version import VERSION

EXCLUDED: Final = (
    ".bzr",
    ".direnv",
    ".eggs",
    ".git",
    ".git-rewrite",
    ".hg",
    ".hypothesis",
    ".ipynb_checkpoints",
    ".mypy_cache",
    ".nox",
    ".pants.d",
    ".promptlint_cache",
    ".pyenv",
    ".pytest_cache",
    ".pytype",
    ".ruff_cache",
    ".svn",
    ".tox",
    ".venv",
    ".vscode",
    "__pycache__",
    "__pypackages__",
    "_build",
    "buck-out",
    "build",
    "dist",
    "node_modules",
    "site-packages",
    "venv",
)
"""What is passed over unless `exclude` says otherwise."""

_ELSEWHERE: Final = frozenset({"cache_dir"})
"""Keys that never change what is found in a file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One setting, as `promptlint config --show` lists it; `origin` says where it comes from."""

    key: str
    value: object
    origin: str


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """What the configuration says. Compared by identity: one object for each set of files read.

    `root` is the directory that globs are relative to ("" is the working directory) and `files`
    the configuration files that were read, the closest first.
    """

    select: tuple[str, ...] | None = None
    """None is the default set."""
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    exclude: tuple[str, ...] = EXCLUDED
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True
    max_file_size: int = 5_000_000
    """In bytes. Notebooks with pictures are large; code of this size is generated."""
    prompt_files: tuple[str, ...] = ()
    """Texts, templates, data files and datasets, beside those whose name or folder says so."""
    prompt_columns: tuple[str, ...] = ()
    """Empty for those that are recognised."""
    sinks: tuple[Mapping[str, object], ...] = ()
    budget: int | None = None
    """In tokens."""
    terms: tuple[str, ...] = ()
    rules: Mapping[str, Mapping[str, object]] = field(
        default_factory=dict[str, Mapping[str, object]]
    )
    """Options by code or name of the rule."""
    min_severity: Severity = "information"
    min_confidence: float = 0.5
    """From 0 to 1."""
    plugins: tuple[str, ...] = ()
    nlp_pipeline: str = "promptlint"
    """The embedded one, or the name of an installed package or a folder."""
    cache_dir: str = ".promptlint_cache"
    root: str = ""
    files: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def digest(self) -> str:
        """A hash of promptlint's version and of all that can change what is found in a file."""
        said = {
            key.field: getattr(self, key.field)
            for key in KEYS.values()
            if key.field not in _ELSEWHERE
        }
        text = json.dumps([VERSION, said], sort_keys=True, default=str)
        return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()

    def origin(self, key: str) -> str:
        """Return where the value of `key` comes from: a file and line, or "default"."""
        return self.origins.get(key, "default")

    def entries(self) -> Iterator[Entry]:
        """Yield every setting in the order of the documentation."""
        for key in KEYS.values():
            yield Entry(key.name, getattr(self, key.field), self.origin(key.name))
