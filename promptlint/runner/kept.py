"""The results of other runs, for all settings of this one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from promptlint.cache import Cache, Digests
from promptlint.errors import SourceError
from promptlint.model import FileResult
from promptlint.runner.work import Linted, Task
from promptlint.settings import Settings
from promptlint.sources import load


class Kept:
    """One cache for each settings object, but for those with plugins.

    When the modules of these change is not known, so what they found before is not relied on.
    """

    def __init__(self, settings: Sequence[Settings]) -> None:
        """Open the caches; they are read when they are first asked."""
        digests = Digests()
        self._caches = {
            number: Cache(one, digests) for number, one in enumerate(settings) if not one.plugins
        }

    def get(self, task: Task) -> FileResult | None:
        """Return what is known of a file, with its source where something was found in it."""
        cache = self._caches.get(task.settings)
        if cache is None:
            return None
        try:
            result = cache.get(task.path, os.stat(task.path))
            if result is None or not (result.diagnostics or result.suppressed):
                return result
            return replace(result, source=load(task.path).source)
        except (OSError, SourceError):
            return None  # it has gone, or is being changed: checking it will show

    def put(self, task: Task, linted: Linted) -> None:
        """Keep what came of a file, if it could be read."""
        cache = self._caches.get(task.settings)
        if cache is not None and linted.stamp is not None:
            cache.put(linted.result, linted.stamp)

    def save(self) -> None:
        """Leave it all for other runs."""
        for cache in self._caches.values():
            cache.save()
