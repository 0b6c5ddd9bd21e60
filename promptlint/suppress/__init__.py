"""Directives in comments that suppress findings, and findings about these directives."""

from __future__ import annotations

from promptlint.suppress.cover import Suppression, suppress
from promptlint.suppress.directive import MARK, Code, Comments, Directive, read_directives
from promptlint.suppress.unused import UNUSED, Rules, unused

__all__ = [
    "MARK",
    "UNUSED",
    "Code",
    "Comments",
    "Directive",
    "Rules",
    "Suppression",
    "read_directives",
    "suppress",
    "unused",
]
