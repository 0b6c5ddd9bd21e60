"""String expressions that no sink explains, each with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from promptlint.extract.descriptions import docstring_node
from promptlint.extract.site import Site, site
from promptlint.extract.spelling import HOLE, spelling
from promptlint.extract.strings import whole
from promptlint.lean import lean
from promptlint.model import Span
from promptlint.pattern import late

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator
    from promptlint.extract.sinks import Sinks

SHORTEST = 10
_LONGEST_PURPOSE = 200
_WORDS = re.compile(rb"[A-Za-z]{2}|[\x80-\xff]{2}")
_BREAK = re.compile(rb"[\s{\\]|[\x80-\xff]{6}")
_KEY = re.compile(rb"[ \t]*:")
_BYTES = re.compile(rb"[rR]?[bB]")
_LETTERS = late(r"[^\W\d_]{2}")
_SPACE = late(r"\s|[^\x00-\x7f]{2}")
"""What stands between words; some scripts need nothing there."""


class Home(NamedTuple):
    """The file that candidates stand in, with the number of prompts that sinks showed there.

    `modules` are the dotted names that it imports, `libraries` the roots of those that have sinks.
    """

    path: str
    modules: frozenset[str]
    libraries: frozenset[str]
    prompt_count: int


class Frame(NamedTuple):
    """The function and the class around a candidate: their names, the class's parents as written.

    `purpose` is the first line of each one's docstring, `decorators` are those of the function.
    """

    function: str = ""
    owner: str = ""
    bases: str = ""
    purpose: str = ""
    decorators: tuple[str, ...] = ()


@lean
class Candidate:
    """One outermost string expression; `text` shows its holes as the source spells them."""

    node: Node
    text: str
    site: Site
    frame: Frame
    home: Home


class Candidates:
    """The string expressions of one file that could be prompts."""

    def __init__(self, evaluator: Evaluator, sinks: Sinks) -> None:
        """Look at the file that `evaluator` reads."""
        self.tree = evaluator.tree
        self.names = evaluator.names
        self.sinks = sinks
        self._frames: dict[int, Frame] = {}

    def outside(self, covered: list[Span]) -> Iterator[Candidate]:
        """Yield the candidates that overlap none of `covered`, which is sorted, in source order."""
        home = self.home(len(covered))
        for node in self._expressions():
            if not _overlaps(covered, self.tree.span(node)):
                found = site(node, self.tree)
                if found is not None:
                    text = spelling(node, self.tree)
                    if _is_speech(text):
                        yield Candidate(node, text, found, self._frame_at(node), home)

    def home(self, prompt_count: int) -> Home:
        """Return what is known of the file as a whole."""
        modules = self.names.modules
        roots = frozenset(module.partition(".")[0] for module in modules)
        return Home(self.tree.source.path, modules, roots & _roots(self.sinks), prompt_count)

    def _expressions(self) -> Iterator[Node]:
        """Yield the outermost string expressions that hold words."""
        data = self.tree.data
        last = 0
        for node in self.names.strings:
            start, end = node.start_byte, node.end_byte
            if start < last or end - start < SHORTEST or _KEY.match(data, end):
                continue
            raw = data[start:end]
            if _BREAK.search(raw) and _WORDS.search(raw) and not _BYTES.match(raw):
                top = whole(self.tree, node)
                last = top.end_byte
                yield top

    def _frame_at(self, node: Node) -> Frame:
        scope = self.names.scope(node.start_byte)
        frame = self._frames.get(scope.id)
        if frame is None:
            frame = self._frames[scope.id] = self._frame(scope)
        return frame

    def _frame(self, scope: Node) -> Frame:
        owner = self.names.owner(scope)
        purposes = [self._purpose(scope)]
        bases = ""
        if owner is not None:
            superclasses = owner.child_by_field_name("superclasses")
            bases = self.tree.text(superclasses) if superclasses is not None else ""
            if owner != scope:
                purposes.append(self._purpose(owner))
        return Frame(
            function=self._name(scope) if scope.type == "function_definition" else "",
            owner=self._name(owner) if owner is not None else "",
            bases=bases,
            purpose="\n".join(purposes),
            decorators=tuple(self._decorators(scope)),
        )

    def _purpose(self, scope: Node) -> str:
        string = docstring_node(scope) if scope.type != "module" else None
        if string is None:
            return ""
        raw = self.tree.data[string.start_byte : string.end_byte][:_LONGEST_PURPOSE]
        return raw.decode("utf-8", "replace").strip("rRuU'\" \n").partition("\n")[0]

    def _decorators(self, scope: Node) -> Iterator[str]:
        around = self.tree.parent(scope)
        if around is not None and around.type == "decorated_definition":
            for child in around.named_children:
                if child.type == "decorator":
                    yield self.tree.text(child)[1:].partition("(")[0].strip()

    def _name(self, scope: Node) -> str:
        name = scope.child_by_field_name("name")
        return self.tree.text(name) if name is not None else ""


def _is_speech(text: str) -> bool:
    """Say whether a text has words of its own outside its holes: no bare name, path or address."""
    own = HOLE.sub("", text)
    return _LETTERS.search(own) is not None and _SPACE.search(own) is not None


@lru_cache(maxsize=8)
def _roots(sinks: Sinks) -> frozenset[str]:
    """Return the top names of all libraries that have sinks."""
    return frozenset(m.partition(".")[0] for sink in sinks.entries for m in sink.modules)


def _overlaps(spans: list[Span], span: Span) -> bool:
    at = bisect_right(spans, span)
    return any(spans[i].overlaps(span) for i in (at - 1, at) if 0 <= i < len(spans))
