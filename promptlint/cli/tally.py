"""What `extract` counts and notes while the prompts go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from promptlint.report.locator import Locator
from promptlint.report.prompts import Found, near_misses
from promptlint.runner import FileExtraction

_TOLD = 10
"""How many unreadable places of one file are told one by one."""


class Tally:
    """Lets extractions through and keeps what is to be said of them, but not them."""

    def __init__(self, *, explain: bool) -> None:
        """Begin at nothing; with `explain`, near misses are kept as well."""
        self._explain = explain
        self._prompts = 0
        self._paths: dict[str, bool] = {}
        self._unread: Counter[str] = Counter()
        self.notes: list[str] = []
        self.complaints: list[str] = []

    def through(self, found: Iterable[FileExtraction]) -> Iterator[Found]:
        """Yield the sources that could be read with what was found in them."""
        for one in found:
            if one.error:
                self.complaints.append(f"{one.path}: {one.error}")
            elif one.source is not None:
                pair = Found(one.source, one.extraction, one.analyses)
                self._count(pair)
                yield pair
        for path, count in self._unread.items():
            if count > _TOLD:
                self.complaints.append(f"{path}: {count - _TOLD:,} more places cannot be read")

    @property
    def total(self) -> str:
        """How many prompts were found in how many files, in words."""
        files = sum(self._paths.values())
        prompts = "prompt" if self._prompts == 1 else "prompts"
        paths = "file" if len(self._paths) == 1 else "files"
        return f"Found {self._prompts:,} {prompts} in {files:,} of {len(self._paths):,} {paths}."

    def _count(self, found: Found) -> None:
        source, extraction = found.source, found.extraction
        self._prompts += len(extraction.prompts)
        known = self._paths.get(source.path, False)
        self._paths[source.path] = known or bool(extraction.prompts)
        if self._explain:
            self.notes += near_misses(found)
        if not extraction.unread:
            return
        locator = Locator(source)
        for span, reason in extraction.unread:
            self._unread[source.path] += 1
            if self._unread[source.path] <= _TOLD:
                self.complaints.append(f"{source.path}:{locator.place(span.start)}: {reason}")
