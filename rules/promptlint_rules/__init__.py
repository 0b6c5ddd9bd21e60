"""The rules that come with promptlint, one file per family."""

from __future__ import annotations

from promptlint.rule import Rule
from promptlint_rules.examples import EXAMPLES
from promptlint_rules.messages import MESSAGES
from promptlint_rules.patterns import PATTERNS
from promptlint_rules.security import SECURITY
from promptlint_rules.specification import SPECIFICATION
from promptlint_rules.structure import STRUCTURE
from promptlint_rules.template import TEMPLATE
from promptlint_rules.tool import TOOL
from promptlint_rules.wording import WORDING

FAMILIES: tuple[tuple[type[Rule], ...], ...] = (
    TOOL,
    TEMPLATE,
    MESSAGES,
    STRUCTURE,
    SECURITY,
    WORDING,
    SPECIFICATION,
    EXAMPLES,
    PATTERNS,
)
RULES: tuple[type[Rule], ...] = tuple(rule for family in FAMILIES for rule in family)

__all__ = ["FAMILIES", "RULES"]
