"""Which names a Jinja template binds or asks about itself, as its tags open and close."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

BLOCKS = frozenset(
    ("for", "if", "macro", "call", "filter", "block", "with", "autoescape", "set", "trans")
)
"""The tags that an end tag closes."""

_NAME = re.compile(r"[^\W\d]\w*")


@dataclass(slots=True)
class _Block:
    """An open block: where it stands, the names it binds and those it has asked about."""

    kind: str
    start: int
    bound: list[str] = field(default_factory=list[str])
    asked: list[str] = field(default_factory=list[str])


class Scope:
    """The blocks that are open at one point of a template, and all names set so far.

    Every step takes amortised constant time, however deep the blocks are nested.
    """

    def __init__(self) -> None:
        """Begin outside all blocks."""
        self.blocks: list[_Block] = []
        self.assigned: set[str] = set()
        self._kinds: Counter[str] = Counter()
        self._bound: Counter[str] = Counter()
        self._asked: Counter[str] = Counter()

    def is_bound(self, name: str) -> bool:
        """Say whether the template itself gives `name` a value here."""
        return name in self.assigned or self._bound[name] > 0

    def is_asked(self, name: str) -> bool:
        """Say whether `name` stands under a condition that asks about it."""
        return self._asked[name] > 0

    def open(self, kind: str, start: int, bound: str = "") -> None:
        """Enter a block that binds the names in `bound`."""
        block = _Block(kind, start, _NAME.findall(bound))
        self.blocks.append(block)
        self._kinds[kind] += 1
        self._bound.update(block.bound)

    def ask(self, names: Iterable[str]) -> None:
        """Note that the innermost block asks about `names`."""
        if self.blocks:
            asked = list(names)
            self.blocks[-1].asked += asked
            self._asked.update(asked)

    def assign(self, names: str) -> None:
        """Bind the names in `names` from here on, in every block."""
        self.assigned.update(_NAME.findall(names))

    def close(self, kind: str) -> bool:
        """Leave the innermost block of `kind` and all within; say whether there was one."""
        if not self._kinds[kind]:
            return False
        closed = ""
        while closed != kind:
            block = self.blocks.pop()
            closed = block.kind
            self._kinds[closed] -= 1
            self._bound.subtract(block.bound)
            self._asked.subtract(block.asked)
        return True
