"""A Python file as tree-sitter reads it: nodes, and their places in code points."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from tree_sitter import Node, Query, QueryCursor

from promptlint.extract.indentation import check_indentation
from promptlint.extract.offsets import Offsets
from promptlint.extract.parses import Parsing, parsed
from promptlint.model import Source, Span

if TYPE_CHECKING:
    from promptlint.extract.trail import Step

MOST_STEPS: Final = 5_000_000
"""Nodes that may be passed in looking for parents one by one, before the ways to them are noted.

It takes a tenth of a second at the worst; an ordinary file has no such lists."""
SCOPES = frozenset({"function_definition", "lambda", "class_definition", "module"})
COMPREHENSIONS = frozenset(
    {"list_comprehension", "generator_expression", "set_comprehension", "dictionary_comprehension"}
)
_EXTRAS = frozenset({"comment", "line_continuation"})
_START, _END = attrgetter("start_byte"), attrgetter("end_byte")
WRAPPERS = frozenset({"parenthesized_expression", "await", "expression_statement"})


class Tree:
    """The syntax tree of one source, with code point spans for its nodes."""

    def __init__(self, source: Source, parsing: Parsing = parsed) -> None:
        """Parse the source; a file with syntax errors yields a tree with error nodes.

        Raises:
            RecursionError: its blocks are nested deeper than the parser can follow.
        """
        self.source = source
        self.data = source.text.encode("utf-8", "surrogatepass")
        check_indentation(self.data)
        self.root = parsing(source.path, self.data).root_node
        self.is_ascii = len(self.data) == len(source.text)
        self.wholes: dict[int, Node] = {}
        """The outermost string expressions found so far, by the ids of the nodes within them."""
        self.trails: dict[int, tuple[Step, ...]] = {}
        """The branches and loops around the nodes that were asked about so far."""
        self._parents: dict[int, Node | None] = {}
        self._held: dict[int, tuple[list[int], list[Node]]] = {}
        self._steps = 0
        self._enclosing: dict[frozenset[str], dict[int, Node | None]] = {}

    @cached_property
    def _offsets(self) -> Offsets:
        return Offsets(self.source.text, self.data)

    def offset(self, byte: int) -> int:
        """Return the code point offset of a byte offset."""
        return byte if self.is_ascii else self._offsets.offset(byte)

    def byte(self, offset: int) -> int:
        """Return the byte offset of a code point offset."""
        return offset if self.is_ascii else self._offsets.byte(offset)

    def span(self, node: Node) -> Span:
        """Return the node's place in code points."""
        return Span(self.offset(node.start_byte), self.offset(node.end_byte))

    def text(self, node: Node) -> str:
        """Return the node's source text."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "surrogatepass")

    def parent(self, node: Node) -> Node | None:
        """Return the node that holds a node.

        Tree-sitter looks for it from the root each time, past all siblings on the way: where they
        are many, the way down is better found by bisection, and noted.
        """
        key = node.id
        known = self._parents
        if key in known:
            return known[key]
        if self._steps > MOST_STEPS:
            self._descend(node)
        if key not in known:
            parent = known[key] = node.parent
            self._steps += parent.child_count if parent is not None else 0
        return known[key]

    def _descend(self, node: Node) -> None:
        """Note the parents of all on the way from the root to a node, if it is a named one."""
        holder = self.root
        while holder.id != node.id:
            starts, children = self._children(holder)
            at = bisect_right(starts, node.start_byte) - 1
            if at < 0:
                return
            self._parents[children[at].id] = holder
            holder = children[at]

    def _children(self, node: Node) -> tuple[list[int], list[Node]]:
        """Return the named children of a node, and the bytes that they start at."""
        known = self._held.get(node.id)
        if known is None:
            children = node.named_children
            known = self._held[node.id] = [child.start_byte for child in children], children
        return known

    def enclosing(self, node: Node, types: frozenset[str]) -> Node | None:
        """Return the nearest ancestor of one of the types."""
        known = self._enclosing.setdefault(types, {})
        climbed: list[int] = []
        child, parent = node, self.parent(node)
        while parent is not None and child.id not in known and parent.type not in types:
            climbed.append(child.id)
            child, parent = parent, self.parent(parent)
        found = known.get(child.id, parent)
        known.update(dict.fromkeys((*climbed, child.id), found))
        return found

    def broken(self) -> Span | None:
        """Return the first place that is no Python, or None."""
        node = self.root
        if not node.has_error:
            return None
        while not (node.is_error or node.is_missing):
            inner = next((child for child in node.children if child.has_error), None)
            if inner is None:
                break
            node = inner
        return self.span(node)

    def captures(self, query: Query) -> dict[str, list[Node]]:
        """Run a query over the whole tree; nodes come in the order of the source, outer ones first.

        Tree-sitter gives them by their addresses, in another order at every run.
        """
        found = QueryCursor(query).captures(self.root)
        for nodes in found.values():
            nodes.sort(key=_END, reverse=True)
            nodes.sort(key=_START)
        return found


def unwrap(node: Node) -> Node:
    """Return the expression inside parentheses and `await`."""
    while node.type in WRAPPERS and node.named_child_count:
        inner = next((child for child in node.named_children if child.type != "comment"), None)
        if inner is None:
            return node
        node = inner
    return node


def items(node: Node) -> list[Node]:
    """Return the named children that are no comments and no ends of continued lines."""
    return [child for child in node.named_children if child.type not in _EXTRAS]


def operands(node: Node) -> list[Node]:
    """Return the operands of a `+` chain from left to right, however long it is."""
    found: list[Node] = []
    current: Node | None = node
    while current is not None and current.type == "binary_operator":
        operator = current.child_by_field_name("operator")
        right = current.child_by_field_name("right")
        left = current.child_by_field_name("left")
        if operator is None or operator.type != "+" or right is None:
            break
        found.append(right)
        current = left
    if current is not None:
        found.append(current)
    return found[::-1]
