"""Placeholders: what is to be replaced, by a program, by a person or in the answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

from promptlint.model import Mark, Span
from promptlint.prism.markers.special_tokens import FAMILIES

_KINDS: Final = {
    "double": "{{x}}",
    "dollar": "${x}",
    "single": "{x}",
    "square": "[NAME]",
    "angle": "<name>",
    "caps": "CAPS",
    "line": "___",
}
_TOKENS: Final = frozenset(token for tokens in FAMILIES.values() for token in tokens)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<double>\{\{[-~]?\s{0,9}[^{}\n]{1,120}?\}\})"
        r"|(?P<dollar>\$\{[^{}\n]{1,80}\})"
        r"|(?P<single>\{[A-Za-z_][^{}\n:\"']{0,80}(?::[^{}\n]{0,20})?\})"
        r"|(?P<square>\[[A-Z][A-Za-z0-9_' -]{1,60}\](?!\())"
        r"|(?P<angle><[A-Za-z][\w -]{0,60}>)"
        r"|(?P<caps>\b[A-Z]{2,}(?:_[A-Z0-9]+)+\b)"
        r"|(?P<line>(?<!_)_{3,20}(?!_))"
    )


def placeholders(text: str, tags: Collection[Span] = ()) -> Iterator[Mark]:
    """Yield the placeholders; the kind is their style.

    `tags` are the places of tags that are closed: those and control tokens are no placeholders.
    """
    for match in _pattern().finditer(text):
        span = Span(*match.span())
        if match[0] not in _TOKENS and span not in tags:
            yield Mark(_KINDS[match.lastgroup or ""], match[0], span)
