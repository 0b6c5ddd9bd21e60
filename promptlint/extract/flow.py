"""From a name back to what it can hold: reaching definitions, attributes, parameters, returns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract import containers, functions
from promptlint.extract.names import Binding
from promptlint.extract.strings import as_part, is_text
from promptlint.extract.trail import Relation, innermost_loop, relate, trail
from promptlint.extract.tree import SCOPES, Tree, items
from promptlint.extract.value import (
    TEXTS,
    Called,
    Choice,
    Entry,
    Foreign,
    Joined,
    Listing,
    Mapping,
    Member,
    Parameter,
    Part,
    Reference,
    Unknown,
    Value,
    alternatives,
    choice,
    plain_text,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_COMPREHENSIONS = frozenset(
    {"list_comprehension", "generator_expression", "set_comprehension", "dictionary_comprehension"}
)
_CHANGES = frozenset({"augment", "append", "extend", "insert", "update", "item"})
_ADDITIONS = frozenset({"augment", "append", "extend", "insert"})


def name(evaluator: Evaluator, node: Node) -> Value:
    """Read a name where it is used."""
    text = evaluator.tree.text(node)
    looped = _comprehension_variable(evaluator, node, text)
    if looped is not None:
        return looped
    scope = evaluator.names.scope(node.start_byte)
    while scope.type == "class_definition" and _is_header(node, scope):
        scope = evaluator.names.scope_around(scope)
    return name_in(evaluator, text, scope, node)


def _is_header(node: Node, scope: Node) -> bool:
    body = scope.child_by_field_name("body")
    return body is not None and node.start_byte < body.start_byte


def name_in(evaluator: Evaluator, text: str, scope: Node, use: Node | None) -> Value:
    """Read a name in a scope: at `use`, or at the scope's end where `use` is None."""
    if scope.type == "function_definition" and use is not None and _is_default(use, scope):
        return name_in(evaluator, text, evaluator.names.scope_around(scope), use)
    found = reaching(evaluator, text, scope, use)
    if found is not None:
        return found
    outer = evaluator.names.scope_around(scope) if scope != evaluator.tree.root else None
    while outer is not None and outer.type == "class_definition":
        outer = evaluator.names.scope_around(outer)
    if outer is not None:
        at_definition = scope if scope.type == "class_definition" else None
        return name_in(evaluator, text, outer, at_definition)
    return Reference(text)


def _is_default(use: Node, scope: Node) -> bool:
    body = scope.child_by_field_name("body")
    return body is not None and use.start_byte < body.start_byte


def _comprehension_variable(evaluator: Evaluator, node: Node, text: str) -> Value | None:
    parent = evaluator.tree.enclosing(node, _COMPREHENSIONS | SCOPES)
    while parent is not None and parent.type in _COMPREHENSIONS:
        for clause in parent.named_children:
            if clause.type != "for_in_clause":
                continue
            left, right = clause.child_by_field_name("left"), clause.child_by_field_name("right")
            if (
                left is None
                or right is None
                or right.start_byte <= node.start_byte < right.end_byte
            ):
                continue
            targets = [left] if left.type == "identifier" else left.named_children
            for index, target in enumerate(targets):
                if evaluator.tree.text(target) == text:
                    return _element(evaluator, right, index if target != left else None, node)
        parent = evaluator.tree.enclosing(parent, _COMPREHENSIONS | SCOPES)
    return None


def _element(evaluator: Evaluator, iterable: Node, index: int | None, node: Node) -> Value:
    special = containers.keys_or_values(evaluator, iterable, index)
    if special is not None:
        return special
    value = evaluator.value(iterable)
    if isinstance(value, Called) and value.name in ("enumerate", "zip"):
        return Unknown(node)
    return containers.elements(value, index, node)


def reaching(evaluator: Evaluator, text: str, scope: Node, use: Node | None) -> Value | None:
    """Return what the definitions of a name that reach `use` make of it, or None without any."""
    bindings = evaluator.names.bindings.get((scope.id, text), [])
    parameter = functions.parameter(evaluator, scope, text)
    if not bindings and parameter is None:
        return None
    position = use.start_byte if use is not None else scope.end_byte
    at = trail(evaluator.tree, use, scope) if use is not None else ()
    found: list[Value] = []
    changes: list[tuple[Binding, Relation]] = _later_changes(evaluator.tree, bindings, scope, use)
    covered: dict[int, set[int]] = {}
    for binding in reversed([b for b in bindings if _is_before(b, position)]):
        relation = relate(trail(evaluator.tree, binding.node, scope), at)
        if relation.kind == "exclusive":
            continue
        if binding.kind in _CHANGES:
            changes.append((binding, relation))
            continue
        value = definition(evaluator, binding)
        if value is None:
            continue
        found.append(_changed(evaluator, value, changes))
        if relation.kind == "definite" or _covers(relation, covered):
            return choice(found)
        changes = [c for c in changes if c[1].steps[:1] != relation.steps[:1]]
    base = parameter if parameter is not None else _outside(evaluator, text, scope, bindings)
    if base is not None:
        found.append(_changed(evaluator, base, changes))
    return choice(found) if found else None


