"""What one place says (a file, the command line), and how such layers lie on each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias, cast

from promptlint.settings.key import KEYS, added, key_named

_SELECTION: Final = ("select", "extend-select", "ignore", "extend-ignore")


@dataclass(frozen=True, slots=True)
class Said:
    """A checked value and where it stands."""

    value: object
    origin: str


Layer: TypeAlias = Mapping[str, Said]
COMMAND_LINE: Final = "command line"


def layer_of(table: Mapping[str, object], where: Callable[[str], str]) -> Layer:
    """Return the checked values of a table of settings; `where` says where a key stands.

    Raises:
        ConfigError: a key is unknown or its value unfit.
    """
    return {
        name: Said(key_named(name, where(name)).value(raw, where(name)), where(name))
        for name, raw in table.items()
    }


def override_layer(overrides: Mapping[str, object], where: str = COMMAND_LINE) -> Layer:
    """Return what the command line says, or another place above all files, checked like a file."""
    return layer_of(overrides, lambda _: where)


def laid_over(base: Layer, own: Layer) -> Layer:
    """Return `base` with `own` on top: values replace or, where their key adds, are joined.

    A `select` begins anew: nothing that `base` selects or ignores is left. What `own` adds to the
    selection is taken out of what `base` ignores.
    """
    below = dict(base)
    if "select" in own:
        below = {name: said for name, said in below.items() if name not in _SELECTION}
    for name in ("ignore", "extend-ignore"):
        if name in below and "extend-select" in own:
            below[name] = _without(below[name], own["extend-select"])
    return {**below, **{name: _joined(name, below.get(name), own[name]) for name in own}}


def _without(ignored: Said, selected: Said) -> Said:
    back = cast("tuple[str, ...]", selected.value)
    codes = cast("tuple[str, ...]", ignored.value)
    return Said(tuple(code for code in codes if code not in back), ignored.origin)


def _joined(name: str, base: Said | None, own: Said) -> Said:
    key = KEYS[name]
    if base is None or not key.adds:
        return own
    return Said(added(key, base.value, own.value), f"{base.origin}, {own.origin}")
