"""The sixteen patterns of White et al., and the techniques that a text shows."""

from __future__ import annotations

from typing import Final

from promptlint.model import Hit
from promptlint.prism.patterns.alternative_approaches import ALTERNATIVE_APPROACHES
from promptlint.prism.patterns.cognitive_verifier import COGNITIVE_VERIFIER
from promptlint.prism.patterns.context_manager import CONTEXT_MANAGER
from promptlint.prism.patterns.fact_check_list import FACT_CHECK_LIST
from promptlint.prism.patterns.flipped_interaction import FLIPPED_INTERACTION
from promptlint.prism.patterns.game_play import GAME_PLAY
from promptlint.prism.patterns.infinite_generation import INFINITE_GENERATION
from promptlint.prism.patterns.meta_language import META_LANGUAGE
from promptlint.prism.patterns.output_automater import OUTPUT_AUTOMATER
from promptlint.prism.patterns.pattern import Pattern
from promptlint.prism.patterns.persona import PERSONA
from promptlint.prism.patterns.question_refinement import QUESTION_REFINEMENT
from promptlint.prism.patterns.recipe import RECIPE
from promptlint.prism.patterns.reflection import REFLECTION
from promptlint.prism.patterns.refusal_breaker import REFUSAL_BREAKER
from promptlint.prism.patterns.template import TEMPLATE
from promptlint.prism.patterns.visualization_generator import VISUALIZATION_GENERATOR
from promptlint.prism.wording import Wording

__all__ = ["PATTERNS", "Pattern", "patterns"]

PATTERNS: Final = (
    META_LANGUAGE,
    OUTPUT_AUTOMATER,
    PERSONA,
    VISUALIZATION_GENERATOR,
    RECIPE,
    TEMPLATE,
    FACT_CHECK_LIST,
    REFLECTION,
    QUESTION_REFINEMENT,
    ALTERNATIVE_APPROACHES,
    COGNITIVE_VERIFIER,
    REFUSAL_BREAKER,
    FLIPPED_INTERACTION,
    GAME_PLAY,
    INFINITE_GENERATION,
    CONTEXT_MANAGER,
)
"""In the order of the catalogue."""


def patterns(wording: Wording) -> tuple[Hit, ...]:
    """Return the patterns that a text shows, each with the ideas found and where."""
    return tuple(hit for pattern in PATTERNS if (hit := pattern.hit(wording)))
