"""Texts that are built for a prompt and get lost: never read, not kept, or put over one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.bindings import Binding
from promptlint.extract.changes import ADDITIONS
from promptlint.extract.discard import texts_in
from promptlint.extract.reach import Reach
from promptlint.extract.strings import is_text
from promptlint.extract.tree import items
from promptlint.extract.value import (
    Blank,
    Chunk,
    Filled,
    Joined,
    Listing,
    Value,
    alternatives,
    plain_text,
)
from promptlint.model import Loss, Span

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_BUILT = ADDITIONS | {"assign"}
_METHODS = ("format", "format_map", "replace", "substitute")
_PROMPT_NAME = re.compile(
    r"prompt|(?:^|_)(?:few_?)?(?:shots?|examples?|exemplars?|worked|demos?|demonstrations?|rules?|hints?|passages?|snippets?)(?:_|$)"
    r"|instruct|context|system|persona|template|guideline|glossary|history",
    re.IGNORECASE,
)
_ALL_READ = re.compile(rb"\b(locals|vars|eval|exec)\(")
_EXAMPLE = re.compile(r"(?:^|_)(?:examples?|demos?)(?:_|$)")
"""Functions that only show what a prompt looks like."""
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 5
_FUNCTION = "function_definition"


def _added(binding: Binding) -> Node | None:
    """Return the expression that a binding gives its name, or appends to the list it holds."""
    value = binding.value
    is_call = value is not None and value.type == "argument_list"
    return next(iter(items(value)), None) if value is not None and is_call else value


def _words_of(value: Value) -> int:
    """Return how many words a text has that a literal or an f-string and its constants show."""
    parts = [part.value for part in value.parts] if isinstance(value, Joined) else [value]
    texts = [part.value if isinstance(part, Blank) else part for part in parts]
    return sum(len(_WORD.findall(one.text)) for one in texts if isinstance(one, Chunk))


class Leftovers:
    """Finds texts that the functions which call a model build in vain."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Look at the file that `evaluator` reads."""
        self.evaluator = evaluator
        self.tree = evaluator.tree
        self.names = evaluator.names

    def reaches(self, known: list[Span]) -> Iterator[Reach]:
        """Yield texts that are lost in the functions where prompts or messages stand."""
        places = (self.names.scope(self.tree.byte(one.start)) for one in known)
        sending = {scope.id: scope for scope in places if scope.type == _FUNCTION}
        for (scope_id, name), bindings in self.names.bindings.items():
            scope = sending.get(scope_id)
            if scope is None or "." in name or any(one.kind not in _BUILT for one in bindings):
                continue
            yield from self._unread(scope, name, bindings)
            yield from self._replaced(scope, name, bindings)
        for scope in sending.values():
            yield from self._ignored(scope)

    def _unread(self, scope: Node, name: str, bindings: list[Binding]) -> Iterator[Reach]:
        """Yield a text whose name nothing in the function reads."""
        if not _PROMPT_NAME.search(name) or not self._is_own(scope, name):
            return
        if _EXAMPLE.search(self._name(scope)):
            return
        if self._reads(name, scope, bindings) or _ALL_READ.search(scope.text or b""):
            return
        for one in reversed(bindings):
            text = _added(one)
            if text is not None and (self._is_long(text) or self._holds_messages(text)):
                yield self._lost(text, one.node, name, "unread")
                return

    def _name(self, function: Node) -> str:
        name = function.child_by_field_name("name")
        return self.tree.text(name) if name is not None else ""

    def _is_own(self, scope: Node, name: str) -> bool:
        return (scope.id, name) not in self.names.declared

    def _replaced(self, scope: Node, name: str, bindings: list[Binding]) -> Iterator[Reach]:
        """Yield a text that each turn of a loop puts over that of the turn before."""
        if len(bindings) != 2 or any(one.kind != "assign" for one in bindings):
            return
        first, second = bindings
        loop = next(self.evaluator.trails.loops(scope, second.node), None)
        if first.value is None or second.value is None or loop is None:
            return
        if loop.type != "for_statement" or not self._is_every_turn(scope, second, loop):
            return
        if plain_text(self.evaluator.value(first.value)) != "" or not self._is_of(loop, second):
            return
        reads = self._reads(name, scope, bindings)
        if reads and all(read >= loop.end_byte for read in reads) and first.end < loop.start_byte:
            yield self._lost(second.value, second.node, name, "replaced")

    def _is_every_turn(self, scope: Node, binding: Binding, loop: Node) -> bool:
        """Say whether a loop of the function always comes past a binding, to its very end."""
        steps = self.evaluator.trails.between(scope, binding.node)
        is_alone = bool(steps) and steps[-1].is_loop
        return is_alone and re.search(rb"\b(break|return)\b", loop.text or b"") is None

    def _is_of(self, loop: Node, binding: Binding) -> bool:
        """Say whether a binding's text is made of what the loop goes over."""
        left = loop.child_by_field_name("left")
        if left is None or binding.value is None:
            return False
        if not is_text(self.evaluator.value(binding.value)):
            return False
        words = "|".join(map(re.escape, re.findall(r"\w+", self.tree.text(left))))
        return re.search(rf"(?<![\w.])({words})(?!\w)", self.tree.text(binding.value)) is not None

    def _ignored(self, scope: Node) -> Iterator[Reach]:
        """Yield a text that a method fills or changes, where nothing takes what it returns."""
        for call in self._statements:
            function = call.child_by_field_name("function")
            base = function.child_by_field_name("object") if function is not None else None
            if base is None or not scope.start_byte <= call.start_byte < scope.end_byte:
                continue
            made = alternatives(self.evaluator.value(call))
            if any(isinstance(one, Filled) for one in made):
                yield self._lost(call, call, self.tree.text(base), "ignored")

    @cached_property
    def _statements(self) -> list[Node]:
        """Return the calls of methods for texts that are statements of their own."""
        found: list[Node] = []
        for tail in _METHODS:
            for call in self.names.calls_by_tail.get(tail, ()):
                parent = self.tree.parent(call)
                if parent is not None and parent.type == "expression_statement":
                    found.append(call)
        return found

    def _reads(self, name: str, scope: Node, bindings: list[Binding]) -> list[int]:
        """Return where a name occurs in a function other than where it is given a value."""
        targets = {one.start for one in bindings}
        pattern = re.compile(rb"(?<![\w.])" + re.escape(name.encode()) + rb"(?!\w)")
        found = pattern.finditer(self.tree.data, scope.start_byte, scope.end_byte)
        return [at.start() for at in found if at.start() not in targets and self._is_name(at)]

    def _is_name(self, match: re.Match[bytes]) -> bool:
        node = self.tree.root.descendant_for_byte_range(match.start(), match.end())
        if node is None or node.type != "identifier":
            return False
        parent = self.tree.parent(node)
        is_key = parent is not None and parent.type == "keyword_argument"
        return not (is_key and parent is not None and items(parent)[0] == node)

    def _is_long(self, node: Node) -> bool:
        """Say whether an expression shows a text of several words."""
        value = self.evaluator.value(node)
        ways = alternatives(value)
        is_joined = any(isinstance(one, Joined) and one.separator for one in ways)
        is_long = is_joined or len(_WORD.findall(self.tree.text(node))) >= _FEWEST_WORDS
        is_made = node.type == "call" and any(_words_of(one) >= _FEWEST_WORDS for one in ways)
        return is_text(value) and (is_long or is_made)

    def _holds_messages(self, node: Node) -> bool:
        """Say whether an expression is a list of messages, one of them with a text."""
        values = alternatives(self.evaluator.value(node))
        return any(isinstance(one, Listing) and any(True for _ in texts_in(one)) for one in values)

    def _lost(self, node: Node, statement: Node, name: str, how: Loss) -> Reach:
        value = self.evaluator.value(node)
        first = next(texts_in(value), value)
        return Reach(
            first, "template", f"built as {name}, and {how}", node,
            whole=False, sent=False, discarded=statement, name=name, loss=how,
        )  # fmt: skip
