"""What a shell offers where the tabulator key is pressed."""

from __future__ import annotations

import pytest
from click.shell_completion import ShellComplete

from promptlint.cli.group import promptlint

PLUGIN = "plugins = ['no_such_module']\n"


def offered(*typed: str) -> list[str]:
    """Return what is offered for the last word."""
    *words, incomplete = typed
    shell = ShellComplete(promptlint, {}, "promptlint", "_PROMPTLINT_COMPLETE")
    return [item.value for item in shell.get_completions(words, incomplete)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (["rule", "PRM10"], [f"PRM10{digit}" for digit in range(1, 10)]),
        (["rule", "unfilled"], ["unfilled-placeholder"]),
        (["check", "--select", "PRM101,unf"], ["PRM101,unfilled-placeholder"]),
        (["check", "--ignore", "PRM002"], ["PRM002"]),
        (["check", "--output-format", "gi"], ["github", "gitlab"]),
    ],
)
def test_rules_and_choices_are_offered(project, typed, found):
    """Rules by code and name, in a list of them the last one."""
    assert offered(*typed) == found


def test_before_the_first_letter_codes_are_offered_alone(project):
    """All of them, each with what it reports."""
    assert set(map(len, offered("rule", ""))) == {len("PRM101")}


def test_a_broken_configuration_still_offers_the_built_in_rules(project):
    """A module that cannot be imported is no reason to offer nothing."""
    (project / "promptlint.toml").write_text(PLUGIN)

    assert offered("rule", "PRM101") == ["PRM101"]


@pytest.mark.parametrize("command", ["check", "extract", "config", "clean"])
def test_paths_are_left_to_the_shell(project, command):
    """The shell completes names of files and folders better than we could."""
    shell = ShellComplete(promptlint, {}, "promptlint", "_PROMPTLINT_COMPLETE")

    assert [item.type for item in shell.get_completions([command], "bo")] == ["file"]
