"""What was worked out, for as long as nothing has changed that it depends on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from promptlint.server.neighbours import Stamp, stamp

Key: TypeAlias = tuple[str, ...]
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class _Entry(Generic[_Value]):
    """A value, and how the files were that it depends on."""

    value: _Value
    stamps: Mapping[str, Stamp]


class Memory(Generic[_Value]):
    """The values that were last asked for."""

    def __init__(self, most: int) -> None:
        """Keep `most` values."""
        self._most = most
        self._entries: OrderedDict[Key, _Entry[_Value]] = OrderedDict()

    def get(self, key: Key, texts: Mapping[str, str]) -> _Value | None:
        """Return a value that still holds, where `texts` are open in the editor."""
        entry = self._entries.get(key)
        if entry is None or any(stamp(path, texts) != then for path, then in entry.stamps.items()):
            return None
        self._entries.move_to_end(key)
        return entry.value

    def put(
        self, key: Key, value: _Value, depends: Iterable[str], texts: Mapping[str, str]
    ) -> None:
        """Keep a value that depends on the files at some paths as they are now."""
        self._entries[key] = _Entry(value, {path: stamp(path, texts) for path in depends})
        self._entries.move_to_end(key)
        while len(self._entries) > self._most:
            self._entries.popitem(last=False)
