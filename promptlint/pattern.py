"""Regular expressions that are compiled when they are first used.

Compiling takes half a millisecond each, and there are hundreds in the rules, of which a run needs a
few: together they would take longer than all else that the program does with a small file.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast


class _Late:
    """Stands for a compiled pattern, and becomes one at the first use of anything it has."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return re.compile(*self._given)

    def __getattr__(self, name: str) -> object:
        found = self.__dict__[name] = getattr(self._made, name)
        return found


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` would, later. A mistake in `text` shows at its first use."""
    return cast("re.Pattern[str]", _Late(text, flags))
