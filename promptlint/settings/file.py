"""Configuration files: which directory has one, and what it says."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, cast

from promptlint.errors import ConfigError
from promptlint.settings.key import EXTEND
from promptlint.settings.layer import Layer, laid_over, layer_of
from promptlint.settings.lines import key_lines

OWN: Final = "promptlint.toml"
SHARED: Final = "pyproject.toml"


def config_in(directory: str) -> str | None:
    """Return the configuration file of a directory: its promptlint.toml, else its pyproject.toml.

    A pyproject.toml counts only if it has a table [tool.promptlint].

    Raises:
        ConfigError: the file mentions promptlint and cannot be read.
    """
    own = Path(directory, OWN)
    if own.is_file():
        return str(own)
    shared = Path(directory, SHARED)
    if shared.is_file() and _table(shared) is not None:
        return str(shared)
    return None


def read_config(path: str) -> tuple[Layer, tuple[str, ...]]:
    """Return what a file says, laid over the files that it extends, and all files read.

    Raises:
        ConfigError: a file cannot be read, says something unfit, or extends itself.
    """
    return _read(Path(path), ())


def _read(path: Path, outer: tuple[Path, ...]) -> tuple[Layer, tuple[str, ...]]:
    if path.resolve() in outer:
        chain = " → ".join(file.name for file in (*outer, path))
        raise ConfigError(f"`extend` goes in a circle: {chain}", str(path), "take one out")
    table = _table(path)
    if table is None:
        raise ConfigError("the file has no table [tool.promptlint]", str(path))
    own = {name: raw for name, raw in table.items() if name != EXTEND.name}
    where = _place(path)
    layer = layer_of(own, where)
    if EXTEND.name not in table:
        return layer, (str(path),)
    target = cast("str", EXTEND.value(table[EXTEND.name], where(EXTEND.name)))
    base, files = _read(path.parent / Path(target).expanduser(), (*outer, path.resolve()))
    return laid_over(base, layer), (str(path), *files)


def _place(path: Path) -> Callable[[str], str]:
    lines = key_lines(_text(path))

    def place(name: str) -> str:
        line = lines.get(("tool", "promptlint", name)) or lines.get((name,))
        return f"{path}:{line}" if line else str(path)

    return place


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise ConfigError("the file is not UTF-8", str(path), "save it as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", str(path)) from None


def _table(path: Path) -> Mapping[str, object] | None:
    """Return the table of settings, or None where a shared file has none."""
    text = _text(path)
    if path.name == SHARED and "promptlint" not in text:
        return None
    data = _parsed(text, path)
    tool = data.get("tool")
    table = cast("Mapping[str, object]", tool).get("promptlint") if _is_table(tool) else None
    if table is None and path.name != SHARED:
        return data
    if table is not None and not _is_table(table):
        raise ConfigError("`tool.promptlint` must be a table", str(path))
    return cast("Mapping[str, object] | None", table)


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _parsed(text: str, path: Path) -> Mapping[str, object]:
    # Late, because most runs find no configuration and need no TOML.
    if sys.version_info >= (3, 11):
        import tomllib  # noqa: PLC0415
    else:
        import tomli as tomllib  # noqa: PLC0415
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"the TOML is broken: {error}", str(path)) from None
