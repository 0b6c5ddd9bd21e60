"""Where a file gives its names values: assignments, loops, imports, what changes a value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

from tree_sitter import Node

from promptlint.extract.scopes import Scopes
from promptlint.extract.tree import Tree, operands

QUERY = """
(assignment) @assignment
(augmented_assignment) @augmented
(named_expression) @walrus
(for_statement) @for
(with_item) @with
(import_statement) @import
(import_from_statement) @from
(global_statement) @global
(nonlocal_statement) @nonlocal
"""
BindingKind = Literal[
    "assign", "augment", "element", "with", "unpack", "import", "define",
    "append", "extend", "insert", "update", "item",
]  # fmt: skip
Path: TypeAlias = tuple[int, ...]
"""Which part of an unpacked value is meant: (0, 1) is the second part of the first."""
MUTATORS: dict[str, BindingKind] = {
    "append": "append", "extend": "extend", "insert": "insert", "update": "update",
    "appendleft": "insert", "add": "append",
}  # fmt: skip
MOST_PARTS = 64
"""Names that a dotted name may have: longer ones are nobody's."""
_PATTERNS = frozenset({"pattern_list", "tuple_pattern", "list_pattern"})
_STAR = "list_splat_pattern"


class Binding(NamedTuple):
    """One place that gives a name a value, or changes the value it has."""

    kind: BindingKind
    node: Node
    value: Node | None
    module: str = ""
    """For an import, the dotted name that is bound."""
    path: Path | None = ()
    """Of an unpacked value, which part; None where that cannot be known."""

    @property
    def start(self) -> int:
        """Return the byte at which the binding begins."""
        return self.node.start_byte

    @property
    def end(self) -> int:
        """Return the byte at which the binding is done."""
        return self.node.end_byte


def targets(left: Node, path: Path | None = ()) -> Iterator[tuple[Node, Path | None]]:
    """Yield what the left side of an assignment or loop binds, each with its part of the value."""
    if left.type not in _PATTERNS:
        yield left, path
        return
    is_known = path is not None
    for index, target in enumerate(left.named_children):
        is_known = is_known and target.type != _STAR
        inner = target.named_children[0] if target.type == _STAR else target
        yield from targets(inner, (*path, index) if is_known and path is not None else None)


def dotted(tree: Tree, node: Node) -> str:
    """Return `a.b.c` for a chain of names and attributes, else ""."""
    if node.type == "identifier":
        return tree.text(node)
    parts: list[str] = []
    while node.type == "attribute":
        base, attribute = (node.child_by_field_name(part) for part in ("object", "attribute"))
        if base is None or attribute is None:
            return ""
        parts.append(tree.text(attribute))
        node = base
    if node.type != "identifier":
        return ""
    return ".".join([tree.text(node), *reversed(parts)])


