"""What the checks of files that are being edited leave for one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from promptlint.extract.parses import Parsing, parsed
from promptlint.memo import Findings


class Abandoned(Exception):  # noqa: N818 - nothing went wrong
    """Nobody waits for the result any more."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Session:
    """What checks have beside the text and the settings; it never changes their results.

    One thread at a time uses it.
    """

    parsing: Parsing = parsed
    """How files are parsed: `Parses` makes use of the last parse."""
    findings: Findings | None = None
    """What rules have said before; None to keep nothing."""
    is_stale: Callable[[], bool] = _never
    """Says whether nobody waits for the result any more; asked between the steps of a check."""

    def step(self) -> None:
        """Go on to the next step.

        Raises:
            Abandoned: there is no point in it.
        """
        if self.is_stale():
            raise Abandoned


ALONE: Final = Session()
"""For a check that nothing comes before or after."""