def _outside(evaluator: Evaluator, text: str, scope: Node, bindings: list[Binding]) -> Value | None:
    """Return what the name holds before this scope touches it (a global that it changes)."""
    if "." in text or scope == evaluator.tree.root:
        return Unknown() if all(b.kind in _CHANGES for b in bindings) and "." not in text else None
    if all(binding.kind in _CHANGES for binding in bindings):
        return name_in(evaluator, text, evaluator.names.scope_around(scope), None)
    return None


def _is_before(binding: Binding, position: int) -> bool:
    if binding.kind == "element":
        return binding.start < position
    return binding.end <= position or (binding.kind == "define" and binding.start < position)


def _later_changes(
    tree: Tree, bindings: list[Binding], scope: Node, use: Node | None
) -> list[tuple[Binding, Relation]]:
    """Return the additions that come after the use in the same loop: its next turn sees them."""
    if use is None or not any(b.kind in _ADDITIONS and b.end > use.start_byte for b in bindings):
        return []
    loop = innermost_loop(tree, use, scope)
    if loop is None or any(
        b.kind not in _CHANGES and loop.start_byte < b.start < loop.end_byte for b in bindings
    ):
        return []
    later = [
        binding
        for binding in bindings
        if binding.kind in _ADDITIONS
        and use.start_byte < binding.start < loop.end_byte
        and not binding.node.start_byte <= use.start_byte < binding.node.end_byte
    ]
    steps = trail(tree, loop.child_by_field_name("body") or loop, scope)[-1:]
    return [(binding, Relation("conditional", steps)) for binding in reversed(later)]


def _covers(relation: Relation, covered: dict[int, set[int]]) -> bool:
    """Note a conditional definition; say whether every clause of its branch now has one."""
    if len(relation.steps) != 1 or not relation.steps[0].clauses:
        return False
    step = relation.steps[0]
    clauses = covered.setdefault(step.compound, set())
    clauses.add(step.clause)
    return len(clauses) == step.clauses


def definition(evaluator: Evaluator, binding: Binding) -> Value | None:
    """Return the value that a binding gives its name, or None for a bare annotation."""
    match binding.kind:
        case "assign":
            return evaluator.value(binding.value) if binding.value is not None else None
        case "with":
            return evaluator.value(binding.value) if binding.value is not None else None
        case "unpack":
            return _unpacked(evaluator, binding)
        case "element" if binding.value is not None:
            return _element(evaluator, binding.value, binding.index, binding.node)
        case "import":
            return imported(evaluator, binding.module, binding.node)
        case "define":
            node_name = binding.node.child_by_field_name("name")
            text = evaluator.tree.text(node_name) if node_name is not None else ""
            return Reference(text, binding.node)
        case _:
            return Unknown(binding.node)


def _unpacked(evaluator: Evaluator, binding: Binding) -> Value:
    if binding.value is None or binding.index is None:
        return Unknown(binding.node)
    value = evaluator.value(binding.value)
    found: list[Value] = []
    for one in alternatives(value):
        if isinstance(one, Listing) and not one.is_open and binding.index < len(one.parts):
            found.append(one.parts[binding.index].value)
        else:
            found.append(Member(one, str(binding.index), binding.node))
    return choice(found)


def imported(evaluator: Evaluator, dotted: str, node: Node) -> Value:
    """Return an imported value: text of the project's other files, else a reference."""
    found = (
        evaluator.library.find(dotted, evaluator.tree.source.path) if evaluator.library else None
    )
    if found is None:
        return Reference(dotted)
    path, value = found
    return choice([foreign(one, path, node) for one in alternatives(value)])


def foreign(value: Value, path: str, node: Node) -> Value:
    """Mark a value as another file's, unless it is already; of a container, what it holds.

    No node of the other file is left where a place of this one is asked for: `node` stands there.
    """
    match value:
        case Foreign():
            return value
        case Reference(name):
            return Reference(name)
        case Choice(values):
            return choice([foreign(one, path, node) for one in values])
        case Listing(parts):
            marked = (replace(p, value=foreign(p.value, path, node), node=node) for p in parts)
            return replace(value, parts=tuple(marked), node=node)
        case Mapping(entries):
            return replace(
                value,
                entries=tuple(
                    Entry(e.key, foreign(e.value, path, node), None, node) for e in entries
                ),
                node=node,
            )
        case _:
            return Foreign(value, path, node)


def _changed(evaluator: Evaluator, value: Value, changes: list[tuple[Binding, Relation]]) -> Value:
    """Apply changes, given latest first, to what a name holds."""
    for binding, relation in reversed(changes):
        value = choice([_change(evaluator, one, binding, relation) for one in alternatives(value)])
    return value


