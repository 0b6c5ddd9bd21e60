"""The numbers that English writes as words."""

from __future__ import annotations

from typing import Final

NUMERALS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
