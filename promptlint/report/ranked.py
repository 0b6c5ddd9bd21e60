"""Findings in the order in which the hosts of code want them: the most severe first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from promptlint.model import Diagnostic, FileResult, Severity
from promptlint.report.locator import Locator, Place

_RANKS: Final[dict[Severity, int]] = {"error": 0, "warning": 1, "information": 2}


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with its file and where it begins and ends there."""

    path: str
    diagnostic: Diagnostic
    locator: Locator

    @property
    def start(self) -> Place:
        """Return where the finding begins."""
        return self.locator.place(self.diagnostic.span.start)

    @property
    def end(self) -> Place:
        """Return where the finding ends, the first column after it."""
        return self.locator.place(self.diagnostic.span.end)


def ranked(results: Sequence[FileResult], *, suppressed: bool = False) -> Iterator[Placed]:
    """Yield the findings of all files, worst first: hosts cut long lists, and would cut those.

    Among equals the order is that of the files and of their lines. With `suppressed`, those that
    a directive or the baseline covers come as well.
    """
    placed: list[Placed] = []
    for result in results:
        locator = Locator(result.source)
        hidden = result.suppressed if suppressed else ()
        placed += [Placed(result.path, one, locator) for one in (*result.diagnostics, *hidden)]
    yield from sorted(placed, key=lambda one: _RANKS[one.diagnostic.severity])
