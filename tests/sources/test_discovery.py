"""Paths become files in a fixed order, without what is passed over."""

import inspect
import os
import sys

import pytest

from promptlint.errors import ConfigError
from promptlint.settings import Resolver
from promptlint.sources import Found, discover


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Make files below a working directory that is a repository."""
    (tmp_path / ".git" / "info").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)

    def make(files):
        for name, text in files.items() if isinstance(files, dict) else ((f, "") for f in files):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return tmp_path

    return make


def found(*paths, **overrides):
    resolver = Resolver(overrides=overrides)
    return [one.path for one in discover(paths or ["."], resolver.for_directory)]


def test_sources_are_found_in_order(tree):
    """Files of Python and notebooks are found, directories in the order of their names."""
    tree(["b.py", "a/z.pyi", "a/b/c.pyw", "c.ipynb", "d.txt", "a.py", "Makefile", ".#e.py"])

    assert found() == ["a/b/c.pyw", "a/z.pyi", "a.py", "b.py", "c.ipynb"]


def test_paths_are_shown_as_given(tree):
    """A path is shown as the user wrote it: relative, absolute, or with dots."""
    root = tree(["a/b.py"])

    assert found("a") == ["a/b.py"]
    assert found("./a") == ["./a/b.py"]
    assert found("a/b.py") == ["a/b.py"]
    assert found(str(root)) == [str(root / "a" / "b.py")]


def test_each_file_comes_once(tree):
    """A file that several paths lead to is yielded for the first."""
    tree(["a/b.py", "c.py"])

    assert found("c.py", "a/b.py", ".", "./a") == ["c.py", "a/b.py"]


def test_named_files_need_no_suffix(tree):
    """A file that is named is taken whatever it is called and though it is excluded."""
    tree({"script": "", "build/a.py": "", "b.py": "", ".gitignore": "b.py\n"})

    assert found("script", "build/a.py", "b.py") == ["script", "build/a.py", "b.py"]


def test_missing_path_is_a_problem(tree):
    """A path that is not there is yielded with the reason."""
    tree([])

    assert list(discover(["x.py"], Resolver().for_directory)) == [Found("x.py", "does not exist")]


EXCLUDED = [
    ({}, ["a.py", "src/b.py", "src/gen/c.py", "src/gen/d_pb2.py"]),
    ({"extend-exclude": ["gen"]}, ["a.py", "src/b.py"]),
    ({"extend-exclude": ["gen/"]}, ["a.py", "src/b.py"]),
    ({"extend-exclude": ["src/gen"]}, ["a.py", "src/b.py"]),
    ({"extend-exclude": ["/gen"]}, ["a.py", "src/b.py", "src/gen/c.py", "src/gen/d_pb2.py"]),
    ({"extend-exclude": ["*_pb2.py"]}, ["a.py", "src/b.py", "src/gen/c.py"]),
    ({"extend-exclude": ["src/**/c.py"]}, ["a.py", "src/b.py", "src/gen/d_pb2.py"]),
    ({"extend-exclude": ["a.py", "src"]}, []),
    ({"exclude": ["src"]}, ["a.py", "build/e.py"]),
]


@pytest.mark.parametrize(("said", "files"), EXCLUDED)
def test_excluded_entries_are_passed_over(tree, said, files):
    """Names and globs of `exclude` are passed over; it replaces the usual ones."""
    tree(["a.py", "src/b.py", "src/gen/c.py", "src/gen/d_pb2.py", "build/e.py"])

    assert found(**said) == files


def test_malformed_exclusion_is_an_error(tree):
    """A glob that means nothing is told, and nothing is looked for."""
    tree(["a.py"])

    with pytest.raises(ConfigError, match=r"command line: `\[z-a\]` is no glob"):
        found(**{"extend-exclude": ["[z-a]"]})


def test_named_directory_is_gone_into(tree):
    """A directory that is named is gone into though its name is excluded or git ignores it."""
    tree({"build/a.py": "", "out/b.py": "", "out/build/c.py": "", ".gitignore": "out\n"})

    assert found("build", "out") == ["build/a.py", "out/b.py"]


@pytest.mark.parametrize(
    ("path", "files"),
    [("build/a.py", []), ("build", []), ("b.py", ["b.py"]), ("gen/c.py", []), ("d_pb2.py", [])],
)
def test_force_exclude_holds_for_named_files(tree, path, files):
    """With `force-exclude` a named file is passed over where its path is excluded."""
    tree(["build/a.py", "b.py", "gen/c.py", "d_pb2.py"])

    said = {"force-exclude": True, "extend-exclude": ["/gen/", "*_pb2.py"]}
    assert found(path, **said) == files


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("README.md", []),
        ("prompts/system.md", ["prompts/system.md"]),
        ("mail.prompty", ["mail.prompty"]),
        ("notes.txt", ["notes.txt"]),
        ("notes.md", ["notes.md/a.py"]),
    ],
)
def test_force_exclude_takes_of_named_texts_those_that_are_prompts(tree, path, files):
    """With `force-exclude` a named text is checked where a check of its folder would meet it."""
    tree(["README.md", "prompts/system.md", "mail.prompty", "notes.txt", "notes.md/a.py"])

    assert found(path, **{"force-exclude": True, "prompt-files": ["notes.*"]}) == files


def test_exclusions_are_relative_to_their_configuration(tree):
    """A nested configuration decides below its own directory."""
    tree(
        {
            "promptlint.toml": "exclude = ['/x.py']\n",
            "x.py": "",
            "sub/x.py": "",
            "sub/promptlint.toml": "exclude = ['/y.py']\n",
            "sub/y.py": "",
        }
    )

    assert found() == ["sub/x.py"]


IGNORED = [
    ({".gitignore": "a.py\n"}, ["src/b.py", "src/c.py"]),
    ({".gitignore": "# a.py\n\nsrc/\n"}, ["a.py"]),
    ({".gitignore": "src/*\n!src/b.py\n"}, ["a.py", "src/b.py"]),
    ({".gitignore": "*.py\n", "src/.gitignore": "!b.py\n"}, ["src/b.py"]),
    ({"src/.gitignore": "/b.py\n"}, ["a.py", "src/c.py"]),
    ({"src/.gitignore": "/a.py\nsrc/c.py\n"}, ["a.py", "src/b.py", "src/c.py"]),
    ({".git/info/exclude": "c.py\n"}, ["a.py", "src/b.py"]),
    ({".git/info/exclude": "c.py\n", ".gitignore": "!c.py\n"}, ["a.py", "src/b.py", "src/c.py"]),
]


@pytest.mark.parametrize(("files", "left"), IGNORED)
def test_git_ignored_files_are_passed_over(tree, files, left):
    """Nearer patterns win over farther ones, and these over info/exclude."""
    tree({"a.py": "", "src/b.py": "", "src/c.py": "", **files})

    assert found() == left


def test_patterns_above_the_named_directory_hold(tree):
    """Below a named directory the patterns of those above it hold too."""
    tree(
        {
            ".gitignore": "*_gen.py\n",
            "app/.gitignore": "!keep_gen.py\n",
            "app/src/a_gen.py": "",
            "app/src/keep_gen.py": "",
            "app/src/a.py": "",
        }
    )

    assert found("app/src") == ["app/src/a.py", "app/src/keep_gen.py"]


def test_gitignore_can_be_disregarded(tree):
    """Without `respect-gitignore` everything is found."""
    tree({"a.py": "", ".gitignore": "a.py\n"})

    assert found(**{"respect-gitignore": False}) == ["a.py"]


def test_gitignore_without_repository_holds_where_it_is(tmp_path, monkeypatch):
    """Outside a repository a .gitignore that is walked over is followed as well."""
    monkeypatch.setattr("promptlint.sources.ignore.os.path.lexists", lambda path: False)
    (tmp_path / ".gitignore").write_text("a.py\n")
    (tmp_path / "a.py").touch()
    (tmp_path / "b.py").touch()

    assert found(str(tmp_path)) == [str(tmp_path / "b.py")]


def test_links(tree):
    """Links to files are followed, links to directories are not, and so no loop is walked."""
    root = tree(["a/b.py"])
    (root / "a" / "loop").symlink_to(root)
    (root / "a" / "link.py").symlink_to(root / "a" / "b.py")
    (root / "folder.py").symlink_to(root / "a")
    (root / "dangling.py").symlink_to(root / "none")
    (root / "self.py").symlink_to(root / "self.py")

    assert found() == ["a/b.py", "a/link.py", "dangling.py", "self.py"]


def test_unreadable_directory_is_a_problem(tree, monkeypatch):
    """A directory that cannot be listed is yielded with the reason; the others are walked."""
    tree(["a/b.py", "c.py"])
    scandir = os.scandir

    def guarded(path):
        if str(path).endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    everything = list(discover(["."], Resolver().for_directory))

    assert everything == [Found("a", "cannot be listed: Permission denied"), Found("c.py")]


def test_deep_directories_are_walked(tree):
    """Directories nested deeper than Python's stack are no problem."""
    depth = 200
    tree(["d/" * depth + "a.py"])
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + depth // 2)
    try:
        files = found()
    finally:
        sys.setrecursionlimit(limit)

    assert files == ["d/" * depth + "a.py"]
