"""Buffers → findings and prompts, each worked out once for a text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from promptlint.engine import lint_source
from promptlint.errors import PromptlintError
from promptlint.extract import extract
from promptlint.extract.parses import Parses
from promptlint.failure import failure
from promptlint.memo import Findings
from promptlint.model import Extraction, FileResult, Source
from promptlint.ruleset import ruleset
from promptlint.server.buffer import Buffer
from promptlint.server.configuration import Configuration
from promptlint.server.memory import Key, Memory
from promptlint.server.neighbours import Neighbours
from promptlint.server.scope import is_checked
from promptlint.session import Abandoned, Session
from promptlint.settings import Settings

_RESULTS: Final = 64
_EXTRACTIONS: Final = 8


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A buffer at one moment, and by path the texts of all that were open then."""

    buffer: Buffer
    texts: Mapping[str, str]
    is_stale: Callable[[], bool] = _never
    """Says whether nobody waits any more for what is worked out of it."""


class Linter:
    """Checks buffers. One thread uses it."""

    def __init__(self, configuration: Configuration) -> None:
        """Take where settings come from."""
        self._configuration = configuration
        self._results: Memory[FileResult] = Memory(_RESULTS)
        self._extractions: Memory[Extraction] = Memory(_EXTRACTIONS)
        self._session = Session(Parses().parsed, Findings())

    def check(self, snapshot: Snapshot) -> FileResult:
        """Return the findings of a buffer. What keeps it from being checked is the error.

        Raises:
            Abandoned: the snapshot has become stale.
        """
        path = snapshot.buffer.path
        try:
            settings = self._settings(snapshot)
            if settings is None:
                return FileResult(path)
            return self._checked(snapshot, settings)
        except Abandoned:
            raise
        except PromptlintError as error:
            return FileResult(path, error=str(error))
        except Exception as error:  # noqa: BLE001 - as the runner does for files
            return FileResult(path, error=failure("the check", error))

    def settings(self, snapshot: Snapshot) -> Settings | None:
        """Return the settings of a buffer, or None where it is none of ours.

        Nor are there any where they cannot be used: `check` says why.
        """
        try:
            return self._settings(snapshot)
        except PromptlintError:
            return None

    def extraction(self, snapshot: Snapshot) -> Extraction:
        """Return the prompts of a buffer, none where it is not checked."""
        settings = self.settings(snapshot)
        if settings is None:
            return Extraction()
        key = _key(snapshot.buffer, settings)
        known = self._extractions.get(key, snapshot.texts)
        if known is None:
            known = self.extract(snapshot.buffer.source, settings, snapshot.texts)
            self._extractions.put(key, known, known.depends, snapshot.texts)
        return known

    def lint(self, source: Source, settings: Settings, texts: Mapping[str, str]) -> FileResult:
        """Return the findings of a source among the open texts."""
        return lint_source(source, settings, Neighbours(texts))

    def extract(self, source: Source, settings: Settings, texts: Mapping[str, str]) -> Extraction:
        """Return the prompts of a source among the open texts."""
        return extract(
            source,
            sinks=ruleset(settings).sinks,
            project=Neighbours(texts),
            columns=settings.prompt_columns,
        )

    def _settings(self, snapshot: Snapshot) -> Settings | None:
        settings = self._configuration.settings(snapshot.buffer.path)
        return settings if is_checked(snapshot.buffer, settings) else None

    def _checked(self, snapshot: Snapshot, settings: Settings) -> FileResult:
        key = _key(snapshot.buffer, settings)
        known = self._results.get(key, snapshot.texts)
        if known is None:
            session = replace(self._session, is_stale=snapshot.is_stale)
            neighbours = Neighbours(snapshot.texts)
            known = lint_source(snapshot.buffer.source, settings, neighbours, session)
            self._results.put(key, known, known.depends, snapshot.texts)
        return known


def _key(buffer: Buffer, settings: Settings) -> Key:
    data = hashlib.blake2b(buffer.document.data, digest_size=16).hexdigest()
    return buffer.path, data, settings.root, settings.digest
