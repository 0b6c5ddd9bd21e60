"""Passages in other languages than English, by their commonest words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

_FOREIGN: Final = frozenset(
    "de la el los las que und der das dem den le les des du un una une para con il di che per het"
    " een van ist nicht ich sie mit von zu est et pas avec pour dans sur och att som det är ja nie"
    " na się jest ve bir da dos uma não em ao por como mais ke ki ka hai se".split()
)


def is_foreign(words: Collection[str]) -> bool:
    """Say whether words that stand together, in lower case, are those of another language."""
    return sum(one in _FOREIGN for one in words) > 1
