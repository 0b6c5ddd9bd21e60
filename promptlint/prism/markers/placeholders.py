"""Placeholders: what is to be replaced, by a program, by a person or in the answer."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from promptlint.model import Mark, Span


@cache
def _styles() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return kinds, a sign that each cannot do without, and what they look like."""
    return (
        ("{{x}}", "{{", re.compile(r"\{\{[-~]?\s{0,9}[^{}\n]{1,120}?\}\}")),
        ("${x}", "${", re.compile(r"\$\{[^{}\n]{1,80}\}")),
        (
            "{x}",
            "{",
            re.compile(r"\{(?<![{$]\{)[A-Za-z_][^{}\n:\"']{0,80}(?::[^{}\n]{0,20})?\}(?!\})"),
        ),
        ("[NAME]", "[", re.compile(r"\[[A-Z][A-Za-z0-9_' -]{1,60}\](?!\()")),
        ("<name>", "<", re.compile(r"<[A-Za-z][\w -]{0,60}>")),
        ("CAPS", "_", re.compile(r"\b[A-Z]{2,40}(?:_[A-Z0-9]{1,40}){1,20}\b")),
        ("___", "___", re.compile(r"___{1,18}(?<!_{21})(?!_)")),
    )


def placeholders(text: str, tags: Collection[Span] = ()) -> list[Mark]:
    """Return the placeholders in order; the kind is their style.

    `tags` are the places of tags that are closed: those are no placeholders.
    """
    found: list[Mark] = []
    for kind, sign, pattern in _styles():
        if sign in text:
            for match in pattern.finditer(text):
                span = Span(*match.span())
                if span not in tags:
                    found.append(Mark(kind, match[0], span))
    return sorted(found, key=lambda mark: mark.span)
