"""A prompt's analysis: every part is made when it is first asked for, once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from promptlint.features import Linguist, Passage, Profile
from promptlint.model import Component, Conversation, Hit, Markers, Role, Score, Span, Structure
from promptlint.prism.components import components
from promptlint.prism.language import language_of
from promptlint.prism.markers import markers
from promptlint.prism.patterns import patterns
from promptlint.prism.properties import Scores
from promptlint.prism.record import hits_record, markers_record, structure_record
from promptlint.prism.signals import signals
from promptlint.prism.structure import structure_in, structure_of
from promptlint.prism.techniques import techniques
from promptlint.prism.tokens import token_count
from promptlint.prism.units import segments
from promptlint.prism.wording import Wording


class Prism:
    """What a prompt is made of. Spans are offsets of `text`.

    A part that is never asked for costs nothing; one that is asked for twice is made once.
    """

    def __init__(
        self,
        text: str,
        *,
        role: Role | None = None,
        holes: Sequence[Span] = (),
        conversation: Conversation | None = None,
    ) -> None:
        """Take a text, and what is known of its speaker, its holes and what it is sent with."""
        self.text = text
        self.role: Role | None = role
        self.holes = tuple(sorted(holes))
        self._conversation = conversation

    @cached_property
    def wording(self) -> Wording:
        """The text as finders of phrases read it."""
        return Wording(self.text, self.role, self.holes)

    @cached_property
    def structure(self) -> Structure:
        """Who speaks: in the conversation that the text is sent with, if any, else in the text."""
        if self._conversation is None:
            return structure_in(self.text, self.role)
        return structure_of(self._conversation)

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """What the parts of the text are for, in order; they hold every line once."""
        return components(self.text, self.role)

    @cached_property
    def markers(self) -> Markers:
        """The marks of layout, tags, fences, control tokens and placeholders of the text."""
        return markers(self.text)

    @cached_property
    def patterns(self) -> tuple[Hit, ...]:
        """The patterns of White et al. that the text shows."""
        return patterns(self.wording)

    @cached_property
    def techniques(self) -> tuple[Hit, ...]:
        """The techniques of The Prompt Report that the text shows."""
        return techniques(self.wording)

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

    @property
    def passage(self) -> Passage:
        """The text as a linguist reads it, line by line."""
        return Passage(self.text, [each.span for each in segments(self.text)], self.holes)

    @cached_property
    def linguistic(self) -> Profile:
        """The grammar of the text, by the embedded pipeline; `Linguist` takes any, and many texts.

        Raises:
            ConfigError: spaCy is not installed, which the extra `nlp` brings.
        """
        return Linguist().profile(self.passage)

    @cached_property
    def tokens(self) -> int:
        """About how many tokens the text has, its holes as they are written."""
        return token_count(self.text)

    @cached_property
    def language(self) -> str:
        """The ISO 639-1 code of the text's natural language, or "und"."""
        return language_of(self.text)

    def record(self) -> dict[str, object]:
        """Return all parts as a value that JSON can hold."""
        return {
            "structure": structure_record(self.structure),
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
            "markers": markers_record(self.markers),
            "patterns": hits_record(self.patterns),
            "techniques": hits_record(self.techniques),
            "signals": hits_record(self.signals),
            "properties": self.scores.values(),
            "tokens": self.tokens,
            "language": self.language,
        }
