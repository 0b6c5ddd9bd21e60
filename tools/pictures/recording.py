"""What happens on a screen over time, as a picture that moves."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import TracebackType

from tools.pictures.screen import Screen


class Recording:
    """Records a screen from the outside, until it is left."""

    def __init__(self, screen: Screen, columns: int, rows: int, cast: Path) -> None:
        """Take what is recorded, and the file for asciinema's recording."""
        command = " ".join(screen.attached())
        self._cast = cast
        self._size = (columns, rows)
        size = f"stty cols {columns} rows {rows}"
        record = f"asciinema rec --quiet --overwrite --cols {columns} --rows {rows} -c '{command}' {cast}"
        self._process = subprocess.Popen(
            ["script", "--quiet", "--command", f"{size}; {record}", "/dev/null"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        )  # fmt: skip

    def draw(self, file: Path) -> None:
        """Write the recording as a picture."""
        columns, rows = map(str, self._size)
        size = ("--width", columns, "--height", rows)
        command = ["npx", "--yes", "svg-term-cli@2.1.1", "--in", self._cast, "--out", file, *size]
        subprocess.run([*command, "--window", "--no-cursor"], check=True)

    def __enter__(self) -> Recording:
        """Return this recording."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Wait until the screen that is recorded has gone."""
        self._process.wait(timeout=20)
