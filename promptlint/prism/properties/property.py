"""A property of a prompt: a score from 0 to 10 with the facts that it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import starmap
from operator import attrgetter
from pathlib import Path
from typing import Final

from promptlint.model import Span

HIGHEST: Final = 10.0


@dataclass(frozen=True, slots=True)
class Share:
    """What a fact or a signal adds to a score, or takes from it, in points."""

    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Property:
    """One of the 21 properties.

    Facts raise or lower a score by points learnt from ratings; that they may do so, and in which
    direction, is said here, as well as what an explicit request adds.
    """

    name: str
    title: str
    measures: str
    caution: str
    raised_by: tuple[str, ...] = ()
    lowered_by: tuple[str, ...] = ()
    explicit: Mapping[str, float] = field(default_factory=dict[str, float])
    """The points that explicit requests add: facts or signals."""
    begins: float | None = None
    """The score of a text that shows nothing; learnt from ratings if it is not given."""

    def points(self) -> Iterator[Share]:
        """Yield what each fact and each signal adds or takes where it is shown in full."""
        yield from starmap(Share, points_of()[self.name].items())
        yield from starmap(Share, self.explicit.items())

    def shares(self, shown: Mapping[str, float]) -> Iterator[Share]:
        """Yield what makes the score more or less, given how much of each fact a text shows."""
        for each in self.points():
            if each.name in shown:
                yield Share(each.name, each.points * shown[each.name])

    @property
    def base(self) -> float:
        """The score of a text that shows nothing."""
        return bases()[self.name] if self.begins is None else self.begins


def within(total: float) -> float:
    """Return a sum of points as a score, to two places."""
    return round(min(HIGHEST, max(0.0, total)), 2)


def bases() -> Mapping[str, float]:
    """Return what the scores begin with, by property."""
    return _sizes()[0]


def points_of() -> Mapping[str, Mapping[str, float]]:
    """Return the points that a complete fact adds or takes, by property and fact."""
    return _sizes()[1]


@cache
def _sizes() -> tuple[Mapping[str, float], Mapping[str, Mapping[str, float]]]:
    """Read what `tools/train_properties` wrote."""
    tables = json.loads(Path(__file__).with_name("sizes.json").read_text(encoding="utf-8"))
    return tables["base"], tables["points"]


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, without those that begin within another."""
    kept: list[Span] = []
    for span in sorted(spans, key=attrgetter("start")):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
