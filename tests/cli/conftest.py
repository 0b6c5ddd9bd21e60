"""What the tests of the command line share: a project, and running commands in it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from promptlint.cli.run import run

HEAD = "from openai import OpenAI\n\n"
BAD = HEAD + 'OpenAI().responses.create(model="m", input=[{"role": "sytem", "content": "Hi."}])\n'
GOOD = BAD.replace("sytem", "system")


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """Return an empty project, which is the working directory."""
    (tmp_path / "promptlint.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def command(project, capsys, monkeypatch) -> Command:
    """Return a function that runs the command line in the project, in this process."""

    def call(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = run(arguments)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return call
