"""Where a file binds its names: one pass over the tree, kept by scope."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from tree_sitter import Node, Query

from promptlint.extract.tree import SCOPES, Tree, grammar

_QUERY = """
(assignment) @assignment
(augmented_assignment) @augmented
(named_expression) @walrus
(for_statement) @for
(with_item) @with
(import_statement) @import
(import_from_statement) @from
(function_definition) @function
(class_definition) @class
(call) @call
(return_statement) @return
(string) @string
(dictionary) @dictionary
"""
BindingKind = Literal[
    "assign", "augment", "element", "with", "unpack", "import", "define", "parameter",
    "append", "extend", "insert", "update", "item",
]  # fmt: skip
MUTATORS: dict[str, BindingKind] = {
    "append": "append", "extend": "extend", "insert": "insert", "update": "update",
    "appendleft": "insert", "add": "append",
}  # fmt: skip


@cache
def _query() -> Query:
    return Query(grammar(), _QUERY)


@dataclass(frozen=True, slots=True, eq=False)
class Binding:
    """One place that gives a name a value, or changes the value it has."""

    kind: BindingKind
    node: Node
    value: Node | None
    start: int
    end: int
    module: str = ""
    """For an import, the dotted name that is bound."""
    index: int | None = None
    """For an unpacked tuple, which element."""


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
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
        self.functions = [self._function(node) for node in found.get("function", [])]
        self.classes = {self._name(node): node for node in found.get("class", [])}
        scopes = found.get("function", []) + found.get("class", [])
        self._scopes = sorted(scopes, key=lambda node: node.start_byte)
        self._starts = [node.start_byte for node in self._scopes]
        self.bindings: dict[tuple[int, str], list[Binding]] = defaultdict(list)
        self.members: dict[tuple[int, str], list[Binding]] = defaultdict(list)
        self._bind_all(found)
        for bindings in (*self.bindings.values(), *self.members.values()):
            bindings.sort(key=lambda binding: binding.start)

    # scopes

    def scope(self, byte: int) -> Node:
        """Return the innermost function, class or module that holds a byte offset."""
        at = bisect_right(self._starts, byte) - 1
        while at >= 0:
            if self._scopes[at].end_byte > byte:
                return self._scopes[at]
            at = self._outer[at]
        return self.tree.root

    @cached_property
    def _outer(self) -> list[int]:
        """Return for each scope the index of the scope around it, or -1."""
        outer: list[int] = []
        stack: list[int] = []
        for index, node in enumerate(self._scopes):
            while stack and self._scopes[stack[-1]].end_byte <= node.start_byte:
                stack.pop()
            outer.append(stack[-1] if stack else -1)
            stack.append(index)
        return outer

    def owner(self, scope: Node) -> Node | None:
        """Return the class that a method belongs to, through nested functions."""
        node: Node | None = scope
        while node is not None and node.type != "class_definition":
            node = self.tree.enclosing(node, SCOPES)
        return node

    @cached_property
    def by_node(self) -> dict[int, Function]:
        """Return the functions by the id of their node."""
        return {function.node.id: function for function in self.functions}

    @cached_property
    def by_name(self) -> dict[str, list[Function]]:
        """Return the functions by their bare name."""
        named: dict[str, list[Function]] = defaultdict(list)
        for function in self.functions:
            named[function.name].append(function)
        return named

    @cached_property
    def calls_by_tail(self) -> dict[str, list[Node]]:
        """Return the calls by the last part of the callee's name."""
        tails: dict[str, list[Node]] = defaultdict(list)
        for call in self.calls:
            tails[self.tail(call)].append(call)
        return tails

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

    # collecting

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

    def _bind_all(self, found: dict[str, list[Node]]) -> None:
        for node in found.get("assignment", ()):
            if (left := node.child_by_field_name("left")) is not None:
                self._bind_target(left, "assign", node, self._right(node))
        for node in found.get("augmented", ()):
            if (left := node.child_by_field_name("left")) is not None:
                self._bind_target(left, "augment", node, node.child_by_field_name("right"))
        for node in found.get("walrus", ()):
            if (left := node.child_by_field_name("name")) is not None:
                self._bind_target(left, "assign", node, node.child_by_field_name("value"))
        for node in found.get("for", ()):
            if (left := node.child_by_field_name("left")) is not None:
                self._bind_target(left, "element", node, node.child_by_field_name("right"))
        for node in found.get("with", ()):
            self._bind_with(node)
        for function in self.functions:
            self._bind(function.node, function.name, Binding(
                "define", function.node, None, function.node.start_byte, function.node.end_byte
            ), outside=True)  # fmt: skip
        for name, node in self.classes.items():
            binding = Binding("define", node, None, node.start_byte, node.end_byte)
            self._bind(node, name, binding, outside=True)
        for node in (*found.get("import", ()), *found.get("from", ())):
            self._bind_import(node)
        for node in self.calls:
            self._bind_mutation(node)

    @staticmethod
    def _right(node: Node) -> Node | None:
        right = node.child_by_field_name("right")
        while right is not None and right.type == "assignment":
            right = right.child_by_field_name("right")
        return right

    def _bind(self, at: Node, name: str, binding: Binding, *, outside: bool = False) -> None:
        scope = self.scope(at.start_byte)
        if outside and scope.id == at.id:
            scope = self.scope_around(at)
        self.bindings[scope.id, name].append(binding)
        if scope.type == "class_definition":
            self.members[scope.id, name].append(binding)
        elif name.startswith("self.") and (owner := self.owner(scope)) is not None:
            self.members[owner.id, name[5:]].append(binding)

    def scope_around(self, node: Node) -> Node:
        """Return the scope that a function or class is defined in."""
        return self.tree.enclosing(node, SCOPES) or self.tree.root

    def _bind_target(self, left: Node, kind: BindingKind, node: Node, value: Node | None) -> None:
        match left.type:
            case "identifier" | "attribute":
                name = self.dotted(left)
                if name:
                    self._bind(
                        node, name, Binding(kind, node, value, node.start_byte, node.end_byte)
                    )
            case "pattern_list" | "tuple_pattern" | "list_pattern":
                for index, target in enumerate(left.named_children):
                    name = self.dotted(target)
                    if name:
                        unpack: BindingKind = "unpack" if kind == "assign" else "element"
                        self._bind(node, name, Binding(
                            unpack, node, value, node.start_byte, node.end_byte, index=index
                        ))  # fmt: skip
            case "subscript":
                base = left.child_by_field_name("value")
                if base is not None and (name := self.dotted(base)):
                    self._bind(
                        node, name, Binding("item", node, value, node.start_byte, node.end_byte)
                    )
            case _:
                pass

    def _bind_with(self, node: Node) -> None:
        pattern = node.child_by_field_name("value")
        if pattern is None or pattern.type != "as_pattern" or pattern.named_child_count < 2:
            return
        target = pattern.named_children[-1]
        name = self.tree.text(target)
        if name.isidentifier():
            self._bind(node, name, Binding(
                "with", node, pattern.named_children[0], node.start_byte, node.end_byte
            ))  # fmt: skip

    def _bind_import(self, node: Node) -> None:
        base = ""
        names = node.children_by_field_name("name")
        if node.type == "import_from_statement":
            module = node.child_by_field_name("module_name")
            base = self.tree.text(module).replace(" ", "") if module is not None else ""
        for name in names:
            target = name.child_by_field_name("name") if name.type == "aliased_import" else name
            alias = name.child_by_field_name("alias")
            dotted = self.tree.text(target) if target is not None else ""
            full = f"{base}.{dotted}" if base and not base.endswith(".") else base + dotted
            bound = self.tree.text(alias) if alias is not None else dotted
            if not base and alias is None:
                full = bound = dotted.partition(".")[0]
                self.bindings[-1, dotted].append(_import(node, dotted))
            self._bind(node, bound, _import(node, full))

    def _bind_mutation(self, call: Node) -> None:
        function = call.child_by_field_name("function")
        if function is None or function.type != "attribute":
            return
        attribute = function.child_by_field_name("attribute")
        kind = MUTATORS.get(self._name_text(attribute))
        base = function.child_by_field_name("object")
        if kind is not None and base is not None and (name := self.dotted(base)):
            arguments = call.child_by_field_name("arguments")
            self._bind(call, name, Binding(kind, call, arguments, call.start_byte, call.end_byte))

    def dotted(self, node: Node) -> str:
        """Return `a.b.c` for a chain of names and attributes, else ""."""
        if node.type == "identifier":
            return self.tree.text(node)
        if node.type == "attribute":
            base = node.child_by_field_name("object")
            attribute = node.child_by_field_name("attribute")
            if base is None or attribute is None:
                return ""
            start = self.dotted(base)
            return f"{start}.{self.tree.text(attribute)}" if start else ""
        return ""


def _import(node: Node, dotted: str) -> Binding:
    return Binding("import", node, None, node.start_byte, node.end_byte, module=dotted)
