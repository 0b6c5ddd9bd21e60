"""A real editor shows findings, follows edits and applies fixes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.server.conftest import BAD, HEAD, REPOSITORY, server_command

NEOVIM = shutil.which("nvim")
SCRIPT = Path(__file__).with_name("neovim.lua")
ASTRAL = "\N{GRINNING FACE}" * 3


@pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed")
def test_neovim_shows_findings_and_applies_a_fix(project, tmp_path):
    """On a real file, headless, by the server that `promptlint server` starts."""
    text = HEAD + f'"{ASTRAL}"; ' + BAD.removeprefix(HEAD)
    path = project / "bot.py"
    path.write_text(text, encoding="utf-8")
    out = tmp_path / "out.json"
    paths = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "rules")])
    env = {
        **os.environ,
        "PYTHONPATH": paths,
        "PROMPTLINT_OUT": str(out),
        "PROMPTLINT_SERVER": json.dumps(server_command()),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "HOME": str(tmp_path),
    }
    command = [str(NEOVIM), "--headless", "-u", "NONE", "-n", str(path), "-S", str(SCRIPT)]
    ran = subprocess.run(
        command, cwd=project, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert out.exists(), ran.stderr
    seen = json.loads(out.read_text(encoding="utf-8"))

    [one] = seen["before"]
    assert (one["code"], one["source"], one["line"]) == ("PRM201", "promptlint", 2)
    line = text.splitlines()[2].encode()  # Neovim counts columns in bytes
    assert b"sytem" in line[one["column"] : one["column"] + 8]
    assert seen["mended"] in ([], {})
    assert seen["undone"] == seen["before"]
    assert "\n".join(seen["fixed"]) == text.replace("sytem", "system").rstrip("\n")
