"""The settings as one value."""

import pickle
from dataclasses import fields, replace

import pytest

from promptlint.settings import KEYS, Settings


def test_every_key_has_a_field():
    """Keys and fields are the same, apart from where the settings come from."""
    named = {key.field for key in KEYS.values()}

    assert {field.name for field in fields(Settings)} == named | {"root", "files", "origins"}


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"origins": {"budget": "x"}, "files": ("x",), "root": "/x"}, True),
        ({"cache_dir": "/elsewhere"}, True),
        ({"select": ("PRM1",)}, False),
        ({"rules": {"PRM115": {"names": ()}}}, False),
        ({"min_confidence": 0.9}, False),
    ],
)
def test_digest_changes_with_what_can_change_findings(change, same):
    """Two settings have one digest if they say the same, wherever they say it."""
    assert (replace(Settings(), **change).digest == Settings().digest) is same


def test_digest_changes_with_the_version(monkeypatch):
    """Results of another version are never taken for this one's."""
    before = Settings().digest
    monkeypatch.setattr("promptlint.settings.value.VERSION", "9.9.9")

    assert Settings().digest != before


def test_settings_survive_pickling():
    """Settings cross to another process whole."""
    settings = Settings(select=("PRM1",), root="/x")

    assert pickle.loads(pickle.dumps(settings)).digest == settings.digest  # noqa: S301  our own


def test_entries_name_value_and_origin():
    """Every setting is listed, with where it comes from."""
    entries = {entry.key: entry for entry in Settings(budget=3, origins={"budget": "x"}).entries()}

    assert list(entries) == list(KEYS)
    assert (entries["budget"].value, entries["budget"].origin) == (3, "x")
    assert entries["select"].origin == "default"
