"""Which rules apply to which file."""

import pytest

from promptlint.errors import ConfigError
from promptlint.selection import (
    RuleKey,
    check_selectors,
    is_test,
    lies_in_tests,
    selected,
    selected_for,
)
from promptlint.settings import Settings

RULES = (
    RuleKey("PRM101", "unescaped-brace", "error", True),
    RuleKey("PRM107", "glued-sentences", "warning", True),
    RuleKey("PRM115", "vague-placeholder", "information", False),
    RuleKey("PRM201", "unknown-role", "error", True),
    RuleKey("ACME101", "our-own", "error", False),
)
DEFAULT = {"PRM101", "PRM107", "PRM201"}
EVERY = {rule.code for rule in RULES}

TABLE = [
    # nothing said
    ({}, DEFAULT),
    # select replaces the default set
    ({"select": ("PRM1",)}, {"PRM101", "PRM107", "PRM115"}),
    ({"select": ("PRM",)}, EVERY - {"ACME101"}),
    ({"select": ("ACME",)}, {"ACME101"}),
    ({"select": ("ALL",)}, EVERY),
    ({"select": ("vague-placeholder",)}, {"PRM115"}),
    ({"select": ()}, set()),
    ({"select": ("PRM2",), "extend_select": ("PRM115",)}, {"PRM201", "PRM115"}),
    # extend-select adds to the default set
    ({"extend_select": ("PRM115",)}, DEFAULT | {"PRM115"}),
    ({"extend_select": ("ALL",)}, EVERY),
    # ignore takes away
    ({"ignore": ("PRM1",)}, {"PRM201"}),
    ({"extend_ignore": ("glued-sentences",)}, {"PRM101", "PRM201"}),
    ({"ignore": ("ALL",)}, set()),
    # the longer selector wins
    ({"select": ("PRM1",), "ignore": ("PRM107",)}, {"PRM101", "PRM115"}),
    ({"select": ("PRM107",), "ignore": ("PRM1",)}, {"PRM107"}),
    ({"select": ("PRM",), "ignore": ("PRM1",), "extend_select": ("PRM115",)}, {"PRM201", "PRM115"}),
    ({"select": ("ALL",), "ignore": ("PRM",)}, {"ACME101"}),
    ({"extend_select": ("PRM1",), "ignore": ("ALL",)}, {"PRM101", "PRM107", "PRM115"}),
    # of two as long the one that ignores
    ({"select": ("PRM107",), "ignore": ("PRM107",)}, set()),
    ({"select": ("PRM107",), "ignore": ("glued-sentences",)}, set()),
    ({"select": ("ALL",), "ignore": ("ALL",)}, set()),
]


@pytest.mark.parametrize(("said", "codes"), TABLE)
def test_selection(said, codes):
    """Selectors decide by their length; without any the default set applies."""
    assert selected(Settings(**said), RULES) == codes


PATHS = [
    ("app/bot.py", False),
    ("app/latest.py", False),
    ("contest/bot.py", False),
    ("app/test_bot.py", True),
    ("app/bot_test.py", True),
    ("app/conftest.py", True),
    ("tests/bot.py", True),
    ("app/test/data/bot.ipynb", True),
    ("tests", False),
]


@pytest.mark.parametrize(("path", "tested"), PATHS)
def test_tests_are_known_by_their_place_or_name(path, tested):
    """A test lies in a directory of tests or is named like one."""
    assert is_test(path) is tested


PLACES = [
    ("/project/tests/data/a.py", True),
    ("/project/test/a.py", True),
    ("/project/app/test_a.py", False),
    ("/project/app/tests.py", False),
    ("/elsewhere/tests/a.py", True),
    ("/elsewhere/a.py", False),
]


@pytest.mark.parametrize(("path", "inside"), PLACES)
def test_directories_of_tests(path, inside):
    """The directories below the project's root count, or all where it has none."""
    assert lies_in_tests(path, Settings(root="/project")) is inside


def test_what_a_project_lies_in_says_nothing():
    """A project may be kept in a directory called tests itself."""
    assert not lies_in_tests("/tests/project/a.py", Settings(root="/tests/project"))


FILES = [
    ({}, "app/bot.py", DEFAULT),
    ({}, "tests/bot.py", {"PRM101", "PRM201"}),
    ({"select": ("ALL",)}, "tests/bot.py", {"PRM101", "PRM201"}),
    ({"per_file_ignores": {"app/*": ("PRM1",)}}, "app/bot.py", {"PRM201"}),
    ({"per_file_ignores": {"bot.py": ("PRM1",)}}, "app/bot.py", {"PRM201"}),
    ({"per_file_ignores": {"lib/*": ("PRM1",)}}, "app/bot.py", DEFAULT),
    ({"per_file_ignores": {"app/**/x.py": ("ALL",)}}, "app/a/b/x.py", set()),
    ({"select": ("PRM107",), "per_file_ignores": {"*.py": ("PRM1",)}}, "app/bot.py", set()),
]


@pytest.mark.parametrize(("said", "path", "codes"), FILES)
def test_selection_for_a_file(said, path, codes):
    """Files that match lose what their glob names, tests keep the default errors only."""
    assert selected_for(f"/repo/{path}", Settings(root="/repo", **said), RULES) == codes


def test_file_outside_the_root_is_known_by_its_name():
    """A directory of tests above the root, or beside it, makes no test of a file."""
    settings = Settings(root="/tests/repo")

    assert selected_for("/tests/other/bot.py", settings, RULES) == DEFAULT
    assert selected_for("/tests/repo/bot.py", settings, RULES) == DEFAULT
    assert selected_for("/elsewhere/test_bot.py", settings, RULES) == {"PRM101", "PRM201"}


BAD = [
    ({"select": ("PRM999",)}, "select", "PRM999"),
    ({"select": ("prm101",)}, "select", "prm101"),
    ({"select": ("P",)}, "select", "P"),
    ({"select": ("",)}, "select", ""),
    ({"extend_select": ("glued-sentence",)}, "extend-select", "glued-sentence"),
    ({"ignore": ("PRM9",)}, "ignore", "PRM9"),
    ({"extend_ignore": ("all",)}, "extend-ignore", "all"),
    ({"per_file_ignores": {"*": ("PRM999",)}}, "per-file-ignores", "PRM999"),
]


@pytest.mark.parametrize(("said", "key", "selector"), BAD)
def test_unknown_selectors_are_errors(said, key, selector):
    """A selector that fits no rule is named with its key and place."""
    settings = Settings(**said, origins={key: "a.toml:2"})

    with pytest.raises(ConfigError) as caught:
        check_selectors(settings, RULES)

    assert str(caught.value).startswith(f"a.toml:2: `{key}` names `{selector}`, which is no rule; ")


def test_malformed_globs_are_errors():
    """A glob that means nothing is told before any file is looked at."""
    settings = Settings(per_file_ignores={"[z-a]": ("PRM1",)})

    with pytest.raises(ConfigError, match=r"`\[z-a\]` is no glob"):
        check_selectors(settings, RULES)


def test_nearest_rule_is_suggested():
    """A misspelt name gets the nearest, a strange one the way to the list."""
    for selector, advice in (("glued-sentence", "glued-sentences"), ("?", "promptlint rule --all")):
        with pytest.raises(ConfigError, match=advice):
            check_selectors(Settings(select=(selector,)), RULES)


def test_known_selectors_pass():
    """Codes, beginnings, names and ALL are fine wherever selectors stand."""
    settings = Settings(
        select=("ALL", "PRM1"), ignore=("our-own",), per_file_ignores={"x": ("PRM101",)}
    )

    assert check_selectors(settings, RULES) is None
