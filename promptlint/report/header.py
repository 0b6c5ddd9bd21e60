"""The line that opens a finding: where it is, which rule, how severe, and what is wrong."""

from __future__ import annotations

from promptlint.model import Diagnostic
from promptlint.report.glyph import visible
from promptlint.report.locator import Place
from promptlint.report.look import Look


def header(path: str, place: Place, diagnostic: Diagnostic, look: Look) -> str:
    """Return `app/bot.py:12:18: PRM103 [error] missing-argument: message`."""
    return f"{look.paint(visible(path), 'path')}:{place}: {verdict(diagnostic, look)}"


def verdict(diagnostic: Diagnostic, look: Look) -> str:
    """Return the header without the place."""
    code = look.paint(diagnostic.code, diagnostic.severity)
    severity = look.paint(f"[{diagnostic.severity}]", diagnostic.severity)
    name = look.paint(diagnostic.name, "name")
    return f"{code} {severity} {name}: {visible(diagnostic.message)}"
