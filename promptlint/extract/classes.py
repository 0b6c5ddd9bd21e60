"""Classes of a file: what their attributes hold, and what they inherit from one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract import functions, reaching
from promptlint.extract.arguments import has_splat, keyword, positional
from promptlint.extract.bindings import Binding
from promptlint.extract.changes import ADDITIONS, CHANGES, Change, changed
from promptlint.extract.containers import is_of_texts
from promptlint.extract.trail import Step
from promptlint.extract.tree import items
from promptlint.extract.value import Called, Listing, Reference, Unknown, Value, choice

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

MOST_ANCESTORS = 32
_SOMETIMES = Step(0, 0, is_loop=True)


def ancestors(evaluator: Evaluator, node: Node) -> Iterator[Node]:
    """Yield a class and those of this file that it inherits from, nearest first."""
    waiting, seen = [node], {node.id}
    while waiting and len(seen) <= MOST_ANCESTORS:
        one = waiting.pop(0)
        yield one
        bases = one.child_by_field_name("superclasses")
        for base in items(bases) if bases is not None else ():
            name = evaluator.names.dotted(base).rpartition(".")[2]
            parent = evaluator.names.classes.get(name)
            if parent is not None and parent.id not in seen:
                seen.add(parent.id)
                waiting.append(parent)


def definer(evaluator: Evaluator, node: Node, method: str) -> Node | None:
    """Return the class that a method of a class comes from, or None if none here has it."""
    for one in ancestors(evaluator, node):
        if (one.id, method) in evaluator.names.members:
            return one
    return None


def inherited(evaluator: Evaluator, name: str) -> str:
    """Return the name of what a class of this file has from a library's: `Base.run` for `Own.run`.

    A name that this file defines, or that begins with no class of its own, stays as it is.
    """
    head, _, rest = name.partition(".")
    owner = evaluator.names.classes.get(head)
    if owner is None or definer(evaluator, owner, rest.partition(".")[0] or "__init__") is not None:
        return name
    for one in ancestors(evaluator, owner):
        bases = one.child_by_field_name("superclasses")
        for base in items(bases) if bases is not None else ():
            known = evaluator.dotted(base) if base.type != "keyword_argument" else ""
            if "." in known:
                return f"{known}.{rest}" if rest else known
    return name


def member(
    evaluator: Evaluator, owner: Node, name: str, but: Node | None = None, until: int = 0
) -> Value | None:
    """Return what a class's or its instances' attribute can hold, or None if never set here.

    What the method `but` does to it is left out, unless it adds something after the byte `until`:
    an earlier call of it has added that.
    """
    changes: list[Binding] = []
    for one in ancestors(evaluator, owner):
        bindings = evaluator.names.members.get((one.id, name), [])
        here = [
            binding
            for binding in bindings
            if _scope(evaluator, binding) != but
            or (binding.kind in ADDITIONS and binding.start > until)
        ]
        changes.extend(binding for binding in here if binding.kind in CHANGES)
        value = _defined(evaluator, one, [b for b in here if b.kind not in CHANGES])
        if value is not None:
            return _changed(evaluator, value, changes)
    return None


def _scope(evaluator: Evaluator, binding: Binding) -> Node:
    scope = evaluator.names.scope(binding.start)
    return evaluator.names.scope_around(scope) if scope == binding.node else scope


def _defined(evaluator: Evaluator, owner: Node, bindings: list[Binding]) -> Value | None:
    """Return what definitions make of an attribute: those of methods go before the class's own."""
    inside = [binding for binding in bindings if _scope(evaluator, binding) != owner]
    method = next((binding for binding in bindings if binding.kind == "define"), None)
    if method is not None and not inside:
        return _method(evaluator, method)
    is_made = any(_is_constructor(evaluator, binding) for binding in inside)
    found = [reaching.definition(evaluator, one) for one in (inside if is_made else bindings)]
    values: list[Value] = [one for one in found if one is not None]
    known: list[Value] = [one for one in values if not isinstance(one, Unknown)]
    return choice(known or values) if values else None


