"""Functions and classes: what parameters receive, calls return, and attributes hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract import reaching
from promptlint.extract.bindings import Binding
from promptlint.extract.changes import CHANGES, Change, changed
from promptlint.extract.loops import elements
from promptlint.extract.names import Formal, Function, Names
from promptlint.extract.trail import Step
from promptlint.extract.tree import items
from promptlint.extract.value import (
    Constant,
    Listing,
    Parameter,
    Reference,
    Unknown,
    Value,
    choice,
    plain_text,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

MOST_CALL_SITES = 48
_SOMETIMES = Step(0, 0, is_loop=True)
_STARS = frozenset({"list_splat_pattern", "dictionary_splat_pattern"})


def formals(names: Names, function: Node) -> tuple[Formal, ...]:
    """Return a function's parameters in order; `self` and `cls` are left out."""
    known = names.formals.get(function.id)
    if known is None:
        known = names.formals[function.id] = tuple(_formals(function))
    return known


def _formals(function: Node) -> list[Formal]:
    declared = function.child_by_field_name("parameters")
    found: list[Formal] = []
    keyword_only = False
    for node in items(declared) if declared is not None else ():
        if node.type == "keyword_separator":
            keyword_only = True
            continue
        formal = _formal(node, len(found), keyword_only=keyword_only)
        if formal is None or (formal.name in ("self", "cls") and not found):
            continue
        keyword_only = keyword_only or node.type == "list_splat_pattern"
        found.append(formal)
    return found


def _formal(node: Node, index: int, *, keyword_only: bool) -> Formal | None:
    name = node
    if node.type in ("default_parameter", "typed_default_parameter"):
        name = node.child_by_field_name("name") or node
    elif node.type == "typed_parameter":
        name = node.named_children[0]
    is_star = name.type in _STARS
    if is_star and name.named_child_count:
        name = name.named_children[0]
    if name.type != "identifier" or name.text is None:
        return None
    annotation = node.child_by_field_name("type")
    text = annotation.text.decode() if annotation is not None and annotation.text else ""
    default = node.child_by_field_name("value")
    return Formal(name.text.decode(), node, index, default, text, is_star, keyword_only)


def has_parameter(evaluator: Evaluator, scope: Node, name: str) -> bool:
    """Say whether a scope is a function that declares a parameter."""
    if scope.type != "function_definition":
        return False
    return any(formal.name == name for formal in formals(evaluator.names, scope))


def parameter(evaluator: Evaluator, scope: Node, name: str) -> Parameter | None:
    """Return the parameter `name` of a function scope, with what callers pass, or None."""
    if scope.type != "function_definition":
        return None
    formal = next((one for one in formals(evaluator.names, scope) if one.name == name), None)
    if formal is None:
        return None
    values: list[Value] = []
    default = evaluator.value(formal.default) if formal.default is not None else None
    function = evaluator.names.by_node.get(scope.id)
    if function is not None and not formal.is_star:
        values = [evaluator.value(node) for node in _passed(evaluator, function, formal)]
        values.extend(_parametrised(evaluator, function, name))
    if default is not None and not (isinstance(default, Constant) and default.value is None):
        values.append(default)
    annotation = formal.annotation.replace("'", "").replace('"', "")
    optional = isinstance(default, Constant) and default.value is None
    found = choice(values) if values else None
    return Parameter(name, formal.node, (found,) if found is not None else (), annotation, optional)


def _parametrised(evaluator: Evaluator, function: Function, name: str) -> list[Value]:
    """Return the values that pytest.mark.parametrize hands to a parameter."""
    found: list[Value] = []
    for decorator in function.decorators:
        call = items(decorator)[0] if items(decorator) else decorator
        given = call.child_by_field_name("arguments") if call.type == "call" else None
        nodes = items(given) if given is not None else []
        if len(nodes) < 2 or evaluator.names.tail(call) != "parametrize":
            continue
        names = (plain_text(evaluator.value(nodes[0])) or "").replace(" ", "").split(",")
        if name in names:
            path = (names.index(name),) if len(names) > 1 else ()
            found.append(elements(evaluator.value(nodes[1]), path, nodes[1]))
    return found


