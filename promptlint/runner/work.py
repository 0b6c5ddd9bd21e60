"""What is done for one file of a run, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from promptlint.cache import Stamp
from promptlint.model import Extraction, FileResult, Source

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to work on; `settings` is the number of its settings among those of the run."""

    path: str
    settings: int


class Work(Protocol[Result_co]):
    """Something to do for each file. It goes to other processes, so it must be picklable."""

    def __call__(self, task: Task) -> Result_co:
        """Return what comes of a file."""
        ...

    def failed(self, task: Task, reason: str) -> Result_co:
        """Return what there is to say of a file for which the work broke off."""
        ...


@dataclass(frozen=True, slots=True)
class Linted:
    """A file's result and, if it was read, its stamp as it was before that."""

    result: FileResult
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class FileExtraction:
    """The prompts of one file. `error` says why it could not be read.

    `source` has no text where nothing was found in it.
    """

    path: str
    source: Source | None = None
    extraction: Extraction = field(default_factory=Extraction)
    error: str | None = None
    analyses: tuple[Mapping[str, object], ...] = ()
    """The record of each prompt's analysis, in order of the prompts, where one was wanted."""
