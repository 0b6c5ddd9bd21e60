"""The keys of the configuration: their names, what values they take, how files add up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias, cast, get_args

from promptlint.errors import ConfigError, suggestion
from promptlint.model import Severity

Reader: TypeAlias = Callable[[object], object]
SEVERITIES: Final[tuple[str, ...]] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `adds` says whether a value is joined to the one of the file that it extends."""

    name: str
    read: Reader
    help: str
    adds: bool = False

    @property
    def field(self) -> str:
        """The name of the field of `Settings` that holds the value."""
        return self.name.replace("-", "_")

    @property
    def schema(self) -> dict[str, object]:
        """The values that the key takes, as JSON Schema."""
        return {"description": self.help, **_SCHEMAS[self.read]}

    def value(self, raw: object, where: str) -> object:
        """Return the checked value.

        Raises:
            ConfigError: `raw` has the wrong type or is out of range; the message says which.
        """
        try:
            return self.read(raw)
        except _UnfitError as unfit:
            what = f"`{self.name}` must be {unfit}, not {raw!r}"
            raise ConfigError(what, where, suggestion(str(raw), unfit.words)) from None


class _UnfitError(Exception):
    """What a value should have been; `words` are the values that there are, if they are few."""

    def __init__(self, wanted: str, words: tuple[str, ...] = ()) -> None:
        super().__init__(wanted)
        self.words = words


def _texts(raw: object) -> tuple[str, ...]:
    items = cast("list[object]", raw) if isinstance(raw, (list, tuple)) else [None]
    if not all(isinstance(item, str) for item in items):
        raise _UnfitError("a list of texts")
    return tuple(cast("list[str]", items))


def _text(raw: object) -> str:
    if not isinstance(raw, str) or not raw:
        raise _UnfitError("a text")
    return raw


def _flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise _UnfitError("true or false")
    return raw


def _count(raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 1:
        raise _UnfitError("a whole number above 0")
    return raw


def _share(raw: object) -> float:
    if not isinstance(raw, (int, float)) or isinstance(raw, bool) or not 0 <= raw <= 1:
        raise _UnfitError("a number from 0 to 1")
    return float(raw)


def _severity(raw: object) -> str:
    if not isinstance(raw, str) or raw not in SEVERITIES:
        raise _UnfitError(f"one of {', '.join(SEVERITIES)}", SEVERITIES)
    return raw


def _table(raw: object, wanted: str) -> Mapping[str, object]:
    if not isinstance(raw, Mapping):
        raise _UnfitError(wanted)
    return cast("Mapping[str, object]", raw)


def _lists(raw: object) -> Mapping[str, tuple[str, ...]]:
    wanted = "a table of lists of texts"
    try:
        return {glob: _texts(codes) for glob, codes in _table(raw, wanted).items()}
    except _UnfitError:
        raise _UnfitError(wanted) from None


def _tables(raw: object) -> Mapping[str, Mapping[str, object]]:
    wanted = "a table of tables, one for each rule"
    return {name: dict(_table(options, wanted)) for name, options in _table(raw, wanted).items()}


def _array(raw: object) -> tuple[Mapping[str, object], ...]:
    wanted = "an array of tables"
    if not isinstance(raw, (list, tuple)):
        raise _UnfitError(wanted)
    return tuple(_table(entry, wanted) for entry in cast("list[object]", raw))


_TEXTS_SCHEMA: Final[Mapping[str, object]] = {"type": "array", "items": {"type": "string"}}
_SCHEMAS: Final[Mapping[Reader, Mapping[str, object]]] = {
    _texts: _TEXTS_SCHEMA,
    _text: {"type": "string", "minLength": 1},
    _flag: {"type": "boolean"},
    _count: {"type": "integer", "minimum": 1},
    _share: {"type": "number", "minimum": 0, "maximum": 1},
    _severity: {"enum": list(SEVERITIES)},
    _lists: {"type": "object", "additionalProperties": _TEXTS_SCHEMA},
    _tables: {"type": "object", "additionalProperties": {"type": "object"}},
    _array: {"type": "array", "items": {"type": "object"}},
}
EXTEND: Final = Key("extend", _text, "another configuration file that this one builds on")
KEYS: Final[Mapping[str, Key]] = {
    key.name: key
    for key in (
        Key("select", _texts, "rules to check, in place of the default set"),
        Key("extend-select", _texts, "rules to check beside the selected ones", adds=True),
        Key("ignore", _texts, "rules to leave out", adds=True),
        Key("extend-ignore", _texts, "further rules to leave out", adds=True),
        Key("per-file-ignores", _lists, "rules to leave out in files that match", adds=True),
        Key("exclude", _texts, "files and directories to pass over, in place of the usual ones"),
        Key("extend-exclude", _texts, "further files and directories to pass over", adds=True),
        Key(
            "force-exclude",
            _flag,
            "whether named files are passed over too where a check of their folder would",
        ),
        Key("respect-gitignore", _flag, "whether files that git ignores are passed over"),
        Key("max-file-size", _count, "the size in bytes from which a file is not read"),
        Key("prompt-files", _texts, "globs of further files that are prompts", adds=True),
        Key("prompt-columns", _texts, "columns of datasets that hold prompts"),
        Key("sinks", _array, "calls through which prompts reach a model", adds=True),
        Key("budget", _count, "the tokens that a prompt's constant part may have"),
        Key("terms", _texts, "words that are right though no dictionary has them", adds=True),
        Key("rules", _tables, "options of single rules", adds=True),
        Key("min-severity", _severity, "the lowest severity that is reported"),
        Key("min-confidence", _share, "the lowest confidence that is reported"),
        Key("plugins", _texts, "modules with further rules", adds=True),
        Key("nlp-pipeline", _text, "the pipeline of spaCy for linguistic features"),
        Key("cache-dir", _text, "where results are kept between runs"),
    )
}


def key_named(name: str, where: str) -> Key:
    """Return the key.

    Raises:
        ConfigError: there is no such key; the message names the nearest.
    """
    key = KEYS.get(name)
    if key is None:
        raise ConfigError(f"unknown key `{name}`", where, suggestion(name, (*KEYS, EXTEND.name)))
    return key


def added(key: Key, base: object, value: object) -> object:
    """Return what a file says together with what the file that it extends says.

    Lists are joined, tables merged; of options of one rule the file's own win.
    """
    if isinstance(base, tuple) and isinstance(value, tuple):
        return (*cast("tuple[object, ...]", base), *cast("tuple[object, ...]", value))
    old, new = cast("Mapping[str, object]", base), cast("Mapping[str, object]", value)
    if key.name != "rules":
        return {**old, **new}
    tables = cast("Mapping[str, Mapping[str, object]]", old)
    fresh = cast("Mapping[str, Mapping[str, object]]", new)
    return {**tables, **{name: {**tables.get(name, {}), **fresh[name]} for name in fresh}}
