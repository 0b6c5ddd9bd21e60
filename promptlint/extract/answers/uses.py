"""Where a file reads a name that was given a value: forwards, from a definition to its uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from tree_sitter import Node, Query, QueryCursor

from promptlint.extract.functions import has_parameter
from promptlint.extract.parses import grammar
from promptlint.extract.reaching import reached

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

MOST_USES = 200
_LEFT = frozenset({"assignment", "augmented_assignment", "for_statement", "for_in_clause"})
_BINDING = frozenset({
    "parameters", "lambda_parameters", "typed_parameter", "as_pattern_target", "global_statement",
    "nonlocal_statement", "pattern_list", "tuple_pattern", "dotted_name", "list_splat_pattern",
    "dictionary_splat_pattern", "aliased_import",
})  # fmt: skip
_NAMED = frozenset({
    "keyword_argument", "function_definition", "class_definition", "default_parameter",
    "typed_default_parameter", "named_expression",
})  # fmt: skip


@cache
def _query() -> Query:
    return Query(grammar(), "(identifier) @name")


class Uses:
    """The reads of names in one file, found scope by scope as they are asked for."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Look at the file that `evaluator` reads."""
        self.evaluator = evaluator
        self._known: dict[int, dict[str, list[Node]]] = {}

    def of_binding(self, name: str, node: Node) -> Iterator[Node]:
        """Yield the reads of a name that can see what the statement `node` gave it."""
        scope = self.evaluator.names.scope(node.start_byte)
        for use in self._reads(scope, name):
            own = self.evaluator.names.scope(use.start_byte)
            if own != scope:
                if not self._is_local(own, name):
                    yield use
                continue
            bindings, _ = reached(self.evaluator, name, scope, use)
            if any(binding.node == node for binding in bindings):
                yield use

    def of_member(self, name: str, node: Node) -> Iterator[Node]:
        """Yield the reads of an attribute of `self` in the other methods of its class."""
        scope = self.evaluator.names.scope(node.start_byte)
        known = self.evaluator.names.by_node.get(scope.id)
        owner = known.owner if known is not None else None
        for function in self.evaluator.names.functions if owner is not None else ():
            if function.owner == owner and function.node != scope:
                yield from self._reads(function.node, name)

    def sources(self, name: str, node: Node) -> Iterator[Node]:
        """Yield the calls that a name stands for at a node: `open()` in `with open() as name`."""
        scope = self.evaluator.names.scope(node.start_byte)
        for one in self._index(scope).get(name, [])[:MOST_USES] if name else ():
            parent = self.evaluator.tree.parent(one)
            if parent is None or one.start_byte > node.start_byte:
                continue
            if parent.type == "as_pattern_target":
                outer = self.evaluator.tree.parent(parent)
                made = outer.named_children[0] if outer is not None else None
            else:
                is_left = parent.type == "assignment" and parent.child_by_field_name("left") == one
                made = parent.child_by_field_name("right") if is_left else None
            if made is not None and made.type == "call":
                yield made

    def of_parameter(self, name: str, function: Node) -> Iterator[Node]:
        """Yield the reads of a parameter that can see what a caller gave for it."""
        for use in self._reads(function, name):
            own = self.evaluator.names.scope(use.start_byte)
            if own != function or reached(self.evaluator, name, function, use)[1]:
                yield use

    def after(self, name: str, node: Node) -> Iterator[Node]:
        """Yield the reads of a name in its scope that stand behind a statement."""
        scope = self.evaluator.names.scope(node.start_byte)
        for use in self._reads(scope, name):
            if use.start_byte >= node.end_byte:
                yield use

    def within(self, name: str, node: Node) -> Iterator[Node]:
        """Yield the reads of a name inside of a node: of a comprehension's variable."""
        scope = self.evaluator.names.scope(node.start_byte)
        for use in self._reads(scope, name):
            if node.start_byte <= use.start_byte and use.end_byte <= node.end_byte:
                yield use

    def _is_local(self, scope: Node, name: str) -> bool:
        """Say whether a function has a variable or parameter of its own by a name."""
        head = name.partition(".")[0]
        bound = (scope.id, head) in self.evaluator.names.bindings
        return bound or has_parameter(self.evaluator, scope, head)

    def _reads(self, scope: Node, name: str) -> list[Node]:
        head, _, rest = name.partition(".")
        found = self._index(scope).get(head, [])[: MOST_USES * 4]
        if rest:
            found = [whole for one in found if (whole := self._dotted(one, name)) is not None]
        return [one for one in found if self._is_read(one)][:MOST_USES]

    def _index(self, scope: Node) -> dict[str, list[Node]]:
        known = self._known.get(scope.id)
        if known is None:
            known = self._known[scope.id] = defaultdict(list)
            nodes = QueryCursor(_query()).captures(scope).get("name", [])
            for node in sorted(nodes, key=lambda one: one.start_byte):
                known[(node.text or b"").decode("utf-8", "replace")].append(node)
        return known

    def _dotted(self, head: Node, name: str) -> Node | None:
        """Return the attribute that begins with a name and is `name`, or None."""
        node = head
        for _ in range(name.count(".")):
            parent = self.evaluator.tree.parent(node)
            if parent is None or parent.child_by_field_name("object") != node:
                return None
            node = parent
        return node if self.evaluator.tree.text(node) == name else None

    def _is_read(self, node: Node) -> bool:
        parent = self.evaluator.tree.parent(node)
        if parent is None or parent.type in _BINDING:
            return False
        if parent.type in _LEFT:
            return parent.child_by_field_name("left") != node
        if parent.type in _NAMED:
            return parent.child_by_field_name("name") != node
        return parent.type != "attribute" or parent.child_by_field_name("attribute") != node
