"""By what a file is known to be the same as before."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from dataclasses import dataclass, replace
from typing import Final

ABSENT: Final = ""
"""The digest of a file that is not there, or was not read."""
_RACY_NS: Final = 2_000_000_000
"""A file changed so short a time ago can change again within the same tick of its clock."""
_UNKNOWN_NS: Final = -1
_MAX_SIZE: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file's time of change, size in bytes and, where it was read, digest."""

    mtime_ns: int
    size: int
    digest: str = ABSENT

    def settled(self) -> Stamp:
        """Return the stamp as it can be kept: a time too fresh to be relied on is unknown."""
        is_fresh = time.time_ns() - self.mtime_ns < _RACY_NS
        return replace(self, mtime_ns=_UNKNOWN_NS) if is_fresh else self

    @property
    def has_time(self) -> bool:
        """Say whether the time of change is known."""
        return self.mtime_ns != _UNKNOWN_NS


def stamp_of(status: os.stat_result, data: bytes | None = None) -> Stamp:
    """Return the stamp of a file from its status, which was taken before its bytes were read."""
    digest = ABSENT if data is None else hashlib.blake2b(data, digest_size=16).hexdigest()
    return Stamp(status.st_mtime_ns, status.st_size, digest)


class Digests:
    """The digests of files as they are now, each read once in a run."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[str, str] = {}

    def of(self, path: str) -> str:
        """Return the digest of a regular file of moderate size; any other is absent."""
        if path not in self._known:
            self._known[path] = _digest(path)
        return self._known[path]


def _digest(path: str) -> str:
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_SIZE:
            return ABSENT
        with open(path, "rb") as file:
            return stamp_of(status, file.read()).digest
    except OSError:
        return ABSENT
