"""The command line starts fast, knows its commands, and takes a path for `check`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from promptlint.cli.group import COMMANDS, promptlint
from promptlint.version import VERSION
from tests.cli.conftest import BAD

HEAVY = {"libcst", "tree_sitter", "numpy", "sklearn", "torch", "tomli", "multiprocessing"}


def imported(*arguments: str) -> tuple[str, set[str]]:
    """Run the program in a process of its own; return its output and the modules it imported."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "promptlint", *arguments],
        check=True,
        capture_output=True,
        text=True,
    )
    return run.stdout, {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}


def test_the_version_is_told_without_loading_anything():
    """--version imports neither click nor anything of ours but the version."""
    out, modules = imported("--version")

    assert out == f"promptlint {VERSION}\n"
    assert {name for name in modules if name.startswith("promptlint")} == {
        "promptlint",
        "promptlint.version",
    }
    assert not {name.split(".")[0] for name in modules} & {*HEAVY, "click"}


def test_help_loads_no_command():
    """--help names every command and imports none of what they need."""
    out, modules = imported("--help")

    assert all(f"  {name} " in out for name in COMMANDS)
    assert not {name.split(".")[0] for name in modules} & HEAVY
    assert "promptlint.engine" not in modules


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_has_help(command, name):
    """Each entry of the table is a module with a command of its name."""
    ran = command(name, "--help")

    assert ran.code == 0
    assert ran.out.startswith(f"Usage: promptlint {name} [OPTIONS]")


def test_shell_completion_finds_the_commands():
    """What click asks for by name it gets, and nothing else."""
    context = promptlint.make_context("promptlint", ["check"], resilient_parsing=True)

    assert promptlint.list_commands(context) == list(COMMANDS)
    assert promptlint.get_command(context, "check").name == "check"
    assert promptlint.get_command(context, "chekc") is None


@pytest.mark.parametrize("arguments", [["app.py"], ["--output-format", "concise", "app.py"]])
def test_a_path_or_an_option_of_check_means_check(command, project, arguments):
    """`promptlint app/` is `promptlint check app/`."""
    (project / "app.py").write_text(BAD)

    assert "app.py:3:" in command(*arguments).out


def test_a_misspelt_command_is_told_apart_from_a_path(command):
    """It is named, with the command that was probably meant."""
    ran = command("chekc")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: there is no command or path 'chekc'; did you mean `check`?\n"


def test_a_command_behind_its_options_is_no_path(command):
    """The message shows the right order."""
    ran = command("--color", "always", "rule", "PRM201")

    assert (ran.code, ran.err) == (2, "error: options go behind the command: `promptlint rule …`\n")


def test_a_path_that_looks_like_a_command_is_a_path(command, project):
    """What exists is checked, whatever it is called."""
    (project / "chek").mkdir()

    assert command("chek").code == 0


def test_the_version_is_also_an_option_among_others(command):
    """click answers where the short cut does not."""
    assert command("--version", "check").out == f"promptlint {VERSION}\n"


def test_without_arguments_there_is_help(command):
    """A bare command explains itself."""
    ran = command()

    assert "Usage: promptlint [OPTIONS] COMMAND" in ran.out + ran.err
