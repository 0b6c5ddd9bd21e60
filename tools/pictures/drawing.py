"""A terminal's screen as an SVG picture that fetches nothing."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.ansi import AnsiDecoder
from rich.console import Console

WEB_FONT = re.compile(r"@font-face \{.*?\}\n", re.DOTALL)


def draw(screen: str, columns: int, title: str, file: Path) -> None:
    """Write a screen with escape sequences for colours as a picture."""
    console = Console(
        record=True,
        width=columns,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
    )
    for line in AnsiDecoder().decode(screen):
        console.print(line, no_wrap=True, overflow="ignore", crop=True)
    svg = console.export_svg(title=title, unique_id="terminal")
    svg = WEB_FONT.sub("", svg).replace("Fira Code, monospace", "ui-monospace, monospace")
    lines = (line.rstrip() for line in svg.splitlines())
    file.write_text("\n".join(lines).strip() + "\n", encoding="utf-8")
