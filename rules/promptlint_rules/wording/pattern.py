"""Regular expressions that are compiled when they are first used.

Every run imports every rule, and most files hold no prose to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache


def pattern(expression: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """Return a function that gives the compiled expression."""

    @cache
    def compiled() -> re.Pattern[str]:
        return re.compile(expression, flags)

    return compiled
