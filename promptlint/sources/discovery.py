"""Paths as the user gives them → the files to check, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from promptlint.settings import Settings
from promptlint.sources.ignore import (
    IGNORE_FILE,
    Exclusion,
    GitIgnore,
    git_ignore,
    git_ignore_above,
)
from promptlint.sources.kind import NOTEBOOK, PROMPT_SUFFIXES, PYTHON
from promptlint.sources.prompt_file import PromptFiles

SUFFIXES: Final = (*PYTHON, NOTEBOOK)
"""Suffixes of the files that are looked into wherever they lie."""
_ANY: Final = (*SUFFIXES, *PROMPT_SUFFIXES)
_EDITOR_LOCK: Final = ".#"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to check, or a place where none could be looked for and why."""

    path: str
    problem: str | None = None


def discover(paths: Iterable[str], settings_in: Callable[[str], Settings]) -> Iterator[Found]:
    """Yield the files at and below the paths, each once, ordered by path below each.

    A file that is named is yielded whatever its suffix, and though it is excluded, unless
    `force-exclude` is set. Links to directories are not followed, so that no loop can arise.
    `settings_in` returns the settings of the files in an absolute directory.
    """
    walk = _Walk(settings_in)
    seen: set[str] = set()
    for path in paths:
        for found in walk.at(path):
            full = os.path.abspath(found.path)
            if full not in seen:
                seen.add(full)
                yield found


@dataclass(frozen=True, slots=True)
class _Place:
    """An entry still to be gone into: its path as shown and in full, and what git ignores there."""

    shown: str
    full: str
    ignored: GitIgnore | None
    is_directory: bool


class _Walk:
    """Goes through directories; what settings exclude is worked out once for each."""

    def __init__(self, settings_in: Callable[[str], Settings]) -> None:
        self._settings_in = settings_in
        self._exclusions: dict[int, tuple[Settings, Exclusion]] = {}
        self._prompt_files: dict[int, tuple[Settings, PromptFiles]] = {}

    def at(self, path: str) -> Iterator[Found]:
        """Yield what a path given by the user stands for."""
        full = os.path.abspath(path)
        settings = self._settings_in(os.path.dirname(full))
        if settings.force_exclude and self._passes_over(full, settings):
            return
        if os.path.isdir(path):
            above = git_ignore_above(full)
            if above is not None and above.holds(full, is_directory=True):
                above = None  # who names a directory wants what is in it
            yield from self._below(_Place(path, full, above, is_directory=True))
        elif os.path.lexists(path):
            yield Found(path)
        else:
            yield Found(path, "does not exist")

    def _below(self, top: _Place) -> Iterator[Found]:
        """Yield the files below a directory, ordered by path."""
        pending = [top]
        while pending:
            place = pending.pop()
            if not place.is_directory:
                yield Found(place.shown)
                continue
            try:
                with os.scandir(place.full) as scan:
                    entries = sorted(scan, key=lambda entry: entry.name, reverse=True)
            except OSError as error:
                yield Found(place.shown, f"cannot be listed: {error.strerror}")
            else:
                pending.extend(self._inside(place, entries))

    def _inside(self, place: _Place, entries: Sequence[os.DirEntry[str]]) -> Iterator[_Place]:
        """Yield the entries of a directory that are not passed over."""
        settings = self._settings_in(place.full)
        exclusion = self._exclusion(settings)
        ignored = None
        if settings.respect_gitignore:
            has_own = any(entry.name == IGNORE_FILE for entry in entries)
            ignored = git_ignore(place.full, place.ignored) if has_own else place.ignored
        prompt_files = self._prompts(settings)
        for entry in entries:
            is_directory = entry.is_dir(follow_symlinks=False)
            if not (is_directory or _is_source(entry, prompt_files)):
                continue
            if exclusion.holds(entry.path, entry.name, is_directory=is_directory):
                continue
            if ignored is not None and ignored.holds(entry.path, is_directory=is_directory):
                continue
            shown = entry.name if place.shown == "." else os.path.join(place.shown, entry.name)
            yield _Place(shown, entry.path, ignored, is_directory)

    def _passes_over(self, full: str, settings: Settings) -> bool:
        """Say whether a path would not be met with in its folder."""
        if self._exclusion(settings).holds_below_root(full):
            return True
        texts = full.lower().endswith(PROMPT_SUFFIXES) and not os.path.isdir(full)
        return texts and not self._prompts(settings).holds(full)

    def _exclusion(self, settings: Settings) -> Exclusion:
        known = self._exclusions.get(id(settings))
        if known is None:
            known = self._exclusions[id(settings)] = (settings, Exclusion(settings))
        return known[1]

    def _prompts(self, settings: Settings) -> PromptFiles:
        known = self._prompt_files.get(id(settings))
        if known is None:
            known = self._prompt_files[id(settings)] = (settings, PromptFiles(settings))
        return known[1]


def _is_source(entry: os.DirEntry[str], prompt_files: PromptFiles) -> bool:
    """Say whether an entry is a file to check.

    A link that leads nowhere is one: reading it will say so.
    """
    name = entry.name
    if not name.lower().endswith(_ANY) or name.startswith(_EDITOR_LOCK):
        return False
    if not name.endswith(SUFFIXES) and not prompt_files.holds(entry.path):
        return False
    return entry.is_file(follow_symlinks=False) or (entry.is_symlink() and not _is_folder(entry))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False
