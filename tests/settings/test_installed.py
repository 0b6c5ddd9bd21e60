"""Packages bring rules by an entry point, with nothing in the configuration."""

import sys

import pytest

from promptlint.settings import Resolver
from promptlint.settings.installed import installed_plugins


@pytest.fixture
def package(tmp_path, monkeypatch):
    """An installed package whose entry points name two modules, one with its attribute."""
    info = tmp_path / "acme_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-rules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[promptlint.rules]\nb = acme_rules:RULES\na = acme_more\n[other]\nc = acme_other\n"
    )
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    installed_plugins.cache_clear()
    yield tmp_path
    installed_plugins.cache_clear()


def test_installed_modules_are_found(package):
    """The modules of our group are named, sorted, and no others."""
    assert installed_plugins() == ("acme_more", "acme_rules")


def test_they_come_after_the_configured_ones(package):
    """They are plugins as if configured, each once; --isolated leaves them out."""
    (package / "promptlint.toml").write_text('plugins = ["own", "acme_rules"]\n')

    found = Resolver().for_directory(str(package)).plugins
    assert found == ("own", "acme_rules", "acme_more")
    assert Resolver(isolated=True).for_directory(str(package)).plugins == ()


def test_nothing_installed_costs_no_search(monkeypatch, tmp_path):
    """Where no package says so, the modules for reading entry points are not imported."""
    installed_plugins.cache_clear()
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "missing")])
    monkeypatch.setitem(sys.modules, "importlib.metadata", None)

    assert installed_plugins() == ()
    installed_plugins.cache_clear()
