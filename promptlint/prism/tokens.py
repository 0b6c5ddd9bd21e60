"""An estimate of how many tokens a text has, without any model's vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

_SIZES: Final[Mapping[str, int]] = {"word": 11, "number": 3, "letters": 3, "sign": 4}
"""Characters of each kind that one token holds; of every other kind a piece is one token.

Fitted to the vocabularies cl100k and o200k on 458 prompts of 14 repositories: the estimate is off
by 3 % in the middle and by more than 10 % for one prompt in ten.
"""


@cache
def _pattern() -> re.Pattern[str]:
    """Match the pieces that tokenizers cut a text into before they look into a vocabulary."""
    return re.compile(
        r"(?P<word>[A-Za-z]+)"
        r"|(?P<number>[0-9]+)"
        r"|(?P<wide>[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])"
        r"|(?P<letters>[^\W\d_]+)"
        r"|(?P<sign>[^\w\s]+|_+)[\r\n]*"
        r"|(?P<lines>[\r\n]\s*)"
        r"|(?P<blanks>[ \t]{2,})"
    )


def token_count(text: str) -> int:
    """Return about how many tokens the vocabularies of today's models need for a text."""
    count = 0
    for match in _pattern().finditer(text):
        kind = match.lastgroup or ""
        size = _SIZES.get(kind)
        count += -(-len(match[kind]) // size) if size else 1
    return count
