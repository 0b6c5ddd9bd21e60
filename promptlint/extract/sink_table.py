"""Tables of sinks, as sinks.toml and the user's configuration hold them, read and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeVar, cast, get_args

from promptlint.errors import ConfigError, suggestion
from promptlint.extract.sink import Argument, Match, Shape, Sink, SinkKind
from promptlint.model import Language, Role

Table = Mapping[str, object]
Modules = Mapping[str, Iterable[str]]
Filled = TypeVar("Filled")

_SINK_KEYS: Final = (
    "library", "modules", "beside", "calls", "except", "match", "kind", "arguments", "completion"
)  # fmt: skip
_ARGUMENT_KEYS: Final = ("name", "position", "shape", "role", "template")
_DESCRIBING: Final = frozenset({"docstring", "fields", "tools", "schema", "functions"})
_MATCHES: Final[tuple[str, ...]] = get_args(Match)
_KINDS: Final[tuple[str, ...]] = get_args(SinkKind)
_SHAPES: Final[tuple[str, ...]] = get_args(Shape)
_ROLES: Final[tuple[str, ...]] = get_args(Role)
_LANGUAGES: Final[tuple[str, ...]] = get_args(Language)


def read_sinks(
    tables: Iterable[Table], origin: str, modules: Modules = MappingProxyType({})
) -> tuple[Sink, ...]:
    """Return the sinks that `tables` describe; `origin` says in messages where they stand.

    `modules` holds the import roots of known libraries, for tables that name none.

    Raises:
        ConfigError: an entry is malformed; the message names it by number and library.
    """
    return tuple(
        _sink(table, f"{origin}, entry {number}", modules) for number, table in enumerate(tables, 1)
    )


def _sink(table: object, place: str, known: Modules) -> Sink:
    table = _table(table, _SINK_KEYS, place)
    library = _text(table, "library", place)
    place = f"{place} ({library})"
    modules = _texts(table, "modules", place) or known.get(library, ())
    match = cast("Match", _word(table, "match", _MATCHES, place) or "tail")
    if match != "tail" and not modules:
        raise ConfigError(f'match = "{match}" asks for `modules`', place)
    completion = table.get("completion", False)
    if not isinstance(completion, bool):
        raise ConfigError("`completion` must be true or false", place)
    return Sink(
        library=library,
        modules=frozenset(modules),
        calls=_filled(_texts(table, "calls", place), "calls", place),
        arguments=_arguments(table, place),
        match=match,
        kind=cast("SinkKind", _word(table, "kind", _KINDS, place) or "call"),
        completion=completion,
        beside=frozenset(_texts(table, "beside", place)),
        excluded=_texts(table, "except", place),
    )


def _arguments(table: Table, place: str) -> tuple[Argument, ...]:
    entries = table.get("arguments", ())
    if not isinstance(entries, (list, tuple)):
        raise ConfigError("`arguments` must be a list of tables", place)
    arguments = tuple(_argument(entry, place) for entry in cast("list[object]", entries))
    return _filled(arguments, "arguments", place)


def _argument(table: object, place: str) -> Argument:
    table = _table(table, _ARGUMENT_KEYS, f"{place}, arguments")
    name = _text(table, "name", place)
    place = f"{place}, argument `{name}`"
    position = table.get("position")
    if position is not None and not _is_index(position):
        raise ConfigError("`position` must be a whole number from 0", place)
    shape = cast("Shape", _word(table, "shape", _SHAPES, place) or "text")
    usual = "tool" if shape in _DESCRIBING else None
    return Argument(
        name=name,
        position=cast("int | None", position),
        shape=shape,
        role=cast("Role | None", _word(table, "role", _ROLES, place) or usual),
        template=cast("Language", _word(table, "template", _LANGUAGES, place) or "none"),
    )


def _is_index(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _table(value: object, keys: tuple[str, ...], place: str) -> Table:
    if not isinstance(value, Mapping):
        raise ConfigError("must be a table", place)
    table = cast("Table", value)
    for key in table:
        if key not in keys:
            raise ConfigError(f"unknown key `{key}`", place, suggestion(key, keys))
    return table


def _text(table: Table, key: str, place: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise ConfigError(f"`{key}` must be a text", place)
    return value


def _texts(table: Table, key: str, place: str) -> tuple[str, ...]:
    values = table.get(key, ())
    if not isinstance(values, (list, tuple)):
        raise ConfigError(f"`{key}` must be a list of texts", place)
    items = cast("list[object]", values)
    if not all(isinstance(item, str) and item for item in items):
        raise ConfigError(f"`{key}` must be a list of texts", place)
    return tuple(cast("list[str]", items))


def _filled(values: tuple[Filled, ...], key: str, place: str) -> tuple[Filled, ...]:
    if not values:
        raise ConfigError(f"`{key}` must not be empty", place)
    return values


def _word(table: Table, key: str, words: tuple[str, ...], place: str) -> str | None:
    value = table.get(key)
    if value is None or (isinstance(value, str) and value in words):
        return value
    raise ConfigError(
        f"`{key}` is {value!r}, not one of {', '.join(words)}", place, suggestion(str(value), words)
    )
