"""Results kept between runs, in a few JSON files below the cache directory.

A result is taken from here only if promptlint, the settings, the file and all that it depends on
are the same. What is broken, foreign or of another build is passed over, and a cache that cannot
be written is none.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Final
from zlib import crc32

from promptlint.cache.bucket import Bucket, Entry, prepare, read_bucket, remove, write_bucket
from promptlint.cache.key import key_of
from promptlint.cache.record import from_record, read_depends, to_record
from promptlint.cache.stamp import Digests, Stamp
from promptlint.model import FileResult
from promptlint.settings import Settings

BUCKETS: Final = 64
"""A file's directory decides its bucket, so that a run over few files reads little."""


class Cache:
    """The results of files under one settings object.

    An entry is [mtime, size] for a file in which there was nothing to look for, else
    [mtime, size, digest, record, [[path, digest], …]] with the dependencies at the end.
    """

    def __init__(self, settings: Settings, digests: Digests) -> None:
        """Open the cache; nothing is read before it is asked for."""
        self._root = os.path.join(os.path.abspath(settings.root), "")
        self._directory = directory_of(settings)
        self._folder = os.path.join(self._directory, key_of(settings))
        self._digests = digests
        self._buckets: dict[int, Bucket] = {}
        self._changed: set[int] = set()
        self._seen: set[str] = set()
        self._relative: dict[str, str] = {}

    def get(self, path: str, status: os.stat_result) -> FileResult | None:
        """Return the result of a file, or None where it has to be checked again."""
        name = self._name(path)
        entry = self._bucket(name).get(name)
        if entry is None:
            return None
        try:
            result = self._result(path, name, entry, status)
        except (ValueError, TypeError, IndexError):
            return None
        if result is not None:
            self._seen.add(name)
        return result

    def put(self, result: FileResult, stamp: Stamp) -> None:
        """Keep a result. One with an error is not kept: the next run shall try again."""
        name = self._name(result.path)
        bucket = self._bucket(name)
        bucket.pop(name, None)
        self._seen.add(name)
        self._changed.add(_number(name))
        kept = stamp.settled()
        if result.error is not None:
            return
        if result.prompts or result.suppressed or result.diagnostics or result.depends:
            depends = [[self._name(path), self._digests.of(path)] for path in result.depends]
            bucket[name] = [kept.mtime_ns, kept.size, kept.digest, to_record(result), depends]
        elif kept.has_time:
            bucket[name] = [kept.mtime_ns, kept.size]

    def save(self) -> None:
        """Write what has changed, without the files that are gone."""
        try:
            if self._changed:
                prepare(self._directory, self._folder)
            for number in sorted(self._changed):
                bucket = self._buckets[number]
                there = {name: entry for name, entry in bucket.items() if self._is_there(name)}
                write_bucket(self._file(number), there)
        except OSError:
            return  # a read-only place, or a full one: the next run is slower, that is all
        self._changed.clear()

    def _result(
        self, path: str, name: str, entry: Entry, status: os.stat_result
    ) -> FileResult | None:
        is_same_time = entry[0] == status.st_mtime_ns
        if entry[1] != status.st_size:
            return None
        if len(entry) == 2:
            return FileResult(path) if is_same_time else None
        if not is_same_time and not (entry[2] and entry[2] == self._digests.of(path)):
            return None
        depends = read_depends(entry[4])
        if any(self._digests.of(self._path(other)) != digest for other, digest in depends):
            return None
        result = from_record(entry[3], path)
        if not is_same_time:  # touched, or checked out again: remember the new time
            entry[0] = Stamp(status.st_mtime_ns, status.st_size).settled().mtime_ns
            self._changed.add(_number(name))
        names = (other for other, _ in depends)
        if os.path.isabs(path):
            return replace(result, depends=tuple(map(self._path, names)))
        return replace(result, depends=tuple(map(self._shown, names)))

    def _bucket(self, name: str) -> Bucket:
        number = _number(name)
        if number not in self._buckets:
            self._buckets[number] = read_bucket(self._file(number))
        return self._buckets[number]

    def _file(self, number: int) -> str:
        return os.path.join(self._folder, f"{number:02}.json")

    def _is_there(self, name: str) -> bool:
        return name in self._seen or os.path.lexists(self._path(name))

    def _name(self, path: str) -> str:
        """Return how a path is written here: seen from the root, so that a tree can be moved."""
        full = os.path.abspath(path)
        return full.removeprefix(self._root)

    def _path(self, name: str) -> str:
        return name if os.path.isabs(name) else self._root + name

    def _shown(self, name: str) -> str:
        """Return a path as seen from the working directory, which many results name."""
        if name not in self._relative:
            self._relative[name] = os.path.relpath(self._path(name))
        return self._relative[name]


def directory_of(settings: Settings) -> str:
    """Return the cache directory of settings."""
    return os.path.join(os.path.abspath(settings.root), settings.cache_dir)


def clear(settings: Settings) -> int:
    """Remove all kept results below the cache directory of settings; return how many files.

    Raises:
        OSError: something of it cannot be removed.
    """
    return remove(directory_of(settings))


def _number(name: str) -> int:
    return crc32(os.path.dirname(name).encode("utf-8", "surrogateescape")) % BUCKETS
