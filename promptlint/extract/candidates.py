"""String expressions that no sink explains, each with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.climb import Climb, Place, climb
from promptlint.extract.spelling import spelling
from promptlint.extract.strings import whole
from promptlint.extract.tree import enclosing, grammar
from promptlint.extract.usage import usage
from promptlint.model import Span

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

SHORTEST = 10
_CLASS = frozenset({"class_definition"})
_WORDS = re.compile(rb"[^\W\d_]{2}|[\x80-\xff]{2}")
_BREAK = re.compile(rb"[\s{\\]|[\x80-\xff]{6}")
_KEY = re.compile(rb"[ \t]*:")
_WHOLE_LINE = re.compile(rb"(?:^|\n)[ \t]*[rRuUbB]?$")


@dataclass(frozen=True, slots=True)
class Home:
    """The file that candidates stand in: its path, what it imports, how many prompts it has."""

    path: str
    modules: frozenset[str]
    prompt_count: int


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """One outermost string expression; `text` shows its holes as the source spells them.

    `node` is the string expression, `expression` that with the calls around it that only change
    the text (`.format()`, `dedent()`). `around` says where it stands, `function` and `owner` name
    the function and class around it, `bases` the class's parents, and `uses` what the code does
    with the name that the string is given.
    """

    node: Node
    expression: Node
    text: str
    around: Climb
    function: str
    owner: str
    bases: str
    uses: tuple[str, ...]
    home: Home


class Candidates:
    """The string expressions of one file that could be prompts."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Look at the file that `evaluator` reads."""
        self.evaluator = evaluator
        self.tree = evaluator.tree
        self.names = evaluator.names

    def outside(self, covered: list[Span], prompt_count: int) -> Iterator[Candidate]:
        """Yield the candidates that do not overlap `covered`, which is sorted, in source order."""
        home = Home(self.tree.source.path, self.names.modules, prompt_count)
        for node in self._expressions():
            if _overlaps(covered, self.tree.span(node)):
                continue
            around = climb(node, self.tree)
            if around is not None:
                yield self._candidate(node, around, home)

    def _expressions(self) -> Iterator[Node]:
        """Yield the outermost string expressions with words in them that are no docstrings."""
        data = self.tree.data
        last = 0
        for node in self.names.strings:
            start, end = node.start_byte, node.end_byte
            if start < last or end - start < SHORTEST or _KEY.match(data, end):
                continue
            raw = data[start:end]
            if not _BREAK.search(raw) or not _WORDS.search(raw):
                continue
            if raw[-1:] in _QUOTES ...
