"""The column of line numbers to the left of an excerpt."""

from __future__ import annotations

from dataclasses import dataclass

from promptlint.report.look import Look

_LEAST_ROOM = 20


@dataclass(frozen=True, slots=True)
class Gutter:
    """A column of numbers, `width` cells wide, and the bar beside it."""

    look: Look
    width: int

    @property
    def room(self) -> int:
        """How many cells remain for the text to the right of the bar."""
        return max(_LEAST_ROOM, self.look.width - self.width - 3)

    def row(self, body: str = "", number: int | str = "", sign: str = "|") -> str:
        """Return one row: a number, a bar (or another sign), and the text."""
        left = self.look.paint(f"{number:>{self.width}} {sign}", "gutter")
        return f"{left} {body}" if body else left

    def gap(self, body: str = "") -> str:
        """Return the row that stands for lines left out."""
        dots = self.look.paint("...", "gutter")
        return f"{dots}{' ' * self.width}{body}" if body else dots
