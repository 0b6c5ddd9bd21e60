"""The table of what was measured against what is allowed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure; `budget` is empty where none is set, `kept` None likewise."""

    what: str
    figure: str
    budget: str = ""
    kept: bool | None = None


def show(title: str, rows: Iterable[Row]) -> None:
    """Print the rows under a title as they come."""
    print(f"\n{title}")
    for row in rows:
        verdict = {None: "", True: "kept", False: "BROKEN"}[row.kept]
        print(f"  {row.what:<58} {row.figure:>20}  {row.budget:<24} {verdict}".rstrip(), flush=True)


def at_most(what: str, value: float, budget: float, unit: str) -> Row:
    """Return the row of a figure that must not be above its budget."""
    return Row(what, f"{value:.3g} {unit}", f"at most {budget:g} {unit}", value <= budget)


def at_least(what: str, value: float, budget: float, unit: str) -> Row:
    """Return the row of a figure that must not be below its budget."""
    return Row(what, f"{value:.3g} {unit}", f"at least {budget:g} {unit}", value >= budget)
