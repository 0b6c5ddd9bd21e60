"""String expressions that no sink explains, each with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.site import Site, site
from promptlint.extract.spelling import spelling
from promptlint.extract.strings import whole
from promptlint.extract.usage import usage
from promptlint.model import Span

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator
    from promptlint.extract.sinks import Sinks

SHORTEST = 10
_WORDS = re.compile(rb"[A-Za-z]{2}|[\x80-\xff]{2}")
_BREAK = re.compile(rb"[\s{\\]|[\x80-\xff]{6}")
_KEY = re.compile(rb"[ \t]*:")


@dataclass(frozen=True, slots=True)
class Home:
    """The file that candidates stand in, with the number of prompts that sinks showed there.

    `modules` are the dotted names that it imports, `libraries` the roots of those that have sinks.
    """

    path: str
    modules: frozenset[str]
    libraries: frozenset[str]
    prompt_count: int


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """One outermost string expression, `node`; `text` shows its holes as the source spells them.

    `function` and `owner` name the function and the class around it, `bases` are the class's
    parents as written. `uses` tells what the code does with the name that the text is given, or
    with the class whose field it describes.
    """

    node: Node
    text: str
    site: Site
    function: str
    owner: str
    bases: str
    uses: tuple[str, ...]
    home: Home


class Candidates:
    """The string expressions of one file that could be prompts."""

    def __init__(self, evaluator: Evaluator, sinks: Sinks) -> None:
        """Look at the file that `evaluator` reads."""
        self.tree = evaluator.tree
        self.names = evaluator.names
        self.sinks = sinks

    def outside(self, covered: list[Span]) -> Iterator[Candidate]:
        """Yield the candidates that overlap none of `covered`, which is sorted, in source order."""
        home = self.home(len(covered))
        for node in self._expressions():
            if not _overlaps(covered, self.tree.span(node)):
                found = site(node, self.tree)
                if found is not None:
                    yield self._candidate(node, found, home)

    def home(self, prompt_count: int) -> Home:
        """Return what is known of the file as a whole."""
        modules = self.names.modules
        roots = frozenset(module.partition(".")[0] for module in modules)
        return Home(self.tree.source.path, modules, roots & _roots(self.sinks), prompt_count)

    def _expressions(self) -> Iterator[Node]:
        """Yield the outermost string expressions that hold words."""
        data = self.tree.data
        last = 0
        for node in sorted(self.names.strings, key=attrgetter("start_byte")):
            start, end = node.start_byte, node.end_byte
            if start < last or end - start < SHORTEST or _KEY.match(data, end):
                continue
            raw = data[start:end]
            if _BREAK.search(raw) and _WORDS.search(raw):
                top = whole(self.tree, node)
                last = top.end_byte
                yield top

    def _candidate(self, node: Node, found: Site, home: Home) -> Candidate:
        scope = self.names.scope(node.start_byte)
        owner = self.names.owner(scope)
        superclasses = owner.child_by_field_name("superclasses") if owner is not None else None
        return Candidate(
            node=node,
            text=spelling(node, self.tree),
            site=found,
            function=self._name(scope) if scope.type == "function_definition" else "",
            owner=self._name(owner) if owner is not None else "",
            bases=self.tree.text(superclasses) if superclasses is not None else "",
            uses=self._uses(node, found, scope),
            home=home,
        )

    def _uses(self, node: Node, found: Site, scope: Node) -> tuple[str, ...]:
        name = found.name or found.outer
        is_field = scope.type == "class_definition" and found.place == "keyword"
        if is_field or (found.place == "returned" and scope.type == "function_definition"):
            name, node = self._name(scope), scope
        last = name.rpartition(".")[2]
        if not last.isidentifier():
            return ()
        return usage(self.tree.data, last.encode(), node.start_byte, node.end_byte)

    def _name(self, scope: Node) -> str:
        name = scope.child_by_field_name("name")
        return self.tree.text(name) if name is not None else ""


@lru_cache(maxsize=8)
def _roots(sinks: Sinks) -> frozenset[str]:
    """Return the top names of all libraries that have sinks."""
    return frozenset(m.partition(".")[0] for sink in sinks.entries for m in sink.modules)


def _overlaps(spans: list[Span], span: Span) -> bool:
    at = bisect_right(spans, span)
    return any(spans[i].overlaps(span) for i in (at - 1, at) if 0 <= i < len(spans))
