"""What the README and the pictures show is what promptlint prints, and what is named is there."""

from __future__ import annotations

import html
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def printed(command: str, folder: Path) -> str:
    """Return what a command of promptlint prints, on stdout and then on stderr."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "rules"), *sys.path])
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=folder, env={**os.environ, "PYTHONPATH": paths, "PROMPTLINT_NO_CACHE": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


def test_the_readme_shows_what_is_printed() -> None:
    """Whoever types the command sees just that."""
    [(command, shown)] = re.findall(r"^```\n\$ (.*?)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)

    assert printed(command, ROOT) == shown


def test_the_picture_of_the_readme_shows_what_is_printed() -> None:
    """The terminal in the picture is wide enough for every line; `make pictures` draws it anew."""
    svg = (ROOT / "docs" / "pictures" / "check.svg").read_text("utf-8")
    rows: dict[str, str] = {}
    for row, text in re.findall(r'<text [^>]* y="([0-9.]+)"[^>]*clip-path[^>]*>(.*?)</text>', svg):
        rows[row] = rows.get(row, "") + html.unescape(text)
    command = "promptlint check bot/triage.py"
    said = [f"$ {command}", *printed(command, ROOT / "corpus").splitlines(), "$"]

    assert [bare(line) for line in rows.values() if bare(line)] == [
        bare(line) for line in said if line
    ]


def bare(line: str) -> str:
    """Return a line without its spaces, which the picture leaves out between colours."""
    return "".join(line.split())


def test_the_tour_of_the_code_names_what_is_there() -> None:
    """Every path in CONTRIBUTING's table of steps exists."""
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    cells = re.findall(r"^\| [0-9]+ \| (.*?) \|", guide, re.MULTILINE)
    named = [path for cell in cells for path in re.findall(r"`(.*?)`", cell)]

    assert len(named) > 14
    assert [
        path
        for path in named
        if not (ROOT / "promptlint" / path).exists() and not (ROOT / path).exists()
    ] == []
