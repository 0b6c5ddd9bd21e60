"""All sinks in force, with fast look-ups by name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from promptlint.extract.needs import Needs
from promptlint.extract.sink import Argument, Match, Shape, Sink, SinkKind, has_tail
from promptlint.extract.sink_table import Table, read_sinks
from promptlint.lean import lean

__all__ = ["Argument", "Match", "Shape", "Sink", "SinkKind", "Sinks", "has_tail"]

# sinks.toml, compiled by tools/compile_sinks.py: JSON is read forty times faster.
_PATH: Final = Path(__file__).with_name("sinks.json")

ANY: Final = "*"

Index = Mapping[str, tuple[Sink, ...]]


@lean
class Sinks:
    """All sinks in force, in the order of their tables, the user's own first.

    Each index is keyed by the last component of a tail ("create" for "chat.completions.create")
    and holds one kind of sink: calls, classes, decorators, assigned attributes, dictionary keys,
    sums, functions. Tails that begin with "*" stand under "*".
    """

    entries: tuple[Sink, ...]
    by_tail: Index
    by_class: Index
    by_decorator: Index
    by_attribute: Index
    by_key: Index
    by_sum: Index
    by_function: Index
    by_keyword: Index
    """Calls of any name ("*"), keyed by the keyword arguments that make them sinks."""

    @classmethod
    def load(cls, extra: Iterable[Table] = ()) -> Sinks:
        """Return the user's sinks, given as tables, and the built-in ones.

        A table of a library known here may leave out its modules.

        Raises:
            ConfigError: an entry of `extra` is malformed; the message names it.
        """
        own = tuple(extra)
        if not own:
            return _builtin()
        return cls.of((*read_sinks(own, "sinks", _document()["modules"]), *_builtin().entries))

    @classmethod
    def of(cls, entries: tuple[Sink, ...]) -> Sinks:
        """Index `entries`."""
        return cls(
            entries=entries,
            by_tail=_index(entries, "call"),
            by_class=_index(entries, "class"),
            by_decorator=_index(entries, "decorator"),
            by_attribute=_index(entries, "attribute"),
            by_key=_index(entries, "key"),
            by_sum=_index(entries, "sum"),
            by_function=_index(entries, "function"),
            by_keyword=_keywords(entries),
        )

    def within(self, data: bytes) -> Sinks:
        """Return the sinks that a file of these bytes can have: of several hundred, mostly few."""
        met = _needs(self).met(data)
        return Sinks.of(met) if met else _none()

    def matching(self, kind: SinkKind, name: str) -> Iterator[tuple[Sink, str]]:
        """Yield each sink with a tail of the dotted `name`, and its longest such tail.

        Names that a sink excludes are left out. A receiver that has no name is written as nothing
        (".run"). What `Sink.match` asks beyond the tail is for the caller to check.
        """
        index = self._index_of(kind)
        for sink in (*index.get(name.rpartition(".")[2], ()), *index.get(ANY, ())):
            tails = [tail for tail in sink.calls if has_tail(name, tail)]
            if tails and not sink.excludes(name):
                yield sink, max(tails, key=len)

    def _index_of(self, kind: SinkKind) -> Index:
        return {
            "call": self.by_tail,
            "class": self.by_class,
            "decorator": self.by_decorator,
            "attribute": self.by_attribute,
            "key": self.by_key,
            "sum": self.by_sum,
            "function": self.by_function,
        }[kind]


@lru_cache(maxsize=8)
def _needs(sinks: Sinks) -> Needs:
    return Needs(sinks.entries)


@cache
def _none() -> Sinks:
    return Sinks.of(())


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(_PATH.read_bytes())
    return document


@cache
def _builtin() -> Sinks:
    document = _document()
    return Sinks.of(read_sinks(document["sink"], "sinks.toml", document["modules"]))


def _keywords(entries: tuple[Sink, ...]) -> Index:
    index: dict[str, list[Sink]] = {}
    for sink in entries:
        if sink.calls == (ANY,):
            for argument in sink.arguments:
                index.setdefault(argument.name, []).append(sink)
    return {name: tuple(sinks) for name, sinks in index.items()}


def _index(entries: tuple[Sink, ...], kind: SinkKind) -> Index:
    index: dict[str, list[Sink]] = {}
    for sink in entries:
        if sink.kind == kind and sink.calls != (ANY,):
            for last in sorted({_key(tail) for tail in sink.calls}):
                index.setdefault(last, []).append(sink)
    return {last: tuple(sinks) for last, sinks in index.items()}


def _key(tail: str) -> str:
    return ANY if tail.startswith(ANY) else tail.rpartition(".")[2]