class Bindings:
    """All bindings of one file, by scope and name."""

    def __init__(
        self, tree: Tree, scopes: Scopes, found: Mapping[str, list[Node]], calls: list[Node]
    ) -> None:
        """Sort what the query found; `calls` are those named like what changes a value."""
        self.tree = tree
        self.scopes = scopes
        self.by_name: dict[tuple[int, str], list[Binding]] = defaultdict(list)
        self.members: dict[tuple[int, str], list[Binding]] = defaultdict(list)
        """What is bound in classes, and to attributes of `self` in their methods."""
        self.declared: dict[tuple[int, str], Node] = {}
        """The scopes that names belong to which a function declares global or nonlocal."""
        self.elsewhere: dict[tuple[int, str], list[Binding]] = defaultdict(list)
        """What functions bind to names of the scopes around them."""
        self.stars: list[tuple[str, Node]] = []
        """The modules of which all names are imported, with the statements that do so."""
        self._assignments(found)
        for node in found.get("with", ()):
            self._with(node)
        for node in (*found.get("import", ()), *found.get("from", ())):
            self._import(node)
        for call in calls:
            self._mutation(call)
        for definition in scopes.nodes:
            name = definition.child_by_field_name("name")
            if name is not None:
                self._bind(tree.text(name), Binding("define", definition, None))
        self._sort()
        for node in (*found.get("global", ()), *found.get("nonlocal", ())):
            self._declare(node)

    def _sort(self) -> None:
        for bindings in (*self.by_name.values(), *self.members.values()):
            if len(bindings) > 1:
                bindings.sort(key=attrgetter("start"))

    def _assignments(self, found: Mapping[str, list[Node]]) -> None:
        kinds: tuple[tuple[str, BindingKind, str], ...] = (
            ("assignment", "assign", "left"), ("augmented", "augment", "left"),
            ("walrus", "assign", "name"), ("for", "element", "left"),
        )  # fmt: skip
        for capture, kind, field in kinds:
            for node in found.get(capture, ()):
                left = node.child_by_field_name(field)
                if left is not None:
                    self._targets(left, kind, node, _right(node))

    def _targets(self, left: Node, kind: BindingKind, node: Node, value: Node | None) -> None:
        for target, path in targets(left):
            is_part = path != ()
            if target.type in ("identifier", "attribute"):
                name = dotted(self.tree, target)
                how: BindingKind = "unpack" if is_part and kind == "assign" else kind
                if how == "assign" and value is not None and self._adds(name, value):
                    how = "augment"
                self._bind(name, Binding(how, node, value, path=path))
            elif target.type == "subscript" and not is_part:
                base = target.child_by_field_name("value")
                if base is not None:
                    self._bind(dotted(self.tree, base), Binding("item", node, value))

    def _adds(self, name: str, value: Node) -> bool:
        """Say whether a value is a sum that begins with what the name holds already."""
        if value.type != "binary_operator":
            return False
        first = operands(value)[0]
        return first.type in ("identifier", "attribute") and dotted(self.tree, first) == name

    def _with(self, node: Node) -> None:
        pattern = node.child_by_field_name("value")
        if pattern is None or pattern.type != "as_pattern" or pattern.named_child_count < 2:
            return
        name = self.tree.text(pattern.named_children[-1])
        if name.isidentifier():
            self._bind(name, Binding("with", node, pattern.named_children[0]))

    def _import(self, node: Node) -> None:
        base = ""
        if node.type == "import_from_statement":
            module = node.child_by_field_name("module_name")
            base = self.tree.text(module).replace(" ", "") if module is not None else ""
            if any(child.type == "wildcard_import" for child in node.named_children):
                self.stars.append((base, node))
        for name in node.children_by_field_name("name"):
            target = name.child_by_field_name("name") if name.type == "aliased_import" else name
            alias = name.child_by_field_name("alias")
            dotted = self.tree.text(target) if target is not None else ""
            full = f"{base}.{dotted}" if base and not base.endswith(".") else base + dotted
            bound = self.tree.text(alias) if alias is not None else dotted
            if not base and alias is None:
                full = bound = dotted.partition(".")[0]
                self.by_name[-1, dotted].append(Binding("import", node, None, dotted))
            self._bind(bound, Binding("import", node, None, full))

    def _mutation(self, call: Node) -> None:
        function = call.child_by_field_name("function")
        if function is None or function.type != "attribute":
            return
        attribute = function.child_by_field_name("attribute")
        kind = MUTATORS.get(self.tree.text(attribute)) if attribute is not None else None
        base = function.child_by_field_name("object")
        if kind is not None and base is not None:
            given = call.child_by_field_name("arguments")
            self._bind(dotted(self.tree, base), Binding(kind, call, given))

    def _bind(self, name: str, binding: Binding) -> None:
        if not name:
            return
        scope = self.scopes.at(binding.start)
        if scope == binding.node:
            scope = self.scopes.around(scope)
        self.by_name[scope.id, name].append(binding)
        if scope.type == "class_definition":
            self.members[scope.id, name].append(binding)
        elif name.startswith(("self.", "cls.")):
            owner = self.scopes.owner(scope)
            if owner is not None:
                self.members[owner.id, name.partition(".")[2]].append(binding)

    def _declare(self, node: Node) -> None:
        scope = self.scopes.at(node.start_byte)
        target = self.tree.root
        if node.type == "nonlocal_statement":
            target = self.scopes.around(scope)
        for child in node.named_children:
            name = self.tree.text(child)
            if child.type == "identifier" and scope != target:
                self.declared[scope.id, name] = target
                self.elsewhere[target.id, name].extend(self.by_name.get((scope.id, name), ()))


def _right(node: Node) -> Node | None:
    """Return the value that an assignment gives, in `a = b = c` the last."""
    right = node.child_by_field_name("value" if node.type == "named_expression" else "right")
    while right is not None and right.type == "assignment":
        right = right.child_by_field_name("right")
    return right
