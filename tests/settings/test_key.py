"""What values each key of the configuration takes."""

import pytest

from promptlint.errors import ConfigError
from promptlint.settings.key import KEYS, added, key_named

GOOD = [
    ("select", ["PRM1"], ("PRM1",)),
    ("per-file-ignores", {"a.py": ["PRM1"]}, {"a.py": ("PRM1",)}),
    ("force-exclude", True, True),
    ("max-file-size", 10, 10),
    ("sinks", [{"library": "x"}], ({"library": "x"},)),
    ("rules", {"PRM115": {"names": ["x"]}}, {"PRM115": {"names": ["x"]}}),
    ("min-severity", "error", "error"),
    ("min-confidence", 1, 1.0),
    ("nlp-pipeline", "en_core_web_sm", "en_core_web_sm"),
    ("cache-dir", "x", "x"),
]
BAD = [
    ("select", "PRM1", "a list of texts"),
    ("select", ["PRM1", 2], "a list of texts"),
    ("per-file-ignores", ["a.py"], "a table of lists of texts"),
    ("per-file-ignores", {"a.py": "PRM1"}, "a table of lists of texts"),
    ("force-exclude", 1, "true or false"),
    ("max-file-size", True, "a whole number above 0"),
    ("max-file-size", 0, "a whole number above 0"),
    ("max-file-size", 1.5, "a whole number above 0"),
    ("sinks", {"library": "x"}, "an array of tables"),
    ("sinks", ["x"], "an array of tables"),
    ("rules", {"PRM115": 1}, "a table of tables"),
    ("rules", 1, "a table of tables"),
    ("min-severity", "warn", "one of error, warning, information"),
    ("min-severity", 3, "one of error, warning, information"),
    ("min-confidence", 1.1, "a number from 0 to 1"),
    ("min-confidence", True, "a number from 0 to 1"),
    ("min-confidence", "high", "a number from 0 to 1"),
    ("cache-dir", "", "a text"),
    ("cache-dir", 1, "a text"),
]


@pytest.mark.parametrize(("name", "raw", "value"), GOOD)
def test_fit_values_are_taken(name, raw, value):
    """A value of the right type is kept, lists as tuples."""
    assert KEYS[name].value(raw, "") == value


@pytest.mark.parametrize(("name", "raw", "wanted"), BAD)
def test_unfit_values_are_named_with_what_is_wanted(name, raw, wanted):
    """A wrong value is an error that names the key, the place, what is wanted and what stands."""
    with pytest.raises(ConfigError) as caught:
        KEYS[name].value(raw, "a.toml:3")

    assert str(caught.value).startswith(f"a.toml:3: `{name}` must be {wanted}")
    assert repr(raw) in str(caught.value)


def test_a_near_severity_is_suggested():
    """A misspelt word of a closed list gets the nearest one."""
    with pytest.raises(ConfigError, match=r"did you mean `warning`\?"):
        KEYS["min-severity"].value("warnings", "")


@pytest.mark.parametrize(
    ("name", "near"), [("slect", "select"), ("extends", "extend"), ("max_file_size", "max-file")]
)
def test_unknown_keys_get_the_nearest_name(name, near):
    """An unknown key is an error that names the nearest key."""
    with pytest.raises(ConfigError, match=rf"unknown key `{name}`; did you mean `{near}"):
        key_named(name, "a.toml")


@pytest.mark.parametrize(
    ("name", "base", "value", "both"),
    [
        ("terms", ("a",), ("b",), ("a", "b")),
        ("per-file-ignores", {"a": ("x",)}, {"b": ("y",)}, {"a": ("x",), "b": ("y",)}),
        (
            "rules",
            {"PRM115": {"a": 1, "b": 2}, "PRM210": {"c": 3}},
            {"PRM115": {"b": 9}},
            {"PRM115": {"a": 1, "b": 9}, "PRM210": {"c": 3}},
        ),
    ],
)
def test_what_adds_is_joined(name, base, value, both):
    """Lists are joined, tables merged, and options merged for each rule."""
    assert added(KEYS[name], base, value) == both
