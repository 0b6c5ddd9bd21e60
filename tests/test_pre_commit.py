"""The hook works in a real pre-commit: installed from a repository, run on a commit, and tried out.

pre-commit builds the hook's environment with pip, so these tests need a package registry.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
BAD = """from openai import OpenAI

OpenAI().responses.create(model="o3", input=[{"role": "sytem", "content": "Hi."}])
"""
GOOD = BAD.replace("sytem", "system")

pytestmark = [pytest.mark.registry, pytest.mark.skipif(not shutil.which("git"), reason="no git")]


def run(*command: str, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with a git and a pre-commit that know nothing of this machine's user."""
    names = {
        f"GIT_{who}_{what}": "test@localhost"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    own = {"PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull, **names}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(
        command, cwd=cwd, env={**kept, **own}, capture_output=True, text=True, check=False
    )


def pre_commit(*arguments: str, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "pre_commit", *arguments, cwd=cwd, home=home)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def hooks(tmp_path: Path, home: Path) -> Path:
    """Return a repository with the working tree's files, committed."""
    target = tmp_path / "hooks"
    listed = run("git", "ls-files", "-z", "-co", "--exclude-standard", cwd=REPOSITORY, home=home)
    for name in listed.stdout.split("\0")[:-1]:
        source = REPOSITORY / name
        if source.is_file() and not name.startswith("tests/"):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)
    commit_all(target, home)
    return target


@pytest.fixture
def project(tmp_path: Path, home: Path) -> Path:
    """Return a repository that has one file with a defect, staged."""
    target = tmp_path / "project"
    target.mkdir()
    run("git", "init", "-q", cwd=target, home=home)
    (target / "bot.py").write_text(BAD)
    (target / "notes.txt").write_text("Recieve it.")
    (target / "prompts").mkdir()
    (target / "prompts" / "mail.md").write_text("Recieve it.")
    run("git", "add", ".", cwd=target, home=home)
    return target


def commit_all(repository: Path, home: Path) -> str:
    """Commit everything, and return the commit's name."""
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "All of it")):
        run("git", *command, cwd=repository, home=home)
    return run("git", "rev-parse", "HEAD", cwd=repository, home=home).stdout.strip()


def test_a_commit_with_a_defect_fails_and_a_clean_one_goes_through(
    hooks: Path, project: Path, home: Path
) -> None:
    """The hook stops the commit, shows why, and lets the mended file in."""
    rev = run("git", "rev-parse", "HEAD", cwd=hooks, home=home).stdout.strip()
    (project / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {rev}\n  hooks:\n  - id: promptlint\n"
    )
    run("git", "add", ".", cwd=project, home=home)
    assert pre_commit("install", cwd=project, home=home).returncode == 0

    stopped = run("git", "commit", "-m", "With a defect", cwd=project, home=home)
    assert stopped.returncode == 1
    assert "bot.py:3:55: PRM201 [error] unknown-role" in stopped.stdout + stopped.stderr
    assert "Found 2 problems in 2 of 2 files" in stopped.stdout + stopped.stderr

    (project / "bot.py").write_text(GOOD)
    (project / "prompts" / "mail.md").write_text("Receive it.")
    run("git", "add", ".", cwd=project, home=home)
    passed = run("git", "commit", "-m", "Mended", cwd=project, home=home)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert run("git", "status", "--porcelain", cwd=project, home=home).stdout == ""


def test_the_hook_can_be_tried_out(hooks: Path, project: Path, home: Path) -> None:
    """`pre-commit try-repo` needs no configuration; of texts it checks those that are prompts."""
    tried = pre_commit("try-repo", str(hooks), "promptlint", "--all-files", cwd=project, home=home)

    assert tried.returncode == 1
    assert "PRM201" in tried.stdout
    assert "prompts/mail.md:1:1: PRM501" in tried.stdout
    assert "notes.txt" not in tried.stdout
    assert "exit code: 1" in tried.stdout


def test_the_fixing_hook_mends_the_file(hooks: Path, project: Path, home: Path) -> None:
    """`promptlint-fix` changes the file and fails once, so that the change is looked at."""
    tried = pre_commit(
        "try-repo", str(hooks), "promptlint-fix", "--all-files", cwd=project, home=home
    )

    assert tried.returncode == 1
    assert "files were modified by this hook" in tried.stdout
    assert (project / "bot.py").read_text() == GOOD