def _passed(evaluator: Evaluator, function: Function, formal: Formal) -> list[Node]:
    """Return the expressions that calls in this file pass for a parameter."""
    called = function.name
    if called == "__init__" and function.owner is not None:
        name = function.owner.child_by_field_name("name")
        called = evaluator.tree.text(name) if name is not None else called
    found: list[Node] = []
    for call in evaluator.names.calls_by_tail.get(called, [])[:MOST_CALL_SITES]:
        if _calls(evaluator, call, function, called):
            passed = argument(call, formal)
            if passed is not None:
                found.append(passed)
    return found


def _calls(evaluator: Evaluator, call: Node, function: Function, called: str) -> bool:
    callee = call.child_by_field_name("function")
    if callee is None:
        return False
    if callee.type == "identifier":
        return function.owner is None or called != function.name
    base = callee.child_by_field_name("object")
    if function.owner is None or base is None:
        return False
    text = evaluator.tree.text(base)
    if text in ("self", "cls", "super()"):
        return evaluator.names.owner(evaluator.names.scope(call.start_byte)) == function.owner
    owner = function.owner.child_by_field_name("name")
    return owner is not None and evaluator.dotted(base).rpartition(".")[2] == evaluator.tree.text(
        owner
    )


def argument(call: Node, formal: Formal) -> Node | None:
    """Return the expression that a call passes for a parameter, or None."""
    arguments = call.child_by_field_name("arguments")
    if arguments is None:
        return None
    if arguments.type != "argument_list":
        return arguments if formal.index == 0 else None
    position = 0
    for node in items(arguments):
        if node.type == "keyword_argument":
            name = node.child_by_field_name("name")
            if name is not None and name.text == formal.name.encode():
                return node.child_by_field_name("value")
        elif node.type in ("list_splat", "dictionary_splat"):
            position += 1000
        else:
            if position == formal.index and not formal.keyword_only:
                return node
            position += 1
    return None


def returned(evaluator: Evaluator, function: Node) -> Value:
    """Return what a function of this file can return."""
    nodes = evaluator.names.returns.get(function.id, [])
    values = [evaluator.value(items(node)[0]) for node in nodes if items(node)]
    kept: list[Value] = [value for value in values if not isinstance(value, (Unknown, Constant))]
    return choice(kept or values) if values else Unknown(function)


def member(evaluator: Evaluator, owner: Node, name: str, depth: int = 0) -> Value | None:
    """Return what a class's or its instances' attribute can hold, or None if never set here."""
    bindings = evaluator.names.members.get((owner.id, name), [])
    if not bindings:
        return _inherited(evaluator, owner, name, depth)
    body = [b for b in bindings if evaluator.names.scope(b.start) == owner]
    inside = [b for b in bindings if evaluator.names.scope(b.start) != owner]
    defined = next((b for b in body if b.kind == "define"), None)
    if defined is not None and not inside:
        return _method(evaluator, defined)
    first = [b for b in inside if _method_name(evaluator, b) == "__init__"]
    found = [reaching.definition(evaluator, b) for b in (inside if first else bindings)]
    defined_values: list[Value] = [
        value for value in found if value is not None and not isinstance(value, Unknown)
    ]
    return _with_additions(evaluator, choice(defined_values), inside)


def _method_name(evaluator: Evaluator, binding: Binding) -> str:
    function = evaluator.names.by_node.get(evaluator.names.scope(binding.start).id)
    return function.name if function is not None else ""


def _with_additions(evaluator: Evaluator, value: Value, bindings: list[Binding]) -> Value:
    """Add what methods do to an attribute; when, and how often, is unknown."""
    changes = [Change(b, (_SOMETIMES,)) for b in reversed(bindings) if b.kind in CHANGES]
    value = changed(evaluator, value, changes, ())
    return replace(value, is_open=True) if isinstance(value, Listing) else value


def _method(evaluator: Evaluator, binding: Binding) -> Value:
    function = evaluator.names.by_node.get(binding.node.id)
    if function is not None and function.is_property:
        return returned(evaluator, binding.node)
    return Reference(function.name if function is not None else "", binding.node)


def _inherited(evaluator: Evaluator, owner: Node, name: str, depth: int) -> Value | None:
    bases = owner.child_by_field_name("superclasses")
    if bases is None or depth > 8:
        return None
    for base in items(bases):
        parent = evaluator.names.classes.get(evaluator.names.dotted(base).rpartition(".")[2])
        if parent is not None and parent != owner:
            found = member(evaluator, parent, name, depth + 1)
            if found is not None:
                return found
    return None
