"""The scores of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Final

from promptlint.model import Hit, Score, Span
from promptlint.prism.properties.cognition import COGNITION
from promptlint.prism.properties.communication import COMMUNICATION
from promptlint.prism.properties.content import CONTENT
from promptlint.prism.properties.demands import DEMANDS
from promptlint.prism.properties.fact import Fact
from promptlint.prism.properties.hallucination import HALLUCINATION
from promptlint.prism.properties.instruction import INSTRUCTION
from promptlint.prism.properties.layout import LAYOUT
from promptlint.prism.properties.logic import LOGIC
from promptlint.prism.properties.property import Property, merged, within
from promptlint.prism.properties.reading import Reading
from promptlint.prism.properties.requests import ANSWER, SUBJECT, TASK
from promptlint.prism.properties.responsibility import RESPONSIBILITY
from promptlint.prism.wording import Wording

PROPERTIES: Final = (
    *COMMUNICATION,
    *COGNITION,
    *INSTRUCTION,
    *LOGIC,
    *HALLUCINATION,
    *RESPONSIBILITY,
)
"""In the order of the paper."""
FACTS: Final[Mapping[str, Fact]] = {
    fact.name: fact for fact in (*TASK, *ANSWER, *SUBJECT, *CONTENT, *LAYOUT, *DEMANDS)
}
_TOLD: Final = 0.1
"""The least that a fact must add or take to be named, in points."""


class Scores:
    """The scores of a text, as plain values or with the facts and places that they rest on."""

    def __init__(self, wording: Wording, signals: Iterable[Hit] = ()) -> None:
        """Take a text, and the signals that it shows: in instructions, they are requests."""
        self._reading = Reading(wording)
        self._signals = {
            hit.name: hit
            for hit in signals
            if any(span.start < self._reading.cut for span in hit.spans)
        }

    @cached_property
    def facts(self) -> Mapping[str, float]:
        """How much of each fact the text shows, from 0 to 1."""
        return {name: fact.share(self._reading) for name, fact in FACTS.items()}

    @cached_property
    def _shown(self) -> Mapping[str, float]:
        """The facts that the text shows, and its signals in full."""
        facts = {name: share for name, share in self.facts.items() if share}
        return {**facts, **dict.fromkeys(self._signals, 1.0)}

    def values(self) -> dict[str, float]:
        """Return the scores alone, by the property's name."""
        totals = {each.name: each.base for each in PROPERTIES}
        counted = _counted()
        for name, share in self._shown.items():
            for each, points in counted.get(name, ()):
                totals[each] += points * share
        return {name: within(total) for name, total in totals.items()}

    def explained(self) -> tuple[Score, ...]:
        """Return the scores with what they rest on; what counts most comes first."""
        values = self.values()
        return tuple(self._explained(each, values[each.name]) for each in PROPERTIES)

    def _explained(self, each: Property, value: float) -> Score:
        told = sorted(
            (share for share in each.shares(self._shown) if abs(share.points) >= _TOLD),
            key=lambda share: -abs(share.points),
        )
        return Score(
            name=each.name,
            value=value,
            facts=tuple(f"{share.points:+.1f} {self._says(share.name)}" for share in told),
            spans=merged(span for share in told for span in self._spans(share.name)),
        )

    def _says(self, name: str) -> str:
        return FACTS[name].says if name in FACTS else f"signal {name}"

    def _spans(self, name: str) -> tuple[Span, ...]:
        if name in FACTS:
            return tuple(FACTS[name].spans(self._reading))
        return self._signals[name].spans


@cache
def _counted() -> Mapping[str, Sequence[tuple[str, float]]]:
    """Return for each fact and signal the properties that it counts for, and with what points."""
    counted: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for each in PROPERTIES:
        for share in each.points():
            counted[share.name].append((each.name, share.points))
    return counted
