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


def heeds_interrupts() -> None:
    """Undo what a job in the background inherits: that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def watching(project: Path) -> Iterator[subprocess.Popen[str]]:
    """Return a process that watches a project with one good file."""
    (project / "app.py").write_text(GOOD)
    process = subprocess.Popen(
        [sys.executable, "-m", "promptlint", "check", "--watch", "--output-format", "concise"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=project,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        preexec_fn=heeds_interrupts,  # noqa: PLW1509 - no threads here
    )  # fmt: skip
    yield process
    process.kill()
    process.communicate()


def wait_for(text: str, process: subprocess.Popen[str]) -> None:
    """Read reports until one holds the text; a file half written may bring one before it."""
    assert process.stdout is not None
    seen: list[str] = []
    for line in process.stdout:
        seen.append(line)
        if text in line:
            return
    raise AssertionError("".join(seen))


def test_changes_are_checked(watching: subprocess.Popen[str], project: Path) -> None:
    """A file that changes, a new one and a broken configuration each bring a new report."""
    wait_for("No problems found in 1 file", watching)
    (project / "app.py").write_text(BAD)
    wait_for("app.py:3:54: PRM201", watching)
    (project / "new.py").write_text(GOOD)
    wait_for("1 of 2 files", watching)
    (project / "promptlint.toml").write_text("selekt = []")
    wait_for("unknown key `selekt`", watching)
    (project / "promptlint.toml").write_text('ignore = ["PRM201"]\n')
    wait_for("No problems found in 2 files", watching)

    watching.send_signal(signal.SIGINT)
    assert watching.wait(10) == 130


def test_it_changes_nothing(command) -> None:
    """Watching goes neither with fixes nor with stdin."""
    for words in (("--fix",), ("--add-ignore",), ("-",)):
        ran = command("check", "--watch", *words)
        assert ran.code == 2
        assert "--watch looks at files" in ran.err
