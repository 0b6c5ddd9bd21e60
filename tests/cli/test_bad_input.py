"""Whatever lies in a directory, each bad file gets one message, and every other file is checked.

These tests start the program as a user does: in a process of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import BAD

REPOSITORY = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "promptlint", "check", "--no-cache", "--output-format", "concise"]
WITHOUT_PRIVILEGE = [
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-dac_override,-dac_read_search",
]
"""Root reads what nobody may read, unless it lets go of that."""

UNREADABLE: dict[str, tuple[bytes, str]] = {
    "binary.py": (b"prompt\0\1\2", "the file is binary"),
    "broken.ipynb": (b'{"cells": [{"source": "prompt', "its JSON is broken on line 1"),
    "huge.py": (b"prompt = 1\n" * 50_000, "550,000 bytes, where `max-file-size` is 500,000"),
    "latin.py": (b'prompt = "\xe9"\n', "byte 0xe9 on line 1"),
    "no_cells.ipynb": (b"[]", "it has no cells"),
    "unknown.py": (b"# coding: klingon\nprompt = 1\n", "encoding `klingon`"),
    "utf16.py": ("prompt = 1\n".encode("utf-16"), "is UTF-16"),
}
"""Files that are not checked at all."""

BROKEN: dict[str, tuple[str, str]] = {
    "brackets.py": ("prompt = " + "[" * 3000, "too many nested parentheses"),
    "stairs.py": ("".join(" " * n + "if prompt:\n" for n in range(600)), "nested too deeply"),
    "syntax.py": (BAD + "class (:\n", "syntax error: invalid syntax"),
    "unclosed.py": (BAD + 'x = """\n', "syntax error: unterminated triple-quoted string"),
}
"""Files that are checked as far as they can be read."""


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(REPOSITORY), str(REPOSITORY / "rules")))
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """Return a directory of every bad file, and one good file with a defect."""
    (tmp_path / "promptlint.toml").write_text("max-file-size = 500000\n")
    (tmp_path / "good.py").write_text(BAD)
    (tmp_path / "empty.py").write_text("")
    for name, (data, _) in UNREADABLE.items():
        (tmp_path / name).write_bytes(data)
    for name, (text, _) in BROKEN.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "dangling.py").symlink_to("nowhere.py")
    (tmp_path / "loop").symlink_to(".")
    return tmp_path


def test_each_bad_file_has_its_message_and_the_good_ones_are_checked(messy: Path) -> None:
    """One line for each, with path and reason, then exit code 2."""
    ran = run(*COMMAND, ".", cwd=messy)
    shown = {
        line.partition(":")[0]: line for line in ran.stdout.splitlines() if ": PRM001 " in line
    }

    reasons = {name: why for table in (UNREADABLE, BROKEN) for name, (_, why) in table.items()}
    reasons["dangling.py"] = "No such file or directory"
    assert {name for name in reasons if name not in shown} == set()
    assert {name: line for name, line in shown.items() if reasons[name] not in line} == {}
    assert sum(": PRM001 " in line for line in ran.stdout.splitlines()) == len(reasons)
    for name in ("good.py", "syntax.py", "unclosed.py"):
        assert f"{name}:3:54: PRM201" in ran.stdout
    assert f"{len(UNREADABLE) + 1} files could not be checked." in ran.stdout
    assert (ran.returncode, ran.stderr) == (2, "")


def test_named_bad_files_are_treated_alike(messy: Path) -> None:
    """It makes no difference whether a file is found or named; processes make none either."""
    found = run(*COMMAND, "--jobs", "1", ".", cwd=messy)
    names = sorted(path.name for path in messy.glob("*.*") if path.suffix != ".toml")
    named = run(*COMMAND, "--jobs", "2", *names, cwd=messy)

    assert (named.stdout, named.returncode) == (found.stdout, found.returncode)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody writes into it: reading it would never end."""
    os.mkfifo(tmp_path / "pipe.py")
    ran = run(*COMMAND, "pipe.py", cwd=tmp_path)

    assert ran.returncode == 2
    assert "the file is no regular file" in ran.stdout


def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    """A file and a directory without permission, beside a file that is checked."""
    (tmp_path / "good.py").write_text(BAD)
    (tmp_path / "secret.py").write_text(BAD)
    (tmp_path / "vault").mkdir()
    (tmp_path / "secret.py").chmod(0)
    (tmp_path / "vault").chmod(0)
    prefix: list[str] = []
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root may read everything")
        prefix = WITHOUT_PRIVILEGE
        for name in ("secret.py", "vault"):
            os.chown(tmp_path / name, 12345, 12345)
    ran = run(*prefix, *COMMAND, ".", cwd=tmp_path)
    (tmp_path / "vault").chmod(0o700)

    assert ran.returncode == 2
    assert "good.py:3:54: PRM201" in ran.stdout
    assert "secret.py:1:1: PRM001 [error] unreadable-source: the file cannot be read" in ran.stdout
    assert "error: vault: cannot be listed: Permission denied" in ran.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('selec = ["PRM1"]', "promptlint.toml:1: unknown key `selec`; did you mean `select`?"),
        ('select = "PRM101"', "promptlint.toml:1: `select` must be a list of texts"),
        ('\nselect = ["PRM9"]', "promptlint.toml:2: `select` names `PRM9`, which is no rule"),
        ("select = [", "promptlint.toml: the TOML is broken"),
        ('extend = "nowhere.toml"', "nowhere.toml: cannot be read"),
        ("[rules.PRM103]\nx = 1", "`rules.PRM103.x`: no such option"),
        ("[[sinks]]", "promptlint.toml:1: sinks, entry 1"),
        ('plugins = ["nowhere"]', "the module `nowhere` cannot be imported"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_one_line(
    tmp_path: Path, text: str, message: str
) -> None:
    """The message says where and what, nothing is checked, and the exit code is 2."""
    (tmp_path / "good.py").write_text(BAD)
    (tmp_path / "promptlint.toml").write_text(text)
    ran = run(*COMMAND, ".", cwd=tmp_path)

    assert message in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert (ran.returncode, ran.stdout) == (2, "")


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select", "--extend-ignore"])
def test_a_rule_that_does_not_exist_is_named(tmp_path: Path, option: str) -> None:
    """A code that fits no rule would silently check less, or more."""
    (tmp_path / "good.py").write_text(BAD)
    ran = run(*COMMAND, option, "PRM102,PRM999", cwd=tmp_path)

    assert f"command line: `{option[2:]}` names `PRM999`, which is no rule" in ran.stderr
    assert (ran.returncode, ran.stdout) == (2, "")
