"""A prompt's analysis: every part is made when it is first asked for, once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from promptlint.model import Component, Hit, Role, Score, Span
from promptlint.prism.components import components
from promptlint.prism.patterns import patterns
from promptlint.prism.properties import Scores
from promptlint.prism.signals import signals
from promptlint.prism.wording import Wording


class Prism:
    """What a prompt is made of. Spans are offsets of `text`.

    A part that is never asked for costs nothing; one that is asked for twice is made once.
    """

    def __init__(self, text: str, *, role: Role | None = None, holes: Sequence[Span] = ()) -> None:
        """Take a text, who speaks it if that is known, and where values are filled in."""
        self.text = text
        self.role = role
        self.holes = tuple(sorted(holes))

    @cached_property
    def wording(self) -> Wording:
        """The text as finders of phrases read it."""
        return Wording(self.text, self.role, self.holes)

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """What the parts of the text are for, in order; they hold every line once."""
        return components(self.text)

    @cached_property
    def patterns(self) -> tuple[Hit, ...]:
        """The patterns of White et al. that the text shows."""
        return patterns(self.wording)

    @cached_property
    def signals(self) -> tuple[Hit, ...]:
        """The yes/no facts that the text states outright."""
        return signals(self.wording)

    @cached_property
    def scores(self) -> Scores:
        """The scores of the 21 properties, as plain values or explained."""
        return Scores(self.wording, self.signals)

    @cached_property
    def properties(self) -> tuple[Score, ...]:
        """The scores of the 21 properties, with the facts and places that they rest on."""
        return self.scores.explained()

    def record(self) -> dict[str, object]:
        """Return all parts as a value that JSON can hold."""
        return {
            "components": [
                {
                    "label": one.label,
                    "group": one.group,
                    "start": one.span.start,
                    "end": one.span.end,
                    "depth": one.depth,
                }
                for one in self.components
            ],
            "patterns": [hit.name for hit in self.patterns],
            "signals": [hit.name for hit in self.signals],
            "properties": self.scores.values(),
        }
