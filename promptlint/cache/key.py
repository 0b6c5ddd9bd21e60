"""What has to be the same for kept results to hold, apart from the files themselves."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Final

from promptlint.settings import Settings
from promptlint.version import VERSION

LENGTH: Final = 24
_PACKAGES: Final = ("promptlint", "promptlint_rules")
_SUFFIXES: Final = (".py", ".toml", ".json")


def key_of(settings: Settings) -> str:
    """Return a digest of the settings, of this build of promptlint and of the Python it runs on.

    Projects that share one cache directory are told apart by their roots; a project that has its
    own can be moved with it.
    """
    root = os.path.abspath(settings.root) if os.path.isabs(settings.cache_dir) else ""
    text = "\n".join((settings.digest, root, _build()))
    return hashlib.blake2b(text.encode(), digest_size=LENGTH // 2).hexdigest()


@cache
def _build() -> str:
    """Return what tells one build from another, also while promptlint itself is worked on."""
    files = sorted(entry for package in _PACKAGES for entry in _files(_folder(package)))
    return "\n".join((VERSION, sys.version, *files))


def _folder(package: str) -> str:
    spec = find_spec(package)
    return os.path.dirname(spec.origin) if spec and spec.origin else ""


def _files(folder: str) -> Iterator[str]:
    """Yield the name, time of change and size of each file that can change a result."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif entry.name.endswith(_SUFFIXES):
                status = entry.stat()
                yield f"{entry.path} {status.st_mtime_ns} {status.st_size}"
