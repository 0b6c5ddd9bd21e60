"""The exceptions that promptlint shows to its user."""

import pickle

import pytest

from promptlint.errors import ConfigError, PluginError, PromptlintError, SourceError, suggestion


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ConfigError("is wrong"), "is wrong"),
        (ConfigError("is wrong", "a.toml:3"), "a.toml:3: is wrong"),
        (ConfigError("is wrong", "a.toml", "mend it"), "a.toml: is wrong; mend it"),
        (ConfigError("is wrong", hint="mend it"), "is wrong; mend it"),
    ],
)
def test_text_is_where_what_and_what_to_do(error, text):
    """A message names the place first and the advice last, and leaves out what is not known."""
    assert str(error) == text


@pytest.mark.parametrize("kind", [PromptlintError, ConfigError, SourceError, PluginError])
def test_errors_survive_pickling(kind):
    """An error that crosses to another process keeps its type and parts."""
    error = pickle.loads(pickle.dumps(kind("what", "where", "hint")))  # noqa: S301  our own bytes

    assert type(error) is kind
    assert (error.what, error.where, error.hint) == ("what", "where", "hint")


def test_suggestion_names_the_nearest_word_or_nothing():
    """A near word is suggested; a far one is not."""
    assert suggestion("slect", ["select", "ignore"]) == "did you mean `select`?"
    assert suggestion("zzz", ["select", "ignore"]) == ""
