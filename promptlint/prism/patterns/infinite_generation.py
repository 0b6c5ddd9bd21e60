"""Infinite generation: outputs without end, until they are stopped."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, any_of
from promptlint.prism.phrases import Phrases

INFINITE_GENERATION: Final = Pattern(
    "infinite_generation",
    "makes the model go on producing outputs until it is stopped.",
    "Phrases for generating forever, or until someone says stop.",
    "Questions that go on until a goal is reached are the pattern *flipped_interaction*.",
    any_of(
        Idea(
            "without end",
            Phrases(
                r"(?:generate|produce|continue|keep|repeat|go on|output|write|do "
                r"this) ~50 "
                r"(?:forever|indefinitely|endlessly|without stopping|non-?stop)",
                r"until (?:i|the user|i'll) (?:say|says|tell|tells|type|types|write|writes)"
                r"(?: you)?(?: to)? [\"']?(?:stop|quit|exit|done|enough|end)",
                r"keep (?:generating|producing|creating|writing|giving me) (?:new |more "
                r")?(?:[a-z]+ )?"
                r"(?:until|one after|forever)",
                r"(?:don't|do not|never) stop (?:generating|producing|until)",
            ),
        ),
    ),
    ("Generate names, three at a time, until I say stop.",),
    ("Ask me questions until you know the budget.",),
)
