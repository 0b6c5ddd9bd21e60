"""How reports are painted: colours, width, and whether there are any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypedDict

import click

Part = Literal[
    "plain",
    "path",
    "gutter",
    "error",
    "warning",
    "information",
    "name",
    "help",
    "added",
    "removed",
    "good",
]


class _Style(TypedDict, total=False):
    fg: str
    bold: bool
    dim: bool


_STYLES: Mapping[Part, _Style] = {
    "plain": {},
    "path": {"bold": True},
    "gutter": {"fg": "bright_blue"},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "information": {"fg": "cyan", "bold": True},
    "name": {"bold": True},
    "help": {"fg": "cyan"},
    "added": {"fg": "green"},
    "removed": {"fg": "red"},
    "good": {"fg": "green", "bold": True},
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to be painted. `width` is in terminal cells."""

    color: bool = False
    width: int = 100

    def paint(self, text: str, part: Part) -> str:
        """Return `text` in the colours of `part`, or as it is where there are none."""
        return click.style(text, **_STYLES[part]) if self.color and text else text
