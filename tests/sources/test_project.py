"""Imports are followed to the other files of the same project and no further."""

import pytest

from promptlint.sources import Project


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Make files in a repository; each says its own path."""
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo")

    def make(*names):
        for name in names:
            path = tmp_path / "repo" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"PATH = '{name}'\n")
        return Project()

    return make


FILES = (
    "app/__init__.py",
    "app/bot.py",
    "app/prompts.py",
    "app/core/__init__.py",
    "app/core/agent.py",
    "app/core/text.py",
    "scripts/run.py",
    "scripts/helper.py",
    "src/library/__init__.py",
    "src/library/text.py",
    "services/api/handlers/ask.py",
    "services/api/shared/words.py",
    "both.py",
    "both/__init__.py",
    "top.py",
)
TABLE = [
    # relative
    (".prompts", "app/bot.py", "app/prompts.py"),
    (".", "app/bot.py", "app/__init__.py"),
    (".core", "app/bot.py", "app/core/__init__.py"),
    (".core.text", "app/bot.py", "app/core/text.py"),
    ("..prompts", "app/core/agent.py", "app/prompts.py"),
    (".none", "app/bot.py", None),
    ("...app.prompts", "app/core/agent.py", "app/prompts.py"),
    ("....none", "app/core/agent.py", None),
    # absolute, from the package's root
    ("app.prompts", "app/core/agent.py", "app/prompts.py"),
    ("app", "app/bot.py", "app/__init__.py"),
    ("app.core.none", "app/bot.py", None),
    # a script's neighbours
    ("helper", "scripts/run.py", "scripts/helper.py"),
    # the project's root and source folders
    ("app.prompts", "scripts/run.py", "app/prompts.py"),
    ("library.text", "scripts/run.py", "src/library/text.py"),
    # directories without __init__.py
    ("shared.words", "services/api/handlers/ask.py", "services/api/shared/words.py"),
    ("api.shared.words", "services/api/handlers/ask.py", "services/api/shared/words.py"),
    ("shared", "services/api/handlers/ask.py", None),
    # a package before a module of its name
    ("both", "top.py", "both/__init__.py"),
    # elsewhere
    ("os", "app/bot.py", None),
    ("top", "top.py", None),
]


@pytest.mark.parametrize(("module", "importer", "path"), TABLE)
def test_imports_lead_to_files(tree, module, importer, path):
    """A dotted name means the file that Python would import, if it is of this project."""
    source = tree(*FILES).locate(module, importer)

    if path is None:
        assert source is None
    else:
        assert (source.path, source.text) == (path, f"PATH = '{path}'\n")


def test_paths_are_absolute_as_the_importers(tree, tmp_path):
    """An importer with an absolute path gets absolute paths."""
    project = tree("a.py", "b.py")

    assert project.locate("b", str(tmp_path / "repo" / "a.py")).path == str(
        tmp_path / "repo" / "b.py"
    )


def test_without_repository_only_the_package_is_searched(tmp_path, monkeypatch):
    """A loose package finds its own modules, and a loose file its neighbours."""
    monkeypatch.setattr("promptlint.settings.root.MARKS", ())
    for name in ("outer.py", "pkg/__init__.py", "pkg/a.py", "pkg/b.py", "loose/c.py", "loose/d.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    project = Project()

    def found(module, importer):
        source = project.locate(module, str(tmp_path / importer))
        return source and source.path.removeprefix(f"{tmp_path}/")

    assert found("pkg.b", "pkg/a.py") == "pkg/b.py"
    assert found("d", "loose/c.py") == "loose/d.py"
    assert found("outer", "loose/c.py") is None


def test_links_out_of_the_project_are_not_followed(tree, tmp_path):
    """A link that leads outside the project is no file of it."""
    project = tree("a.py")
    (tmp_path / "secret.py").write_text("x")
    (tmp_path / "repo" / "secret.py").symlink_to(tmp_path / "secret.py")

    assert project.locate("secret", "a.py") is None


@pytest.mark.parametrize("data", [b"\xff", b"x" * 101])
def test_unreadable_modules_are_not_there(tree, tmp_path, data):
    """A module that cannot be read, or is too large, is taken for missing."""
    tree("a.py")
    (tmp_path / "repo" / "b.py").write_bytes(data)

    assert Project(max_size=100).locate("b", "a.py") is None


def test_unlistable_directory_is_empty(tree, monkeypatch):
    """A directory that cannot be listed holds nothing."""
    project = tree("a.py", "b.py")
    monkeypatch.setattr("os.listdir", lambda path: (_ for _ in ()).throw(PermissionError()))

    assert project.locate("b", "a.py") is None


def test_files_are_read_once(tree, tmp_path):
    """What was read is kept for the run."""
    project = tree("a.py", "b.py", "c.py")
    first = project.locate("b", "a.py")
    (tmp_path / "repo" / "b.py").write_text("changed")

    assert project.locate("b", "c.py") == first


def test_what_was_read_is_recorded(tree):
    """A file depends on all that was looked at for it, also at second hand, found or not."""
    project = tree("a.py", "b.py", "c.py", "d.py")
    for module, importer in (("b", "a.py"), ("c", "b.py"), ("a", "c.py"), ("none", "a.py")):
        project.locate(module, importer)

    assert project.depends("a.py") == ("b.py", "c.py", "none.py")
    assert project.depends("b.py") == ("a.py", "c.py", "none.py")
    assert project.depends("d.py") == ()
