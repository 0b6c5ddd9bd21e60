"""Draws all pictures of terminals, or those that are named.

Needs tmux, Neovim 0.11 (NEOVIM names another than `nvim`), and for the recording asciinema and npx. The
pictures of VS Code are made by vscode.mjs beside this.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tools.pictures.drawing import draw
from tools.pictures.recording import Recording
from tools.pictures.screen import Screen

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
COLUMNS = 122
NEOVIM = os.environ.get("NEOVIM", "nvim")
INIT = """\
vim.lsp.enable("promptlint")
vim.diagnostic.config({ virtual_text = true })
vim.o.laststatus = 0
"""


def main(names: list[str]) -> None:
    """Draw pictures in a copy of the corpus that may be changed."""
    wanted: dict[str, Callable[[Path], None]] = {
        "check": check, "diff": diff, "neovim": neovim, "watch": watch,
    }  # fmt: skip
    for name in names or wanted:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            folder = Path(scratch, "corpus")
            shutil.copytree(ROOT / "corpus", folder)
            wanted[name](folder)


def check(folder: Path) -> None:
    """Draw what the parser reads and the prompt never asks for."""
    with Screen(folder, COLUMNS, 30, variables(folder)) as screen:
        screen.type("promptlint check bot/triage.py", "Enter")
        screen.wait(r"^Found \d+ problem")
        save(screen, "check", "promptlint check")


def diff(folder: Path) -> None:
    """Draw what the fixes would change."""
    with Screen(folder, COLUMNS, 40, variables(folder)) as screen:
        screen.type("promptlint check --fix --diff bot/answer.py", "Enter")
        screen.wait(r"^(Would fix|Found|Fixed)")
        save(screen, "diff", "promptlint check --fix --diff")


def neovim(folder: Path) -> None:
    """Draw findings, a hover and the code actions in Neovim, with the settings of editors/neovim."""
    settings = folder.parent / ".config" / "nvim"
    settings.joinpath("lsp").mkdir(parents=True)
    settings.joinpath("init.lua").write_text(INIT, encoding="utf-8")
    shutil.copy(ROOT / "editors" / "neovim" / "promptlint.lua", settings / "lsp")
    with Screen(folder, COLUMNS, 32, variables(folder)) as screen:
        screen.type(f"{NEOVIM} bot/triage.py", "Enter")
        screen.wait("the prompt names the tool", rest=2)
        screen.type("14G36|zt10\x19K")
        screen.wait("What it does", rest=1)
        save(screen, "neovim-hover", "Neovim: K")
        screen.type(":e! bot/answer.py\r")
        screen.wait("is sent as", rest=2)
        screen.type("19G55|gra")
        screen.wait("Make it an f-string", rest=1)
        save(screen, "neovim-actions", "Neovim: gra")


def watch(folder: Path) -> None:
    """Record --watch while a file is mended."""
    cast = folder.parent / "watch.cast"
    with Screen(folder, COLUMNS + 6, 22, variables(folder)) as screen:
        with Recording(screen, COLUMNS + 6, 22, cast) as recording:
            screen.wait(".", rest=1.5)
            screen.type("promptlint check --watch bot/triage.py", "Enter")
            screen.wait(r"Found 2 problems", rest=4)
            replace(folder / "bot" / "triage.py", '["urgency"]', '["priority"]')
            screen.wait(r"Found 1 problem", rest=4)
            replace(folder / "bot" / "triage.py", "`find_booking`", "`get_booking`")
            screen.wait(r"No problems", rest=2)
            screen.type("", "C-c")
            screen.wait(r"^\$ ?$", rest=1.5)
            screen.type("exit", "Enter")
        recording.draw(PICTURES / "watch.svg")


def replace(file: Path, old: str, new: str) -> None:
    """Replace a text in a file."""
    file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")


def variables(folder: Path) -> dict[str, str]:
    """Return what the shell is to know: this promptlint, no settings of the user, all colours."""
    programs = str(Path(sys.executable).parent)
    home = {"HOME": str(folder.parent), "XDG_CONFIG_HOME": str(folder.parent / ".config")}
    return {
        **home,
        "PATH": os.pathsep.join([programs, os.environ["PATH"]]),
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
    }


def save(screen: Screen, name: str, title: str) -> None:
    """Write a screen as a picture."""
    draw(screen.drawn(), COLUMNS, title, PICTURES / f"{name}.svg")


if __name__ == "__main__":
    main(sys.argv[1:])
