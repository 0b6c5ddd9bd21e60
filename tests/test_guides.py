"""What the guides show works as it is shown."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[1] / "docs" / "guides" / "own-rules.md"
PROMPT = """\
from openai import OpenAI

OpenAI().responses.create(model="m", instructions="You sell FloatCloud.", input="Hi.")
"""


def blocks(language: str) -> list[str]:
    """Return the fenced blocks of the guide in one language."""
    return re.findall(
        rf"^```{language}\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a folder with the guide's module, its test and its configuration."""
    rule, test = blocks("python")
    (tmp_path / "house_rules.py").write_text(rule, encoding="utf-8")
    (tmp_path / "test_house_rules.py").write_text(test, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(blocks("toml")[0], encoding="utf-8")
    (tmp_path / "app.py").write_text(PROMPT, encoding="utf-8")
    return tmp_path


def ran(house: Path, *words: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(house), *sys.path])
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=house, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_the_rule_of_the_guide_reports(house: Path) -> None:
    """With the guide's configuration the rule finds the other name that its option lists."""
    done = ran(house, "promptlint", "check", "--output-format", "json", "app.py")
    [found] = json.loads(done.stdout)

    assert (found["code"], found["message"]) == ("HOUSE101", "`FloatCloud` has a new name")
    assert found["location"] == {"row": 3, "column": 61}


def test_the_test_of_the_guide_passes(house: Path) -> None:
    """The guide's own test runs both examples of the rule."""
    done = ran(house, "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly")

    assert "2 passed" in done.stdout, done.stdout


def test_an_entry_point_needs_no_configuration(house: Path) -> None:
    """The rule is on where a package names its module as an entry point."""
    info = house / "house-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house\nVersion: 1.0\n")
    point = blocks("toml")[1].replace("[project.entry-points.", "[").replace('"', "")
    (info / "entry_points.txt").write_text(point)
    (house / "pyproject.toml").write_text("")
    (house / "app.py").write_text(PROMPT.replace("FloatCloud", "Floatbase"))
    done = ran(house, "promptlint", "check", "--output-format", "concise", "app.py")

    assert "HOUSE101 [warning] old-name" in done.stdout, done.stderr
