"""Techniques of learning from examples in the prompt."""

from __future__ import annotations

from typing import Final

from promptlint.model import Span
from promptlint.prism.phrases import Phrases
from promptlint.prism.signals.demos import DEMOS
from promptlint.prism.techniques.technique import Technique
from promptlint.prism.wording import Wording

_FAMILY: Final = "Few-shot"
_THOUGHT: Final = "Thought generation"
_REASONS: Final = Phrases(
    r"(?:so|therefore|thus|hence),? (?:the|it|he|she|they|we|there)",
    r"the (?:final )?answer is",
    r"(?:thought|reasoning|rationale|explanation|intermediate answer) ?:",
    r"let's think",
)
_AFTER: Final = 400
"""Characters behind the last demonstration in which its reasons may stand."""


def _few_shot(wording: Wording) -> tuple[Span, ...]:
    return wording.once(DEMOS.find)


def _chain_of_thought(wording: Wording) -> tuple[Span, ...]:
    """Return the demonstrations, if reasons stand in them or soon after."""
    demos = wording.once(DEMOS.find)
    reasons = _REASONS.find(wording.folded) if demos else ()
    near = any(demos[0].start <= reason.start <= demos[-1].end + _AFTER for reason in reasons)
    return demos if near else ()


FEW_SHOT: Final = (
    Technique(
        "few_shot",
        _FAMILY,
        "shows at least one example of an input with its output",
        _few_shot,
        ("Input: cat\nOutput: animal\n\nInput: {word}\nOutput:",),
    ),
    Technique(
        "chain_of_thought",
        _THOUGHT,
        "shows examples whose answers are reasoned",
        _chain_of_thought,
        (
            "Q: Tom has 3 apples and eats 1. How many are left?\n"
            "A: He had 3 and ate 1, so the answer is 2.\n\nQ: {question}\nA:",
        ),
    ),
)
