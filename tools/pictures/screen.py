"""A real terminal, in tmux, that is typed into and drawn."""

from __future__ import annotations

import os
import re
import subprocess
import time
import uuid
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

SHELL = ("bash", "--noprofile", "--norc")
PROMPT = r"\[\e[1;32m\]$\[\e[0m\] "
LIMIT = 60.0
"""Seconds until something that is waited for has to be there."""


class Screen:
    """A shell in a terminal of its own."""

    def __init__(self, folder: Path, columns: int, rows: int, variables: Mapping[str, str]) -> None:
        """Start a shell in a folder, with an empty home so that no settings of the user show."""
        self._server = f"promptlint-{uuid.uuid4().hex[:8]}"
        environment = {**os.environ, "PS1": PROMPT, "TERM": "xterm-256color", **variables}
        size = ("-x", str(columns), "-y", str(rows))
        subprocess.run(
            [*self._tmux(), "-f", "/dev/null", "new-session", "-d", *size, *SHELL],
            cwd=folder, env=environment, check=True,
        )  # fmt: skip
        self._run("set", "-g", "status", "off")
        self.wait(r"^\$")

    def type(self, text: str, *keys: str) -> None:
        """Type a text, and press keys after it."""
        if text:
            self._run("send-keys", "-l", text)
        for key in keys:
            self._run("send-keys", key)

    def wait(self, pattern: str, rest: float = 0.5) -> None:
        """Wait until the screen shows a pattern, and some seconds more for it to settle.

        Raises:
            TimeoutError: it does not come.
        """
        end = time.monotonic() + LIMIT
        while not re.search(pattern, self.text(), re.MULTILINE):
            if time.monotonic() > end:
                raise TimeoutError(f"no {pattern!r} in:\n{self.text()}")
            time.sleep(0.1)
        time.sleep(rest)

    def text(self) -> str:
        """Return what the screen shows, without colours and the blank lines at its end."""
        return self._run("capture-pane", "-p").rstrip()

    def drawn(self) -> str:
        """Return what the screen shows, with escape sequences for colours."""
        return self._run("capture-pane", "-p", "-e", "-N").rstrip("\n")

    def attached(self) -> list[str]:
        """Return the command that shows this screen in another terminal."""
        return [*self._tmux(), "attach"]

    def __enter__(self) -> Screen:
        """Return this screen."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """End the shell, if it has not ended by itself."""
        subprocess.run([*self._tmux(), "kill-server"], check=False, capture_output=True)

    def _tmux(self) -> list[str]:
        return ["tmux", "-L", self._server]

    def _run(self, *words: str) -> str:
        return subprocess.run(
            [*self._tmux(), *words], check=True, capture_output=True, text=True
        ).stdout
