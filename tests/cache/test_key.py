"""Results are kept apart by all that they depend on."""

from dataclasses import replace

import pytest

from promptlint.cache import key
from promptlint.cache.key import LENGTH, key_of
from promptlint.settings import Settings


@pytest.fixture(autouse=True)
def fresh():
    """The build is looked at anew in each test."""
    key._build.cache_clear()
    yield
    key._build.cache_clear()


def test_key_is_of_settings():
    """Other settings have another key; where they come from does not matter."""
    own = key_of(Settings())

    assert len(own) == LENGTH
    assert key_of(Settings(origins={"budget": "x"})) == own
    assert key_of(Settings(budget=1)) != own


@pytest.mark.parametrize(("directory", "same"), [("cache", True), ("/cache", False)])
def test_projects_that_share_a_directory_are_told_apart(directory, same):
    """The root counts only where the cache directory does not lie below it."""
    settings = Settings(cache_dir=directory, root="/a")

    assert (key_of(settings) == key_of(replace(settings, root="/b"))) is same


def test_key_is_of_the_build(tmp_path, monkeypatch):
    """A change to any file of promptlint changes the key."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.py").write_text("x")
    (tmp_path / "note.txt").write_text("x")
    monkeypatch.setattr(key, "_folder", lambda package: str(tmp_path))
    before = key_of(Settings())

    (tmp_path / "note.txt").write_text("xx")
    key._build.cache_clear()
    unchanged = key_of(Settings())
    (tmp_path / "inner" / "a.py").write_text("xx")
    key._build.cache_clear()

    assert before == unchanged != key_of(Settings())


def test_all_packages_are_found():
    """Both packages count towards the build."""
    assert "engine.py" in key._build()
    assert "tool.py" in key._build()
