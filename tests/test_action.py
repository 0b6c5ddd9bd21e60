"""The steps of the GitHub Action do what they say, run one after the other as a runner does."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))
BAD = """from openai import OpenAI

OpenAI().responses.create(model="o3", input=[{"role": "sytem", "content": "Hi."}])
"""

pytestmark = [pytest.mark.registry, pytest.mark.skipif(os.name == "nt", reason="needs bash")]


class Runner:
    """Runs the shell steps of a composite action; steps that use other actions are passed over."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = folder / "project"
        self.project.mkdir()
        self.output = folder / "output"
        self.output.touch()

    def run(self, **inputs: str) -> dict[str, subprocess.CompletedProcess[str]]:
        given = {name: one["default"] for name, one in ACTION["inputs"].items()} | inputs
        done: dict[str, subprocess.CompletedProcess[str]] = {}
        for step in ACTION["runs"]["steps"]:
            if "run" in step:
                done[step["name"]] = self._step(step, given)
        return done

    def _step(
        self, step: dict[str, Any], given: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        said = dict(line.split("=") for line in self.output.read_text().splitlines())
        values = {f"inputs.{name}": value for name, value in given.items()}
        values |= {f"steps.check.outputs.{name}": value for name, value in said.items()}
        values["github.action_path"] = str(REPOSITORY)
        own = {
            name: values[expression.removeprefix("${{ ").removesuffix(" }}")]
            for name, expression in step["env"].items()
        }
        runner = {"RUNNER_TEMP": str(self.folder), "GITHUB_OUTPUT": str(self.output)}
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.project, env={**os.environ, **runner, **own}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    return Runner(tmp_path_factory.mktemp("runner"))


def test_findings_annotate_and_fail(runner: Runner) -> None:
    """A defect becomes an annotation, is in the SARIF file, and the last step fails with 1."""
    (runner.project / "bot.py").write_text(BAD)
    runner.output.write_text("")
    done = runner.run(**{"sarif-file": "out.sarif"})

    assert done["Install"].returncode == 0, done["Install"].stderr
    assert done["Check"].stdout.startswith(
        "::error title=promptlint PRM201 (unknown-role),file=bot.py"
    )
    assert (done["Check"].returncode, done["Result"].returncode) == (0, 1)
    log = json.loads((runner.project / "out.sarif").read_text())
    assert log["runs"][0]["results"][0]["ruleId"] == "PRM201"


def test_arguments_and_paths_are_taken(runner: Runner) -> None:
    """Arguments reach the command; what passes is told by the exit code."""
    (runner.project / "src").mkdir()
    (runner.project / "bot.py").write_text(BAD)
    runner.output.write_text("")
    done = runner.run(paths="src bot.py", args="--ignore unknown-role")

    assert done["Check"].stdout == ""
    assert done["Result"].returncode == 0
    assert not (runner.project / "no.sarif").exists()
