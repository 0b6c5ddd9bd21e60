"""Wording that asks for nothing but the JSON."""

from __future__ import annotations

import re
from typing import Final

from promptlint.pattern import late

_ALONE: Final = (
    r"only|just|solely|exclusively|strictly|strict|exactly|purely|raw|pure|plain|bare|directly"
    r"|alone|by itself"
    r"|nothing (?:else|but|more|other|besides|except|apart|around)"
    r"|pars(?:e|ed|able|eable|ing)|machine[- ]readable"
    r"|must be (?:a )?(?:valid )?json|(?:single )?valid json|single json"
    r"|(?:entire|whole|complete|full) (?:response|output|answer|reply)"
    r"|(?:starts?|begins?|starting|beginning) with"
)
_OTHER: Final = (
    r"other|additional|extra|further|any|explanations?|prose|comment(?:ary|s)?|markdown|preamble"
    r"|text|code|backticks?|fences?|intro\w*|words|surrounding|extraneous|formatting|need|adding"
)
_DONE: Final = (
    r"include|add|write|output|provide|return|wrap|use|say|give|explain|put|generate|respond"
    r"|surround|prefix|start|including|adding"
)
_ONLY: Final = late(
    rf"\b(?:{_ALONE})\b|\b(?:no|without) (?:{_OTHER})\b|json\.loads"
    rf"|\b(?:do not|don'?t|never|avoid|must not|should not) (?:{_DONE})\b"
    r"|(?:仅|只|不要|无需|直接)",
    re.IGNORECASE,
)
_FOREIGN: Final = late(r"[\u00c0-\u024f\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]")
_FEW: Final = 3


def is_exclusive(text: str) -> bool:
    """Say whether a text says in any way that the answer has to be JSON and nothing else.

    A text of another language than those that are known here, English and Chinese, may say so.
    """
    if _ONLY.search(text) is not None:
        return True
    letters = sum(character.isalpha() for character in text)
    return len(_FOREIGN.findall(text)) > max(_FEW, letters // 60)
