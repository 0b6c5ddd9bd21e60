"""PRM6: what a prompt asks for, against itself and against the code that reads the answer."""

from __future__ import annotations

from promptlint.rule import Rule
from promptlint_rules.specification.json_without_exclusion import JsonWithoutExclusion
from promptlint_rules.specification.json_without_keys import JsonWithoutKeys
from promptlint_rules.specification.label_set_mismatch import LabelSetMismatch
from promptlint_rules.specification.parser_key_mismatch import ParserKeyMismatch
from promptlint_rules.specification.reasoning_before_strict_format import (
    ReasoningBeforeStrictFormat,
)
from promptlint_rules.specification.unknown_tool import UnknownTool

SPECIFICATION: tuple[type[Rule], ...] = (
    JsonWithoutKeys,
    JsonWithoutExclusion,
    ParserKeyMismatch,
    UnknownTool,
    LabelSetMismatch,
    ReasoningBeforeStrictFormat,
)

__all__ = ["SPECIFICATION"]
