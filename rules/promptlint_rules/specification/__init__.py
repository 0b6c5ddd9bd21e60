"""PRM6: what a prompt asks for, against itself and against the code that reads the answer."""

from __future__ import annotations

from promptlint.rule import Rule
from promptlint_rules.specification.conflicting_format import ConflictingFormat
from promptlint_rules.specification.conflicting_length import ConflictingLength
from promptlint_rules.specification.conflicting_rule import ConflictingRule
from promptlint_rules.specification.json_without_exclusion import JsonWithoutExclusion
from promptlint_rules.specification.json_without_keys import JsonWithoutKeys
from promptlint_rules.specification.label_set_mismatch import LabelSetMismatch
from promptlint_rules.specification.no_fallback import NoFallback
from promptlint_rules.specification.parser_key_mismatch import ParserKeyMismatch
from promptlint_rules.specification.persona_conflict import PersonaConflict
from promptlint_rules.specification.reasoning_before_strict_format import (
    ReasoningBeforeStrictFormat,
)
from promptlint_rules.specification.unanchored_scale import UnanchoredScale
from promptlint_rules.specification.unbounded_answer import UnboundedAnswer
from promptlint_rules.specification.unknown_tool import UnknownTool

SPECIFICATION: tuple[type[Rule], ...] = (
    JsonWithoutKeys,
    JsonWithoutExclusion,
    ConflictingLength,
    ConflictingFormat,
    ConflictingRule,
    PersonaConflict,
    ParserKeyMismatch,
    UnknownTool,
    LabelSetMismatch,
    ReasoningBeforeStrictFormat,
    NoFallback,
    UnanchoredScale,
    UnboundedAnswer,
)

__all__ = ["SPECIFICATION"]
