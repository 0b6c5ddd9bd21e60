"""Configuration files are found and read, and what they extend below them."""

import pytest

from promptlint.errors import ConfigError
from promptlint.settings.file import config_in, read_config


def write(directory, name, text):
    path = directory / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, None),
        ({"pyproject.toml": "[project]\n"}, None),
        ({"pyproject.toml": "[project]\ndependencies = ['promptlint-cst']\n"}, None),
        ({"pyproject.toml": "tool = 'promptlint'\n"}, None),
        ({"pyproject.toml": "[tool.promptlint]\n"}, "pyproject.toml"),
        ({"pyproject.toml": "[tool]\npromptlint = {budget = 1}\n"}, "pyproject.toml"),
        ({"pyproject.toml": "[tool.promptlint]\n", "promptlint.toml": ""}, "promptlint.toml"),
    ],
)
def test_which_file_configures_a_directory(tmp_path, files, found):
    """Its own promptlint.toml, else a pyproject.toml with the table, else none."""
    for name, text in files.items():
        write(tmp_path, name, text)

    assert config_in(str(tmp_path)) == (found and str(tmp_path / found))


def test_own_file_needs_no_table(tmp_path):
    """A promptlint.toml says its keys at the top; where they stand is recorded."""
    path = write(tmp_path, "promptlint.toml", "# ours\nbudget = 5\n")

    layer, files = read_config(str(path))

    assert layer["budget"].value == 5
    assert layer["budget"].origin == f"{path}:2"
    assert files == (str(path),)


def test_extended_file_lies_below(tmp_path):
    """What a file extends, by a path relative to it, is laid under it."""
    base = write(tmp_path, "shared/base.toml", "budget = 1\nterms = ['a']\n")
    own = write(
        tmp_path,
        "app/pyproject.toml",
        "[tool.promptlint]\nextend = '../shared/base.toml'\nterms = ['b']\n",
    )

    layer, files = read_config(str(own))

    assert {name: said.value for name, said in layer.items()} == {"budget": 1, "terms": ("a", "b")}
    assert [file.rpartition("/")[2] for file in files] == ["pyproject.toml", "base.toml"]
    assert files[1].endswith("base.toml")
    assert base.is_file()


def test_circle_is_an_error_that_shows_it(tmp_path):
    """Files that extend each other are an error, not an endless loop."""
    write(tmp_path, "a.toml", "extend = 'b.toml'\n")
    write(tmp_path, "b.toml", "extend = 'a.toml'\n")

    with pytest.raises(ConfigError, match=r"a\.toml → b\.toml → a\.toml"):
        read_config(str(tmp_path / "a.toml"))


BROKEN = [
    ("x.toml", "budget = \n", "the TOML is broken"),
    ("x.toml", "bugdet = 1\n", r"x\.toml:1: unknown key `bugdet`; did you mean `budget`\?"),
    ("x.toml", "\nbudget = 'a'\n", r"x\.toml:2: `budget` must be a whole number above 0"),
    ("x.toml", "extend = 1\n", r"x\.toml:1: `extend` must be a text"),
    ("x.toml", "extend = 'missing.toml'\n", r"missing\.toml: cannot be read: No such file"),
    ("pyproject.toml", "[project]\n", r"has no table \[tool.promptlint\]"),
    ("pyproject.toml", "[tool]\npromptlint = 1\n", "`tool.promptlint` must be a table"),
    (
        "pyproject.toml",
        "[tool.promptlint]\nselct = []\n",
        r"pyproject\.toml:2: unknown key `selct`; did you mean `select`\?",
    ),
]


@pytest.mark.parametrize(("name", "text", "message"), BROKEN)
def test_broken_files_are_errors_that_name_key_and_line(tmp_path, name, text, message):
    """Every broken configuration is a ConfigError with the file, the line and the reason."""
    path = write(tmp_path, name, text)

    with pytest.raises(ConfigError, match=message):
        read_config(str(path))


def test_undecodable_file_is_an_error(tmp_path):
    """A configuration that is not UTF-8 is refused."""
    path = tmp_path / "promptlint.toml"
    path.write_bytes(b"terms = ['\xff']\n")

    with pytest.raises(ConfigError, match="not UTF-8"):
        read_config(str(path))
