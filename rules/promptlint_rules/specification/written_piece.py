"""What a sentence has the model write at a length that stands at its end, or speaks of as given."""

from __future__ import annotations

import re

from promptlint.model import Span
from promptlint.pattern import late

_PIECE = late(
    r"^\W*(?:(?:please|always|you must|you should|then|now) )*"
    r"(?:write|draft|compose|create|produce|generate|give|prepare|deliver|(?:re)?tell|rewrite)"
    r" (?:me |us )?(?:an?|the|your|this) (?:(?!about\b|on\b|for\b|of\b|from\b|to\b|that\b)[\w-]+"
    r" ){0,3}?(?P<noun>[a-z]{3,})"
    r" (?:about|on|for|of|from|to) [^.;:!?,\n]{1,60}$",
    re.IGNORECASE,
)
"""An order to write a text on something, up to its length."""
_OF_THING = frozenset("of with from has had containing".split())
"""Words before an amount that make it one of the thing that stands right before."""
_GIVEN = late(
    r"\bfrom (?:an?|the|this|that|my|our) [^,.;:\n]{1,40}$"
    r"|^\W*(?:explain|summari[sz]e|describe|discuss|report|comment|outline|shorten|condense"
    r"|translate)\b[^.;:\n]*\b(?:which|that|who)\b[^,.;:\n]*$",
    re.IGNORECASE,
)
"""What a text that is given comes from, or what else is said of it."""


def piece(text: str, span: Span) -> str:
    """Return what a sentence has the model write at the length at `span`, "" where it is unclear.

    "Write a report on the meeting in 200 words" is of the report; "a summary of the text of 200
    words" may be of either.
    """
    match = _PIECE.match(text[: span.start].rstrip())
    return match["noun"].lower() if match and not _is_of_thing(text, span) else ""


def is_given(text: str, span: Span) -> bool:
    """Say whether the length at `span` is that of a text that is given: "from a page of …"."""
    return _is_of_thing(text, span) and _GIVEN.search(text[: span.start].rstrip()) is not None


def _is_of_thing(text: str, span: Span) -> bool:
    before = text[: span.start].lower().split()
    first = text[span.start : span.end].lower().split(maxsplit=1)[:1]
    return any(word in _OF_THING for word in (*before[-1:], *first))
