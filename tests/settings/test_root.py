"""Projects and the paths within them."""

import os

import pytest

from promptlint.settings.root import Roots, relative


def test_root_is_the_closest_directory_with_a_mark(tmp_path):
    """A project begins where a mark lies; without one upwards there is none."""
    inner = tmp_path / "repo" / "app" / "deep"
    inner.mkdir(parents=True)
    (tmp_path / "repo" / ".git").mkdir()
    (tmp_path / "repo" / "app" / "pyproject.toml").touch()
    roots = Roots()

    assert roots.of(str(inner)) == str(tmp_path / "repo" / "app")
    assert roots.of(str(tmp_path / "repo")) == str(tmp_path / "repo")


def test_without_marks_there_is_no_project(tmp_path, monkeypatch):
    """A directory below no mark belongs to no project."""
    monkeypatch.setattr("promptlint.settings.root.MARKS", ())

    assert Roots().of(str(tmp_path)) is None


@pytest.mark.parametrize(
    ("path", "root", "seen"),
    [
        ("/a/b/c.py", "/a", "b/c.py"),
        ("/a", "/a", "."),
        ("/ab/c.py", "/a", None),
        ("/x/c.py", "/a", None),
        ("/x/c.py", "/", "x/c.py"),
        (f"b{os.sep}c.py", "", "b/c.py"),
    ],
)
def test_paths_as_seen_from_the_root(path, root, seen):
    """A path below the root loses the root; another has no such form."""
    assert relative(path, root) == seen
