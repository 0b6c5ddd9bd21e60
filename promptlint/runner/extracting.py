"""Extraction as the work on one file of a run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from promptlint.errors import SourceError
from promptlint.extract import extract
from promptlint.model import Extraction, Source
from promptlint.ruleset import ruleset
from promptlint.runner.depth import Depth, analyzed
from promptlint.runner.work import FileExtraction, Task
from promptlint.settings import Settings
from promptlint.sources import Project, load


class Extracting:
    """Extracts the prompts of files. What is read of the project's other files is kept for all."""

    def __init__(self, settings: Sequence[Settings], depth: Depth = "none") -> None:
        """Take all settings of the run, and how deeply each prompt is to be analyzed."""
        self._settings = tuple(settings)
        self._depth: Depth = depth

    @cached_property
    def _project(self) -> Project:
        """Make one for each process: what is read stays there."""
        return Project()

    def __call__(self, task: Task) -> FileExtraction:
        """Return the prompts of a file."""
        settings = self._settings[task.settings]
        try:
            source = load(task.path, settings.max_file_size).source
        except SourceError as error:
            return self.failed(task, f"the file {error.what}")
        rules = ruleset(settings)
        extraction = Extraction()
        data = source.text.encode("utf-8", "surrogatepass")
        if not source.is_python or rules.may_hold_prompts(data):
            try:
                extraction = extract(
                    source,
                    sinks=rules.sinks,
                    project=self._project,
                    columns=settings.prompt_columns,
                )
            except RecursionError:
                return self.failed(task, "the file is nested too deeply to be read")
        if not (extraction.prompts or extraction.notes or extraction.unread):
            source = Source(task.path, "", source.kind)
        found = FileExtraction(task.path, source, extraction)
        return analyzed(found, self._depth, settings.nlp_pipeline)

    def failed(self, task: Task, reason: str) -> FileExtraction:
        """Return an extraction that says why it is empty."""
        return FileExtraction(task.path, error=reason)
