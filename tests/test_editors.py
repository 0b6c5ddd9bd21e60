"""The settings for editors are what the guide shows, and start what there is."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
EDITORS = ROOT / "editors"
GUIDE = (ROOT / "docs" / "guides" / "editors.md").read_text("utf-8")
SHOWN = re.findall(r"^<!-- (\S+) -->\n```\w+\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("file", "text"), SHOWN, ids=[file for file, _ in SHOWN])
def test_the_guide_shows_the_files_of_editors(file: str, text: str) -> None:
    """What is copied from the guide is what was tried."""
    assert text == (ROOT / file).read_text("utf-8")


def test_the_guide_shows_all_but_the_settings_of_old_versions() -> None:
    """A file of settings that the guide does not show would never be found."""
    settings = {
        file.relative_to(ROOT).as_posix()
        for folder in ("neovim", "helix", "zed")
        for file in (EDITORS / folder).iterdir()
    }

    assert settings - {file for file, _ in SHOWN} == {"editors/neovim/older.lua"}


def test_helix_starts_the_server_on_python() -> None:
    """The server that is defined is among those of the language."""
    config = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text("utf-8"))
    server = config["language-server"]["promptlint"]
    [language] = config["language"]

    assert [server["command"], *server["args"]] == ["promptlint", "server"]
    assert (language["name"], language["language-servers"][-1]) == ("python", "promptlint")


def test_zed_starts_the_server_on_python() -> None:
    """Once the comments are gone, the file is JSON whose server is one of Python's."""
    text = (EDITORS / "zed" / "settings.json").read_text("utf-8")
    config = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    [(name, server)] = config["lsp"].items()

    assert name in config["languages"]["Python"]["language_servers"]
    assert server["binary"] == {"path": "promptlint", "arguments": ["server"]}
