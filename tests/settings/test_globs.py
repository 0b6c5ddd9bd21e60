"""Globs mean what they mean to git, and malformed ones are told or passed over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from promptlint.errors import ConfigError
from promptlint.settings import Globs, config_globs, file_globs

GLOB = st.lists(
    st.sampled_from(["a", "b", "*", "**", "?", "/", ".py", "[ab]", "!", "x/", "(", "+"]),
    min_size=1,
    max_size=5,
).map("".join)
PATH = st.lists(st.sampled_from(["a", "b", "ab.py", "x", "(+"]), min_size=1, max_size=4)


@given(st.lists(GLOB, max_size=4), PATH.map("/".join), st.sampled_from(["", "/"]))
def test_verdict_is_that_of_all_globs_in_turn(globs, path, end):
    """Looking first whether any glob is about a path never changes what they say of it."""
    globs = [glob for glob in globs if glob.strip("!")]

    expected = GitIgnoreSpec.from_lines(globs).check_file(path + end).include

    assert Globs(globs).verdict(path + end) is expected


@pytest.mark.parametrize(
    ("globs", "verdict"),
    [([], None), (["b"], None), (["a"], True), (["a", "!a"], False), (["*", "!b"], True)],
)
def test_later_globs_override(globs, verdict):
    """The last glob about a path decides; if none is there is no verdict."""
    assert Globs(globs).verdict("a") is verdict
    assert Globs(globs).match("a") is bool(verdict)


MALFORMED = ["!", "a\\", "[z-a]"]


@pytest.mark.parametrize("glob", MALFORMED)
def test_malformed_globs_of_the_configuration_are_errors(glob):
    """A glob that means nothing is named with its place."""
    with pytest.raises(ConfigError) as caught:
        config_globs(("a", glob, "b"), "a.toml:3")

    assert str(caught.value) == f"a.toml:3: `{glob}` is no glob"


@pytest.mark.parametrize("glob", [*MALFORMED, "", "  ", "# b", "[[:alpha:]]"])
def test_malformed_lines_of_a_gitignore_are_passed_over(glob):
    """What git does not understand does not keep it from the other lines."""
    globs = file_globs(["a", glob, "b"])

    assert (globs.verdict("a"), globs.verdict("b"), globs.verdict("c")) == (True, True, None)
