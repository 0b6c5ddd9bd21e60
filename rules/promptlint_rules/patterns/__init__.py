"""PRM8: patterns of prompts and how they go wrong (White et al.)."""

from __future__ import annotations

from promptlint.rule import Rule
from promptlint_rules.patterns.ambiguous_trigger import AmbiguousTrigger
from promptlint_rules.patterns.automater_without_artifact import AutomaterWithoutArtifact
from promptlint_rules.patterns.endless_interaction import EndlessInteraction
from promptlint_rules.patterns.interactive_pattern_in_single_call import (
    InteractivePatternInSingleCall,
)
from promptlint_rules.patterns.persona_without_task import PersonaWithoutTask
from promptlint_rules.patterns.refusal_breaker import RefusalBreaker
from promptlint_rules.patterns.reset_after_rules import ResetAfterRules
from promptlint_rules.patterns.template_with_recipe import TemplateWithRecipe
from promptlint_rules.patterns.unexplained_placeholder import UnexplainedPlaceholder

PATTERNS: tuple[type[Rule], ...] = (
    PersonaWithoutTask,
    EndlessInteraction,
    InteractivePatternInSingleCall,
    AmbiguousTrigger,
    UnexplainedPlaceholder,
    TemplateWithRecipe,
    ResetAfterRules,
    AutomaterWithoutArtifact,
    RefusalBreaker,
)

__all__ = ["PATTERNS"]
