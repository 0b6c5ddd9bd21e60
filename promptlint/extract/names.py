"""The names of one file: functions, classes, calls and bindings, found in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property

from tree_sitter import Node, Query

from promptlint.extract.bindings import MUTATORS, QUERY, Binding, Bindings, dotted
from promptlint.extract.parses import grammar
from promptlint.extract.scopes import Scopes
from promptlint.extract.tree import Tree, items
from promptlint.lean import lean

_QUERY = f"""{QUERY}
(function_definition) @function
(class_definition) @class
(call) @call
(return_statement) @return
(string) @string
(dictionary) @dictionary
"""


@cache
def _query() -> Query:
    return Query(grammar(), _QUERY)


@lean
class Function:
    """A function or method of the file."""

    node: Node
    name: str
    owner: Node | None
    """The class that the function is a method of."""
    decorators: tuple[Node, ...]

    @property
    def is_property(self) -> bool:
        """Say whether reading the attribute calls the method."""
        return any((d.text or b"").endswith((b"property", b".getter")) for d in self.decorators)


@lean
class Formal:
    """One parameter as the function declares it."""

    name: str
    node: Node
    index: int
    default: Node | None
    annotation: str
    is_star: bool = False
    keyword_only: bool = False


class Names:
    """The bindings, functions, classes and calls of one file."""

    def __init__(self, tree: Tree) -> None:
        """Index the tree in one pass."""
        self.tree = tree
        self.formals: dict[int, tuple[Formal, ...]] = {}
        """The parameters of the functions that were asked about so far."""
        found = tree.captures(_query())
        self.strings = found.get("string", [])
        self.dictionaries = found.get("dictionary", [])
        self.calls = found.get("call", [])
        self._returns = found.get("return", [])
        self._found = found

    @cached_property
    def functions(self) -> list[Function]:
        """Return the functions and methods."""
        return [self._function(node) for node in self._found.get("function", [])]

    @cached_property
    def classes(self) -> dict[str, Node]:
        """Return the classes by their names."""
        return {self._name(node): node for node in self._found.get("class", [])}

    @cached_property
    def scopes(self) -> Scopes:
        """Return the functions and classes as the scopes of names."""
        return Scopes(self.tree, self._found.get("function", []) + self._found.get("class", []))

    @cached_property
    def bound(self) -> Bindings:
        """Return all that gives names their values."""
        by_tail = self.calls_by_tail
        changing = [call for tail in MUTATORS for call in by_tail.get(tail, ())]
        return Bindings(self.tree, self.scopes, self._found, changing)

    @property
    def bindings(self) -> dict[tuple[int, str], list[Binding]]:
        """Return the bindings by scope and name."""
        return self.bound.by_name

    @property
    def members(self) -> dict[tuple[int, str], list[Binding]]:
        """Return what is bound in classes, and to attributes of `self` in their methods."""
        return self.bound.members

    @property
    def declared(self) -> dict[tuple[int, str], Node]:
        """Return the scopes of names that functions declare global or nonlocal."""
        return self.bound.declared

    @property
    def elsewhere(self) -> dict[tuple[int, str], list[Binding]]:
        """Return what functions bind to names of the scopes around them."""
        return self.bound.elsewhere

    def scope(self, byte: int) -> Node:
        """Return the innermost function, class or module that holds a byte offset."""
        return self.scopes.at(byte)

    def scope_around(self, node: Node) -> Node:
        """Return the scope that a function or class is defined in."""
        return self.scopes.around(node)

    def owner(self, scope: Node) -> Node | None:
        """Return the class that a method belongs to, through nested functions."""
        return self.scopes.owner(scope)

    def dotted(self, node: Node) -> str:
        """Return `a.b.c` for a chain of names and attributes, else ""."""
        return dotted(self.tree, node)

    @cached_property
    def by_node(self) -> dict[int, Function]:
        """Return the functions by the id of their node."""
        return {function.node.id: function for function in self.functions}

    @cached_property
    def children(self) -> dict[str, list[Node]]:
        """Return the classes that inherit from a class, by its bare name."""
        found: dict[str, list[Node]] = defaultdict(list)
        for node in self.classes.values():
            bases = node.child_by_field_name("superclasses")
            for base in items(bases) if bases is not None else ():
                found[self.dotted(base).rpartition(".")[2]].append(node)
        return found

    @cached_property
    def calls_by_tail(self) -> dict[str, list[Node]]:
        """Return the calls by the last part of the callee's name."""
        tails: dict[str, list[Node]] = defaultdict(list)
        for call in self.calls:
            tails[self._tails[call.id]].append(call)
        return tails

    @cached_property
    def _tails(self) -> dict[int, str]:
        return {call.id: self._tail(call) for call in self.calls}

    @cached_property
    def returns(self) -> dict[int, list[Node]]:
        """Return the return statements by the id of their function."""
        grouped: dict[int, list[Node]] = defaultdict(list)
        for node in self._returns:
            grouped[self.scope(node.start_byte).id].append(node)
        return grouped

    @cached_property
    def modules(self) -> frozenset[str]:
        """Return the dotted names that the file imports, at any level."""
        return frozenset(
            binding.module
            for bindings in self.bindings.values()
            for binding in bindings
            if binding.kind == "import"
        )

    def tail(self, call: Node) -> str:
        """Return the last part of a call's callee: "create" of `a.b.create(…)`."""
        known = self._tails.get(call.id)
        return self._tail(call) if known is None else known

    def _tail(self, call: Node) -> str:
        function = call.child_by_field_name("function")
        if function is not None and function.type == "subscript":  # a generic: `Agent[Deps](…)`
            function = function.child_by_field_name("value")
        if function is None:
            return ""
        if function.type == "attribute":
            function = function.child_by_field_name("attribute")
        return self._name_text(function)

    def decorated(self) -> Iterator[tuple[Node, Node]]:
        """Yield functions and classes with each of their decorators."""
        for function in self.functions:
            for decorator in function.decorators:
                yield function.node, decorator
        for node in self.classes.values():
            if node.parent is not None and node.parent.type == "decorated_definition":
                for child in node.parent.named_children:
                    if child.type == "decorator":
                        yield node, child

    def _name_text(self, node: Node | None) -> str:
        return self.tree.text(node) if node is not None and node.type == "identifier" else ""

    def _name(self, node: Node) -> str:
        return self._name_text(node.child_by_field_name("name"))

    def _function(self, node: Node) -> Function:
        parent = node.parent
        decorators: tuple[Node, ...] = ()
        if parent is not None and parent.type == "decorated_definition":
            decorators = tuple(c for c in parent.named_children if c.type == "decorator")
            parent = parent.parent
        holder = parent.parent if parent is not None and parent.type == "block" else None
        owner = holder if holder is not None and holder.type == "class_definition" else None
        return Function(node, self._name(node), owner, decorators)
