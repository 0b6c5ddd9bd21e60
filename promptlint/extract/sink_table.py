"""Tables of sinks, as sinks.toml and the user's configuration hold them, read and checked."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar, cast, get_args

from promptlint.errors import ConfigError
from promptlint.extract.sink import Argument, Match, Shape, Sink, SinkKind
from promptlint.model import Language, Role

Table = Mapping[str, object]
Filled = TypeVar("Filled")

_SINK_KEYS: Final = (
    "library", "modules", "beside", "calls", "match", "kind", "arguments", "completion"
)  # fmt: skip
_ARGUMENT_KEYS: Final = ("name", "position", "shape", "role", "template")
_MATCHES: Final[tuple[str, ...]] = get_args(Match)
_KINDS: Final[tuple[str, ...]] = get_args(SinkKind)
_SHAPES: Final[tuple[str, ...]] = get_args(Shape)
_ROLES: Final[tuple[str, ...]] = get_args(Role)
_LANGUAGES: Final[tuple[str, ...]] = get_args(Language)


def read_sinks(tables: Iterable[Table], origin: str) -> tuple[Sink, ...]:
    """Return the sinks that `tables` describe; `origin` says in messages where they stand.

    Raises:
        ConfigError: an entry is malformed; the message names it by number and library.
    """
    return tuple(
        _sink(table, f"{origin}, entry {number}") for number, table in enumerate(tables, 1)
    )


def _sink(table: object, place: str) -> Sink:
    table = _table(table, _SINK_KEYS, place)
    library = _text(table, "library", place)
    place = f"{place} ({library})"
    modules = _texts(table, "modules", place)
    match = cast("Match", _word(table, "match", _MATCHES, place) or "tail")
    if match != "tail" and not modules:
        raise ConfigError(f'{place}: match = "{match}" asks for `modules`')
    completion = table.get("completion", False)
    if not isinstance(completion, bool):
        raise ConfigError(f"{place}: `completion` must be true or false")
    return Sink(
        library=library,
        modules=frozenset(modules),
        calls=_filled(_texts(table, "calls", place), "calls", place),
        arguments=_arguments(table, place),
        match=match,
        kind=cast("SinkKind", _word(table, "kind", _KINDS, place) or "call"),
        completion=completion,
        beside=frozenset(_texts(table, "beside", place)),
    )


def _arguments(table: Table, place: str) -> tuple[Argument, ...]:
    entries = table.get("arguments", ())
    if not isinstance(entries, (list, tuple)):
        raise ConfigError(f"{place}: `arguments` must be a list of tables")
    arguments = tuple(_argument(entry, place) for entry in cast("list[object]", entries))
    return _filled(arguments, "arguments", place)


def _argument(table: object, place: str) -> Argument:
    table = _table(table, _ARGUMENT_KEYS, f"{place}, arguments")
    name = _text(table, "name", place)
    place = f"{place}, argument `{name}`"
    position = table.get("position")
    if position is not None and not _is_index(position):
        raise ConfigError(f"{place}: `position` must be a whole number from 0")
    return Argument(
        name=name,
        position=cast("int | None", position),
        shape=cast("Shape", _word(table, "shape", _SHAPES, place) or "text"),
        role=cast("Role | None", _word(table, "role", _ROLES, place)),
        template=cast("Language", _word(table, "template", _LANGUAGES, place) or "none"),
    )


def _is_index(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _table(value: object, keys: tuple[str, ...], place: str) -> Table:
    if not isinstance(value, Mapping):
        raise ConfigError(f"{place}: must be a table")
    table = cast("Table", value)
    for key in table:
        if key not in keys:
            raise ConfigError(f"{place}: unknown key `{key}`{_nearest(key, keys)}")
    return table


def _text(table: Table, key: str, place: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise ConfigError(f"{place}: `{key}` must be a text")
    return value


def _texts(table: Table, key: str, place: str) -> tuple[str, ...]:
    values = table.get(key, ())
    if not isinstance(values, (list, tuple)):
        raise ConfigError(f"{place}: `{key}` must be a list of texts")
    items = cast("list[object]", values)
    if not all(isinstance(item, str) and item for item in items):
        raise ConfigError(f"{place}: `{key}` must be a list of texts")
    return tuple(cast("list[str]", items))


def _filled(values: tuple[Filled, ...], key: str, place: str) -> tuple[Filled, ...]:
    if not values:
        raise ConfigError(f"{place}: `{key}` must not be empty")
    return values


def _word(table: Table, key: str, words: tuple[str, ...], place: str) -> str | None:
    value = table.get(key)
    if value is None or (isinstance(value, str) and value in words):
        return value
    wanted = ", ".join(words)
    raise ConfigError(f"{place}: `{key}` is {value!r}, not one of {wanted}{_nearest(value, words)}")


def _nearest(word: object, words: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(str(word), words, 1)
    return f" (did you mean {near[0]}?)" if near else ""
