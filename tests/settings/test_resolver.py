"""The closest configuration is in force, and no other."""

import pytest

from promptlint.errors import ConfigError
from promptlint.settings import Resolver, load


@pytest.fixture
def tree(tmp_path):
    """Two nested configurations, and a repository with none."""
    (tmp_path / "outer" / "inner" / "deep").mkdir(parents=True)
    (tmp_path / "outer" / "promptlint.toml").write_text("budget = 1\nterms = ['a']\n")
    inner = tmp_path / "outer" / "inner" / "pyproject.toml"
    inner.write_text("[tool.promptlint]\nbudget = 2\n")
    (tmp_path / "plain" / ".git").mkdir(parents=True)
    (tmp_path / "plain" / "app").mkdir()
    return tmp_path


def test_closest_configuration_wins_whole(tree):
    """A file's settings are those of the closest configuration; the outer one adds nothing."""
    resolver = Resolver()

    outer = resolver.for_path(str(tree / "outer" / "a.py"))
    inner = resolver.for_path(str(tree / "outer" / "inner" / "deep" / "a.py"))

    assert (outer.budget, outer.terms) == (1, ("a",))
    assert (inner.budget, inner.terms) == (2, ())
    assert inner.root == str(tree / "outer" / "inner")
    assert inner.files == (str(tree / "outer" / "inner" / "pyproject.toml"),)


def test_files_of_one_configuration_share_one_object(tree):
    """Settings are read once and shared, so that they can be compared by identity."""
    resolver = Resolver()

    one = resolver.for_path(str(tree / "outer" / "inner" / "deep" / "a.py"))

    assert one is resolver.for_path(str(tree / "outer" / "inner" / "b.py"))
    plain = resolver.for_path(str(tree / "plain" / "app" / "a.py"))
    assert plain is resolver.for_path(str(tree / "plain" / "b.py"))


def test_without_configuration_the_root_is_the_project(tree):
    """Without a configuration globs are relative to the repository."""
    settings = Resolver().for_path(str(tree / "plain" / "app" / "a.py"))

    assert settings.root == str(tree / "plain")
    assert settings.files == ()


def test_outside_a_project_the_root_is_the_working_directory(tmp_path, monkeypatch):
    """Without a project, globs are relative to the working directory, and the cache is there."""
    (tmp_path / "work" / "sub").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setattr("promptlint.settings.root.MARKS", ())
    resolver = Resolver()

    assert resolver.for_path("sub/a.py").root == str(tmp_path / "work")
    assert resolver.for_path(str(tmp_path / "other" / "a.py")).root == str(tmp_path / "work")


def test_overrides_lie_over_files(tree):
    """The command line wins over the closest file and is named as the origin."""
    resolver = Resolver(overrides={"budget": 9})

    settings = resolver.for_path(str(tree / "outer" / "a.py"))

    assert (settings.budget, settings.origin("budget")) == (9, "command line")
    assert settings.terms == ("a",)


def test_isolated_reads_no_file(tree):
    """Isolated settings are the defaults, whatever files there are."""
    assert load(str(tree / "outer" / "a.py"), isolated=True).budget is None


def test_one_configuration_for_all(tree, monkeypatch):
    """A configuration that is named holds for every file, seen from the working directory."""
    monkeypatch.chdir(tree)

    settings = load("plain/app", config=str(tree / "outer" / "promptlint.toml"))

    assert (settings.budget, settings.root) == (1, str(tree))


def test_load_takes_files_and_directories(tree):
    """A directory stands for the files in it."""
    inner = tree / "outer" / "inner"

    assert load(str(inner)).budget == load(str(inner / "a.py")).budget == 2


def test_broken_configuration_is_raised_only_where_it_holds(tree):
    """A broken file is an error for the files below it and for no others."""
    (tree / "plain" / "promptlint.toml").write_text("x = 1\n")
    resolver = Resolver()

    assert resolver.for_path(str(tree / "outer" / "a.py")).budget == 1
    with pytest.raises(ConfigError, match="unknown key `x`"):
        resolver.for_path(str(tree / "plain" / "a.py"))
