"""The configuration: found, read, checked, and laid out as one frozen value."""

from __future__ import annotations

from promptlint.settings.globs import Globs, config_globs, file_globs
from promptlint.settings.key import EXTEND, KEYS, SEVERITIES, Key
from promptlint.settings.resolver import Resolver, load
from promptlint.settings.root import Roots, relative
from promptlint.settings.value import EXCLUDED, Entry, Settings

__all__ = [
    "EXCLUDED",
    "EXTEND",
    "KEYS",
    "SEVERITIES",
    "Entry",
    "Globs",
    "Key",
    "Resolver",
    "Roots",
    "Settings",
    "config_globs",
    "file_globs",
    "load",
    "relative",
]