def _changed(evaluator: Evaluator, value: Value, changes: list[Binding]) -> Value:
    """Return a value after what methods do to it; when, and how often, is unknown."""
    if not changes and isinstance(value, Listing) and is_of_texts(value):
        return value  # a constant, by custom; a list of messages grows where nobody looks
    steps = [Change(binding, (_SOMETIMES,)) for binding in reversed(changes)]
    value = changed(evaluator, value, steps, ())
    return replace(value, is_open=True) if isinstance(value, Listing) else value


def _is_constructor(evaluator: Evaluator, binding: Binding) -> bool:
    function = evaluator.names.by_node.get(_scope(evaluator, binding).id)
    return function is not None and function.name == "__init__"


def _method(evaluator: Evaluator, binding: Binding) -> Value:
    function = evaluator.names.by_node.get(binding.node.id)
    if function is not None and function.is_property:
        return functions.returned(evaluator, binding.node)
    return Reference(function.name if function is not None else "", binding.node)


def given(evaluator: Evaluator, made: Called, owner: Node, name: str) -> Value | None:
    """Return the attribute of an object whose class has no constructor but its fields, or None."""
    if definer(evaluator, owner, "__init__") is not None:
        return None
    return _field(evaluator, made.node, owner, name)


def handed(evaluator: Evaluator, owner: Node, name: str) -> Value | None:
    """Return what calls in this file give for a field of a class without a constructor, or None."""
    field = owner.child_by_field_name("name")
    if field is None or definer(evaluator, owner, "__init__") is not None:
        return None
    calls = evaluator.names.calls_by_tail.get(evaluator.tree.text(field), [])
    found = [_field(evaluator, call, owner, name) for call in calls[: functions.MOST_CALL_SITES]]
    values = [one for one in found if one is not None]
    return choice(values) if values else None


def handing(evaluator: Evaluator, owner: Node, name: str) -> list[bool]:
    """Return for each call in this file that makes an object of a class if it may give a field."""
    calls = evaluator.names.calls_by_tail.get(_name(evaluator, owner), [])
    calls = calls[: functions.MOST_CALL_SITES]
    return [has_splat(call) or _field(evaluator, call, owner, name) is not None for call in calls]


def is_left_alone(evaluator: Evaluator, owner: Node, name: str) -> bool:
    """Say whether objects of a class have what it gives an attribute, for all that is seen here.

    Nothing else sets it, no class that inherits from it does, and where it is a record's field
    some call makes an object without it, and none with it.
    """
    bound = evaluator.names.members.get((owner.id, name), [])
    is_set = re.search(
        rf"(?<!self)(?<!cls)\.{re.escape(name)}\s*=(?!=)", evaluator.tree.source.text
    )
    heirs = evaluator.names.children.get(_name(evaluator, owner), ())
    if len(bound) != 1 or is_set or any((h.id, name) in evaluator.names.members for h in heirs):
        return False
    is_field = _scope(evaluator, bound[0]) == owner and name in _fields(evaluator, owner)
    given = handing(evaluator, owner, name) if is_field else [False]
    return bool(given) and not any(given)


def _name(evaluator: Evaluator, owner: Node) -> str:
    name = owner.child_by_field_name("name")
    return evaluator.tree.text(name) if name is not None else ""


def _field(evaluator: Evaluator, call: Node, owner: Node, name: str) -> Value | None:
    """Return what a call that makes an object gives for a field, by name or in its place."""
    node = keyword(call, name)
    if node is None:
        fields, values = _fields(evaluator, owner), positional(call)
        at = fields.index(name) if name in fields else len(values)
        is_plain = not any(one.type == "list_splat" for one in values)
        node = values[at] if at < len(values) and is_plain else None
    return evaluator.value(node) if node is not None else None


def _fields(evaluator: Evaluator, owner: Node) -> list[str]:
    """Return the names that a class body declares with a type, in order."""
    body = owner.child_by_field_name("body")
    found: list[str] = []
    for statement in items(body) if body is not None else ():
        for one in items(statement) if statement.type == "expression_statement" else ():
            left = one.child_by_field_name("left") if one.type == "assignment" else None
            if left is not None and one.child_by_field_name("type") is not None:
                found.append(evaluator.tree.text(left))
    return found
