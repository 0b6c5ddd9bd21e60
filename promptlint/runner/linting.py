"""Linting as the work on one file of a run. Imported only if there is a file to lint."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property

from promptlint.cache import stamp_of
from promptlint.engine import lint_data, lint_file
from promptlint.errors import SourceError
from promptlint.model import FileResult
from promptlint.runner.work import Linted, Task
from promptlint.settings import Settings
from promptlint.sources import Project, read_bytes


class Linting:
    """Lints files. What is read of the project's other files is kept for all."""

    def __init__(self, settings: Sequence[Settings]) -> None:
        """Take all settings of the run."""
        self._settings = tuple(settings)

    @cached_property
    def _project(self) -> Project:
        """Make one for each process: what is read stays there."""
        return Project()

    def __call__(self, task: Task) -> Linted:
        """Return the result of a file."""
        settings = self._settings[task.settings]
        try:
            status = os.stat(task.path)
            data = read_bytes(task.path, settings.max_file_size)
        except (OSError, SourceError):
            return Linted(lint_file(task.path, settings, self._project))  # says what is wrong
        result = lint_data(data, task.path, settings, self._project)
        is_bare = result == FileResult(task.path)
        return Linted(result, stamp_of(status, None if is_bare else data))

    def failed(self, task: Task, reason: str) -> Linted:
        """Return a result that says why there is none."""
        return Linted(FileResult(task.path, error=reason))
