"""The schema of the configuration is fresh, valid, and accepts exactly the keys that there are."""

from __future__ import annotations

import json
import sys
from typing import Any

import jsonschema
import pytest

from promptlint import schema
from promptlint.errors import ConfigError
from promptlint.registry import check_settings
from promptlint.settings import KEYS, load

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FITTING = {
    "select": 'select = ["PRM1"]',
    "per-file-ignores": '[per-file-ignores]\n"tests/*" = ["PRM106"]',
    "rules": "[rules.vague-placeholder]\n[rules.PRM115]",
    "sinks": '[[sinks]]\nlibrary = "own"\ncalls = ["ask"]\narguments = [{ name = "text", position = 0 }]',
    "min-confidence": "min-confidence = 0.5",
    "min-severity": 'min-severity = "warning"',
    "budget": "budget = 8000",
    "extend": None,
}
UNFIT = [
    "selekt = []",
    "select = 1",
    "budget = 0",
    "min-confidence = 2",
    'min-severity = "fatal"',
    "[per-file-ignores]\na = 1",
    "[rules.vague-placeholder]\nnames = 1\nno-such = 2",
    "force-exclude = 1",
    "sinks = [1]",
]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return json.loads(schema.PATH.read_text("utf-8"))


def test_the_file_is_fresh(document: dict[str, Any]) -> None:
    """`python -m promptlint.schema` would change nothing."""
    assert schema.PATH.read_text("utf-8") == schema.text()
    jsonschema.Draft7Validator.check_schema(document)
    assert set(document["properties"]) == {*KEYS, "extend"}


@pytest.mark.parametrize("text", [text for text in FITTING.values() if text])
def test_what_fits_is_accepted(text: str, document: dict[str, Any], tmp_path) -> None:
    """What the program takes, the schema takes."""
    (tmp_path / "promptlint.toml").write_text(text)

    settings = load(str(tmp_path))
    check_settings(settings)
    jsonschema.validate(tomllib.loads(text), document)
    assert set(tomllib.loads(text)) <= set(settings.origins)


@pytest.mark.parametrize("text", UNFIT)
def test_what_does_not_fit_is_refused(text: str, document: dict[str, Any], tmp_path) -> None:
    """What the program refuses, the schema refuses."""
    (tmp_path / "promptlint.toml").write_text(text)

    with pytest.raises(ConfigError):
        check_settings(load(str(tmp_path)))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), document)