def _change(evaluator: Evaluator, value: Value, binding: Binding, relation: Relation) -> Value:
    conditional = relation.kind == "conditional"
    repeated = relation.is_repeated
    if binding.kind == "augment" and binding.value is not None:
        return _augmented(evaluator, value, binding, conditional, repeated)
    if isinstance(value, Listing) and binding.value is not None:
        return _listed(evaluator, value, binding, conditional, repeated)
    if isinstance(value, Mapping):
        return _mapped(evaluator, value, binding)
    return value


def _augmented(
    evaluator: Evaluator, value: Value, binding: Binding, conditional: bool, repeated: bool
) -> Value:
    node = binding.value
    if node is None:
        return value
    added = evaluator.value(node)
    if isinstance(value, Listing):
        parts, is_open = containers.spread(added, node)
        flagged = tuple(
            Part(p.value, p.joint, conditional or p.conditional, repeated or p.repeated, p.node)
            for p in parts
        )
        return Listing((*value.parts, *flagged), value.node, value.kind, value.is_open or is_open)
    if not (isinstance(value, TEXTS) or is_text(added)):
        return Unknown(binding.node)
    target = binding.node.child_by_field_name("left") or binding.node
    start = (
        value.parts
        if isinstance(value, Joined) and value.parts and value.parts[-1].joint == "augmented"
        else (Part(as_part(evaluator, target, value)),)
    )
    part = Part(as_part(evaluator, node, added), "augmented", conditional, repeated, node)
    return Joined((*start, part))


def _listed(
    evaluator: Evaluator, value: Listing, binding: Binding, conditional: bool, repeated: bool
) -> Value:
    arguments = [] if binding.value is None else items(binding.value)
    positional = [argument for argument in arguments if argument.type != "keyword_argument"]
    if not positional:
        return value
    last = positional[-1]
    added: tuple[Part, ...] = (Part(evaluator.value(last), "", conditional, repeated, last),)
    is_open = value.is_open
    if binding.kind == "extend":
        spread, more = containers.spread(evaluator.value(last), last)
        added = tuple(
            Part(p.value, "", conditional or p.conditional, repeated or p.repeated, p.node)
            for p in spread
        )
        is_open = is_open or more
    front = binding.kind == "insert" and evaluator.tree.text(positional[0]) == "0"
    parts = (*added, *value.parts) if front else (*value.parts, *added)
    return Listing(parts, value.node, value.kind, is_open)


def _mapped(evaluator: Evaluator, value: Mapping, binding: Binding) -> Value:
    if binding.kind == "item" and binding.value is not None:
        left = binding.node.child_by_field_name("left")
        key = left.child_by_field_name("subscript") if left is not None else None
        if key is None:
            return value
        name = plain_text(evaluator.value(key))
        entry = Entry(name, evaluator.value(binding.value), key, binding.value)
        return Mapping((*value.entries, entry), value.node, value.is_open or name is None)
    if binding.kind == "update" and binding.value is not None:
        found = [evaluator.value(node) for node in items(binding.value)]
        entries = [e for one in found if isinstance(one, Mapping) for e in one.entries]
        return Mapping((*value.entries, *entries), value.node, is_open=True)
    return value


def attribute(evaluator: Evaluator, node: Node) -> Value:
    """Read `owner.name`: of self, a class, an instance, a module, or an enum's member."""
    base, field = node.child_by_field_name("object"), node.child_by_field_name("attribute")
    if base is None or field is None:
        return Unknown(node)
    text, dotted = evaluator.tree.text(field), evaluator.names.dotted(node)
    scope = evaluator.names.scope(node.start_byte)
    if dotted and (scope.id, dotted) in evaluator.names.bindings:
        found = reaching(evaluator, dotted, scope, node)
        if found is not None:
            return found
    if base.type == "identifier" and evaluator.tree.text(base) in ("self", "cls"):
        owner = evaluator.names.owner(scope)
        found = functions.member(evaluator, owner, text) if owner is not None else None
        return found if found is not None else Member(Unknown(base), text, node)
    owner_value = evaluator.value(base)
    found_all = [_attribute_of(evaluator, one, text, node) for one in alternatives(owner_value)]
    return choice(found_all)


def _attribute_of(evaluator: Evaluator, owner: Value, text: str, node: Node) -> Value:
    if text in ("value", "template") and isinstance(owner, TEXTS):
        return owner
    match owner:
        case Reference(name=name, node=None):
            return imported(evaluator, f"{name}.{text}", node)
        case Reference(node=class_node) if class_node is not None:
            found = functions.member(evaluator, class_node, text)
            return found if found is not None else Member(owner, text, node)
        case Called(name=name) if name in evaluator.names.classes:
            found = functions.member(evaluator, evaluator.names.classes[name], text)
            return found if found is not None else Member(owner, text, node)
        case Parameter(annotation=name) if name in evaluator.names.classes:
            found = functions.member(evaluator, evaluator.names.classes[name], text)
            return found if found is not None else Member(owner, text, node)
        case _:
            return Member(owner, text, node)
