"""JSON, YAML, TOML and CSV as values whose strings know where they stand in the file."""

from __future__ import annotations

from promptlint.sources.data.json_text import read_json
from promptlint.sources.data.node import (
    BrokenError,
    Entry,
    Items,
    Node,
    Other,
    Table,
    Text,
    name_of,
)
from promptlint.sources.data.tape import Tape
from promptlint.sources.data.toml_text import read_toml
from promptlint.sources.data.yaml_text import read_yaml

__all__ = [
    "BrokenError",
    "Entry",
    "Items",
    "Node",
    "Other",
    "Table",
    "Tape",
    "Text",
    "name_of",
    "read_data",
    "read_json",
    "read_toml",
    "read_yaml",
]


def read_data(text: str, suffix: str) -> tuple[Node, ...]:
    """Return the documents of a text: of YAML any number, of JSON and TOML one.

    `suffix` is that of the file, in lower case.

    Raises:
        BrokenError: the text is not in the format that the suffix promises.
    """
    if suffix in (".yaml", ".yml"):
        return read_yaml(text)
    return (read_toml(text) if suffix == ".toml" else read_json(text),)
