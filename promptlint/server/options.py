"""What the editor's own settings say of promptlint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar, cast

from promptlint.errors import ConfigError

SECTION: Final = "promptlint"
"""Under which name editors keep them."""
WHERE: Final = "the editor's settings"
"""Where mistakes in them stand."""
_KINDS: Final[Mapping[type, str]] = {str: "a text", bool: "true or false"}
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Options:
    """Values of the configuration that go before those of files, and a few of the server's own."""

    overrides: Mapping[str, object] = field(default_factory=dict[str, object])
    config: str | None = None
    """One configuration file for all; a relative path starts at the workspace folder."""
    isolated: bool = False
    """Whether configuration files are passed over."""
    ignore_reason: str = "say why"
    """What an ignoring comment gives as its reason until somebody writes a better one."""


def read_options(raw: object) -> Options:
    """Return the options in what a client sends; keys that it keeps for itself are passed over.

    Raises:
        ConfigError: a value has the wrong type.
    """
    table = _table(raw, SECTION)
    table = _table(table[SECTION], SECTION) if SECTION in table else table
    plain = Options()
    return Options(
        overrides=_table(table.get("settings"), "settings"),
        config=_of_type(table.get("config"), str, "config") or None,
        isolated=_of_type(table.get("isolated"), bool, "isolated") or False,
        ignore_reason=_of_type(table.get("ignoreReason"), str, "ignoreReason")
        or plain.ignore_reason,
    )


def _table(value: object, name: str) -> Mapping[str, object]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ConfigError(f"`{name}` must be an object, not {value!r}", WHERE)
    return cast("Mapping[str, object]", value)


def _of_type(value: object, kind: type[_Value], name: str) -> _Value | None:
    if value is None or isinstance(value, kind):
        return value
    raise ConfigError(f"`{name}` must be {_KINDS[kind]}, not {value!r}", WHERE)
