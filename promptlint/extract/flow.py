"""From a name or attribute back to what it can hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract import classes, loops, reaching
from promptlint.extract.bindings import targets
from promptlint.extract.tree import COMPREHENSIONS, SCOPES, items
from promptlint.extract.value import (
    TEXTS,
    Called,
    Choice,
    Entry,
    Foreign,
    Listing,
    Mapping,
    Member,
    Parameter,
    Reference,
    Unknown,
    Value,
    alternatives,
    choice,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_LOCAL = COMPREHENSIONS | {"lambda"}
_HOLDERS = _LOCAL | SCOPES


def name(evaluator: Evaluator, node: Node) -> Value:
    """Read a name where it is used."""
    text = evaluator.tree.text(node)
    found = _local(evaluator, node, text)
    if found is not None:
        return found
    scope = evaluator.names.scope(node.start_byte)
    while scope != evaluator.tree.root and _is_header(node, scope):
        scope = evaluator.names.scope_around(scope)
    return name_in(evaluator, text, scope, node)


def _is_header(node: Node, scope: Node) -> bool:
    """Say whether a node stands in a definition's bases, defaults or annotations."""
    body = scope.child_by_field_name("body")
    return body is not None and node.start_byte < body.start_byte


def name_in(evaluator: Evaluator, text: str, scope: Node, use: Node | None) -> Value:
    """Read a name in a scope: at `use`, or at the scope's end where `use` is None."""
    names, root = evaluator.names, evaluator.tree.root
    inner = scope
    while True:
        found = reaching.reaching(evaluator, text, scope, use)
        if found is not None:
            is_late = use is None and scope == root != inner and evaluator.tree.source.cells
            return _with_earlier(evaluator, text, inner, found) if is_late else found
        if scope == root:
            return _starred(evaluator, text)
        use = scope if scope.type == "class_definition" else None
        inner, scope = scope, names.scope_around(scope)
        while scope.type == "class_definition":
            scope = names.scope_around(scope)


def _with_earlier(evaluator: Evaluator, text: str, inner: Node, last: Value) -> Value:
    """Add to what a name holds at a notebook's end what it holds where a function is defined.

    Cells are run one by one: the function is mostly called before a later one binds the name anew.
    Where all its calls can be seen, what the name holds at the last one stands for the end.
    """
    root = evaluator.tree.root
    first = reaching.reaching(evaluator, text, root, inner)
    if first is None:
        return last
    call = _last_call(evaluator, inner)
    latest = reaching.reaching(evaluator, text, root, call) if call is not None else None
    return choice([first, last if latest is None else latest])


def _last_call(evaluator: Evaluator, function: Node) -> Node | None:
    """Return the last call of a notebook's function; None where one stands in another function."""
    name = function.child_by_field_name("name")
    calls = evaluator.names.calls_by_tail.get(evaluator.tree.text(name), ()) if name else ()
    root = evaluator.tree.root
    if any(evaluator.names.scope(call.start_byte) != root for call in calls):
        return None
    return max(calls, key=lambda call: call.start_byte, default=None)


def _starred(evaluator: Evaluator, text: str) -> Value:
    """Return what `from module import *` brings under a name that nothing else binds."""
    for module, node in evaluator.names.bound.stars if evaluator.library is not None else ():
        separator = "" if module.endswith(".") else "."
        value = imported(evaluator, f"{module}{separator}{text}", node)
        if not isinstance(value, Reference):
            return value
    return Reference(text)


def _local(evaluator: Evaluator, node: Node, text: str) -> Value | None:
    """Return what a name is that a comprehension or lambda around it binds, else None."""
    parent = evaluator.tree.enclosing(node, _HOLDERS)
    while parent is not None and parent.type in _LOCAL:
        if parent.type == "lambda":
            found = _lambda_parameter(node, text, parent)
        else:
            found = _comprehension_variable(evaluator, node, text, parent)
        if found is not None:
            return found
        parent = evaluator.tree.enclosing(parent, _HOLDERS)
    return None


def _lambda_parameter(node: Node, text: str, function: Node) -> Value | None:
    declared, body = (function.child_by_field_name(part) for part in ("parameters", "body"))
    if declared is None or body is None or node.start_byte < body.start_byte:
        return None
    for parameter in items(declared):
        named = parameter.child_by_field_name("name") or parameter
        if (named.text or b"").lstrip(b"*") == text.encode():
            return Parameter(text, parameter)
    return None


def _comprehension_variable(
    evaluator: Evaluator, node: Node, text: str, comprehension: Node
) -> Value | None:
    for clause in comprehension.named_children:
        left, right = clause.child_by_field_name("left"), clause.child_by_field_name("right")
        if clause.type != "for_in_clause" or left is None or right is None:
            continue
        if right.start_byte <= node.start_byte < right.end_byte:
            continue
        for target, path in targets(left):
            if evaluator.tree.text(target) == text:
                return loops.turn(evaluator, right, path, node)
    return None


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
    """Mark a value as another file's, the one it comes from first; of a container, what it holds.

    No node of the other file is left where a place of this one is asked for: `node` stands there.
    """
    match value:
        case Foreign():
            return replace(value, node=node)
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


def attribute(evaluator: Evaluator, node: Node) -> Value:
    """Read `owner.name`: of self, a class, an instance, a module, or an enum's member."""
    base, field = node.child_by_field_name("object"), node.child_by_field_name("attribute")
    if base is None or field is None:
        return Unknown(node)
    text, dotted = evaluator.tree.text(field), evaluator.names.dotted(node)
    scope = evaluator.names.scope(node.start_byte)
    if dotted and (scope.id, dotted) in evaluator.names.bindings:
        found = reaching.reaching(evaluator, dotted, scope, node)
        if found is not None:
            return found
    if base.type == "identifier" and evaluator.tree.text(base) in ("self", "cls"):
        owner = evaluator.names.owner(scope)
        found = classes.member(evaluator, owner, text) if owner is not None else None
        given = classes.handed(evaluator, owner, text) if owner is not None else None
        if given is not None:
            found = choice([found, given]) if found is not None else given
        return found if found is not None else Member(Unknown(base), text, node)
    owners = alternatives(evaluator.value(base))
    return choice([_attribute_of(evaluator, one, text, node) for one in owners])


def _attribute_of(evaluator: Evaluator, owner: Value, text: str, node: Node) -> Value:
    if text in ("value", "template") and isinstance(owner, TEXTS):
        return owner
    known = evaluator.names.classes
    found = None
    match owner:
        case Reference(name=name, node=None):
            return imported(evaluator, f"{name}.{text}", node)
        case Reference(node=defined) if defined is not None:
            found = classes.member(evaluator, defined, text)
        case Called(name=name) if name in known:
            found = classes.given(evaluator, owner, known[name], text)
            found = found or classes.member(evaluator, known[name], text)
        case Parameter(annotation=name) if name in known:
            found = classes.member(evaluator, known[name], text)
        case _:
            pass
    return found if found is not None else Member(owner, text, node)
