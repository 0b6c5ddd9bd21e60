"""`check --watch` shows the findings of every state that the files come to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import BAD, GOOD

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise there")


@pytest.fixture
def watching(project: Path) -> Iterator[subprocess.Popen[str]]:
    """Return a process that watches a project with one good file."""
    (project / "app.py").write_text(GOOD)
    process = subprocess.Popen(
        [sys.executable, "-m", "promptlint", "check", "--watch", "--output-format", "concise"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=project,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    yield process
    process.kill()
    process.communicate()


def shown(process: subprocess.Popen[str]) -> str:
    """Return what comes up to the line that says that the program waits."""
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        if line.startswith("Watching"):
            return "".join(lines)
        lines.append(line)
    raise AssertionError("".join(lines))


def test_changes_are_checked(watching: subprocess.Popen[str], project: Path) -> None:
    """A file that changes, a new one and a broken configuration each bring a new report."""
    assert "No problems found in 1 file" in shown(watching)
    (project / "app.py").write_text(BAD)
    assert "app.py:3:54: PRM201" in shown(watching)
    (project / "new.py").write_text(GOOD)
    assert "1 of 2 files" in shown(watching)
    (project / "promptlint.toml").write_text("selekt = []")
    assert "unknown key `selekt`" in shown(watching)
    (project / "promptlint.toml").write_text('ignore = ["PRM201"]\n')
    assert "No problems found in 2 files" in shown(watching)

    watching.send_signal(signal.SIGINT)
    assert watching.wait(10) == 130


def test_it_changes_nothing(command) -> None:
    """Watching goes neither with fixes nor with stdin."""
    for words in (("--fix",), ("--add-ignore",), ("-",)):
        ran = command("check", "--watch", *words)
        assert ran.code == 2
        assert "--watch looks at files" in ran.err
