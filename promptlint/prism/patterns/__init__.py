"""The sixteen patterns of White et al., and the techniques that a text shows."""

from __future__ import annotations

from typing import Final

from promptlint.model import Hit
from promptlint.prism.patterns.context_manager import CONTEXT_MANAGER
from promptlint.prism.patterns.pattern import Pattern
from promptlint.prism.patterns.persona import PERSONA
from promptlint.prism.patterns.reflection import REFLECTION
from promptlint.prism.patterns.template import TEMPLATE
from promptlint.prism.wording import Wording

__all__ = ["PATTERNS", "Pattern", "patterns"]

PATTERNS: Final = (PERSONA, TEMPLATE, REFLECTION, CONTEXT_MANAGER)


def patterns(wording: Wording) -> tuple[Hit, ...]:
    """Return the patterns that a text shows, each with the ideas found and where."""
    return tuple(hit for pattern in PATTERNS if (hit := pattern.hit(wording)))
