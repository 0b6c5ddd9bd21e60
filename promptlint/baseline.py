"""Findings that are known and accepted: a file of fingerprints, counted for each file.

A fingerprint holds no line number (`promptlint.fingerprint`), so edits elsewhere in a file leave
its baseline valid.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, cast

from promptlint.errors import ConfigError
from promptlint.model import Diagnostic, FileResult

_VERSION: Final = 1
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each fingerprint is known in each file; paths are relative to `directory`."""

    directory: str
    counts: Counts = field(default_factory=dict[str, Mapping[str, int]])

    @classmethod
    def of(cls, results: Iterable[FileResult], directory: str) -> Baseline:
        """Return the baseline that accepts all findings of a run."""
        found = {_name(result.path, directory): _marks(result) for result in results}
        return cls(directory, {name: dict(marks) for name, marks in found.items() if marks})

    @property
    def total(self) -> int:
        """How many findings are accepted."""
        return sum(sum(marks.values()) for marks in self.counts.values())

    def applied(self, result: FileResult) -> FileResult:
        """Return a result whose known findings are suppressed, as often as they are known."""
        left = Counter(self.counts.get(_name(result.path, self.directory), {}))
        shown: list[Diagnostic] = []
        known: list[Diagnostic] = []
        for one in result.diagnostics:
            if left[one.fingerprint] > 0:
                left[one.fingerprint] -= 1
                known.append(replace(one, suppression="baseline"))
            else:
                shown.append(one)
        hidden = (*result.suppressed, *known)
        return replace(result, diagnostics=tuple(shown), suppressed=hidden) if known else result

    def pruned(self, results: Iterable[FileResult]) -> Baseline:
        """Return the baseline without what a run did not find any more.

        Files that could not be checked, or that the run was not about, keep theirs while they are
        there.
        """
        kept = {name: marks for name, marks in self.counts.items() if self._is_there(name)}
        for result in results:
            name = _name(result.path, self.directory)
            known = Counter(self.counts.get(name, {}))
            left = known if result.error else known & _marks(result)
            kept[name] = dict(left)
        return replace(self, counts={name: marks for name, marks in kept.items() if marks})

    def _is_there(self, name: str) -> bool:
        return Path(self.directory, name).exists()

    def text(self) -> str:
        """Return what the file holds: JSON, sorted, a line for each fingerprint."""
        files = {name: dict(sorted(self.counts[name].items())) for name in sorted(self.counts)}
        return (
            json.dumps({"version": _VERSION, "files": files}, indent=1, ensure_ascii=False) + "\n"
        )


def read(path: str) -> Baseline:
    """Return the baseline that a file holds.

    Raises:
        ConfigError: the file cannot be read, or was not written by this program.
    """
    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        hint = "`promptlint baseline write` makes it"
        raise ConfigError(f"cannot be read: {error.strerror}", path, hint) from error
    except ValueError as error:
        raise ConfigError("is no baseline: it is not JSON", path) from error
    return Baseline(str(Path(path).absolute().parent), _counts(document, path))


def _counts(document: object, path: str) -> Counts:
    fields = cast("dict[str, object]", document) if isinstance(document, dict) else {}
    files = fields.get("files")
    if fields.get("version") != _VERSION or not isinstance(files, dict):
        raise ConfigError("is no baseline of this version", path)
    counts: dict[str, Mapping[str, int]] = {}
    for name, marks in cast("dict[str, object]", files).items():
        if not _is_counted(marks):
            raise ConfigError(f"`{name}` does not hold counts of fingerprints", path)
        counts[name] = cast("dict[str, int]", marks)
    return counts


def _is_counted(marks: object) -> bool:
    return isinstance(marks, dict) and all(
        type(count) is int and count > 0 for count in cast("dict[str, object]", marks).values()
    )


def _marks(result: FileResult) -> Counter[str]:
    return Counter(one.fingerprint for one in result.diagnostics)


def _name(path: str, directory: str) -> str:
    """Return a path relative to the baseline's folder, the same on every system."""
    return Path(os.path.relpath(path, directory)).as_posix()
