"""The rules that come with promptlint, one file per family."""

from __future__ import annotations

from promptlint.rule import Rule

FAMILIES: tuple[tuple[type[Rule], ...], ...] = ()
RULES: tuple[type[Rule], ...] = tuple(rule for family in FAMILIES for rule in family)

__all__ = ["FAMILIES", "RULES"]
