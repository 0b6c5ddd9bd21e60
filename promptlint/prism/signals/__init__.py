"""The twenty yes/no facts that a text states outright."""

from __future__ import annotations

from typing import Final

from promptlint.model import Hit
from promptlint.prism.signals.communication import ASK_BACK, AUDIENCE, POLITE
from promptlint.prism.signals.demos import DEMOS
from promptlint.prism.signals.form import LENGTH_LIMIT, OUTPUT_FORMAT
from promptlint.prism.signals.instruction import (
    PERSONA_SIGNAL,
    PRIOR_KNOWLEDGE,
    REWARD,
    SELF_CHECK,
    STEPS,
    SUCCESS_CRITERIA,
    TOOLS,
)
from promptlint.prism.signals.responsibility import NORMS, PRIVATE, SAFE, UNBIASED
from promptlint.prism.signals.signal import Signal
from promptlint.prism.signals.truth import CREATIVE_FACTUAL, GROUNDING, RELIABLE
from promptlint.prism.wording import Wording

__all__ = ["SIGNALS", "Signal", "signals"]

SIGNALS: Final = (
    ASK_BACK,
    POLITE,
    STEPS,
    PRIOR_KNOWLEDGE,
    TOOLS,
    SELF_CHECK,
    DEMOS,
    REWARD,
    GROUNDING,
    CREATIVE_FACTUAL,
    UNBIASED,
    SAFE,
    PRIVATE,
    RELIABLE,
    NORMS,
    PERSONA_SIGNAL,
    OUTPUT_FORMAT,
    LENGTH_LIMIT,
    AUDIENCE,
    SUCCESS_CRITERIA,
)


def signals(wording: Wording) -> tuple[Hit, ...]:
    """Return the signals of a text, each with its places."""
    return tuple(hit for signal in SIGNALS if (hit := signal.hit(wording)))
