"""What stands around a string: the symbol it is known by, its collection, the names in scope."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from promptlint.extract.bindings import targets
from promptlint.extract.functions import formals
from promptlint.extract.strings import STRINGS
from promptlint.extract.tree import COMPREHENSIONS, items
from promptlint.model import Membership, Piece, Span

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_COLLECTIONS = frozenset({"list", "tuple", "set"})
_STATEMENTS = frozenset({"block", "module", "function_definition", "class_definition"})


class _Collection(NamedTuple):
    """The places of a collection's elements by their nodes, and how many of them are wrapped."""

    places: dict[int, int]
    wrapped: int


class Surroundings:
    """Looks around the strings of one file."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Look at the file that `evaluator` reads."""
        self.evaluator = evaluator
        self.tree = evaluator.tree
        self._collections: dict[int, _Collection | None] = {}

    def node(self, span: Span) -> Node | None:
        """Return the smallest node that holds a span."""
        start, end = self.tree.byte(span.start), self.tree.byte(span.end)
        return self.tree.root.descendant_for_byte_range(start, max(start, end - 1))

    def expression(self, span: Span) -> Node | None:
        """Return the node whose place is exactly the span, the outermost one."""
        node = self.node(span)
        start, end = self.tree.byte(span.start), self.tree.byte(span.end)
        while node is not None and (node.start_byte > start or node.end_byte < end):
            node = self.tree.parent(node)
        while node is not None and (parent := self.tree.parent(node)) is not None:
            if parent.start_byte != start or parent.end_byte != end or parent.type in _STATEMENTS:
                break
            node = parent
        return node

    def symbol(self, span: Span) -> str:
        """Return the name that the string at a span is known by: `PROMPT`, `Agent(goal=)`."""
        node = self.node(span)
        while node is not None and node.type not in _STATEMENTS:
            if node.type == "assignment":
                left = node.child_by_field_name("left")
                return self.tree.text(left) if left is not None else ""
            if node.type == "keyword_argument":
                name = node.child_by_field_name("name")
                call = node.parent.parent if node.parent is not None else None
                shown = self.evaluator.names.tail(call) if call is not None else ""
                return f"{shown}({self.tree.text(name)}=)" if name is not None else ""
            if node.type == "call":
                return f"{self.evaluator.names.tail(node)}()"
            node = self.tree.parent(node)
        scope = self.evaluator.names.scope(self.tree.byte(span.start))
        name = scope.child_by_field_name("name")
        return self.tree.text(name) if name is not None else ""

    def memberships(self, pieces: tuple[Piece, ...]) -> Iterator[Membership]:
        """Yield, for each expression that is an element of a collection, its place in it."""
        spans: dict[Span, list[Piece]] = {}
        for piece in pieces:
            if piece.path is None:
                spans.setdefault(piece.expression, []).append(piece)
        for span, own in spans.items():
            node = self.expression(span)
            parent = node.parent if node is not None else None
            if node is None or parent is None or parent.type not in _COLLECTIONS:
                continue
            collection = self._collection(parent)
            if collection is None:
                continue
            over = Span(own[0].text_span.start, own[-1].text_span.end)
            yield Membership(
                parent.type,  # type: ignore[arg-type]
                index=collection.places.get(node.id, 0),
                size=len(collection.places),
                span=self.tree.span(parent),
                wrapped=collection.wrapped,
                over=over,
            )

    def _collection(self, node: Node) -> _Collection | None:
        """Return the elements of a collection of strings alone; each is looked through once."""
        if node.id not in self._collections:
            elements = items(node)
            self._collections[node.id] = (
                _Collection(
                    {element.id: place for place, element in enumerate(elements)},
                    sum(element.type == "concatenated_string" for element in elements),
                )
                if all(element.type in STRINGS for element in elements)
                else None
            )
        return self._collections[node.id]

    def is_bound(self, name: str, offset: int) -> bool:
        """Say whether a name is bound in a scope that holds the offset; builtins are not."""
        names = self.evaluator.names
        head = name.partition(".")[0].partition("[")[0]
        at = self.tree.byte(offset)
        if self._is_turned(head, at):
            return True
        scope = names.scope(at)
        while True:
            if (scope.id, head) in names.bindings:
                return True
            if scope.type == "function_definition" and any(
                formal.name == head for formal in formals(names, scope)
            ):
                return True
            if scope == self.tree.root:
                return False
            scope = names.scope_around(scope)

    def _is_turned(self, name: str, at: int) -> bool:
        """Say whether a comprehension around a byte binds a name."""
        node = self.tree.root.descendant_for_byte_range(at, at)
        around = self.tree.enclosing(node, COMPREHENSIONS) if node is not None else None
        while around is not None:
            for clause in around.named_children:
                left = clause.child_by_field_name("left")
                bound = targets(left) if clause.type == "for_in_clause" and left else ()
                if any(self.tree.text(target) == name for target, _ in bound):
                    return True
            around = self.tree.enclosing(around, COMPREHENSIONS)
        return False
