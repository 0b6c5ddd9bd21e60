"""The configuration as JSON Schema, for editors that complete and check TOML.

`python -m promptlint.schema` writes the file that is shipped beside this one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from promptlint.rule import Rule, builtin_rules
from promptlint.settings import EXTEND, KEYS

PATH: Final = Path(__file__).with_name("schema.json")
_DIALECT: Final = "http://json-schema.org/draft-07/schema#"
_TYPES: Final[Mapping[type, Mapping[str, object]]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    tuple: {"type": "array"},
    list: {"type": "array"},
    dict: {"type": "object"},
}


def schema(rules: Sequence[type[Rule]]) -> dict[str, object]:
    """Return the schema of `[tool.promptlint]` and of promptlint.toml."""
    properties = {key.name: key.schema for key in (EXTEND, *KEYS.values())}
    known = {name: _options(rule) for rule in rules for name in (rule.name, rule.code)}
    properties["rules"] = {**properties["rules"], "properties": known}
    return {
        "$schema": _DIALECT,
        "title": "promptlint",
        "description": "The table tool.promptlint of pyproject.toml, or promptlint.toml.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def text() -> str:
    """Return the schema of the built-in rules as the file holds it."""
    return json.dumps(schema(builtin_rules()), indent=1, ensure_ascii=False) + "\n"


def _options(rule: type[Rule]) -> dict[str, object]:
    return {
        "type": "object",
        "description": rule.summary(),
        "properties": {name: _option(default) for name, default in rule.options.items()},
        "additionalProperties": False,
    }


def _option(default: object) -> dict[str, object]:
    """Return what an option takes, told by its default; one without a default takes anything."""
    return {} if default is None else {**_TYPES[type(default)], "default": default}


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8", newline="\n")
