"""Functions: what their parameters receive, and what calls of them return."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract import classes
from promptlint.extract.arguments import positional
from promptlint.extract.loops import elements
from promptlint.extract.names import Formal, Function, Names
from promptlint.extract.tree import items
from promptlint.extract.value import (
    TEXTS,
    Constant,
    Listing,
    Parameter,
    Part,
    Unknown,
    Value,
    choice,
    plain_text,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

MOST_CALL_SITES = 48
_TRIES = frozenset({"main", "demo", "run_demo", "example", "amain"})
"""Functions that call others with what comes to mind."""
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


def parameter(evaluator: Evaluator, scope: Node, name: str) -> Value | None:
    """Return the parameter `name` of a function scope, with what callers pass, or None."""
    if scope.type != "function_definition":
        return None
    handed_over = evaluator.handed_over.get((scope.id, name))
    if handed_over is not None:
        return handed_over
    formal = next((one for one in formals(evaluator.names, scope) if one.name == name), None)
    if formal is None:
        return None
    values: list[Value] = []
    passed: list[Node] = []
    default = evaluator.value(formal.default) if formal.default is not None else None
    function = evaluator.names.by_node.get(scope.id)
    if function is not None and not formal.is_star:
        passed = _passed(evaluator, function, formal)
        values = [evaluator.value(node) for node in passed]
        values.extend(_parametrised(evaluator, function, name))
    if function is not None and formal.node.type == "list_splat_pattern":
        values = [*_packed(evaluator, function, formal)]
    if default is not None and not (isinstance(default, Constant) and default.value is None):
        values.append(default)
    annotation = formal.annotation.replace("'", "").replace('"', "")
    optional = isinstance(default, Constant) and default.value is None
    found = choice(values) if values else None
    is_settled = default is None and len(values) == 1 and _is_own(evaluator, values[0], passed)
    return Parameter(
        name, formal.node, (found,) if found is not None else (), annotation, optional, is_settled
    )


def _is_own(evaluator: Evaluator, value: Value, passed: list[Node]) -> bool:
    """Say whether a function passes a constant text: not a script that tries something out."""
    if plain_text(value) is None or len(passed) != 1:
        return False
    caller = evaluator.names.by_node.get(evaluator.names.scope(passed[0].start_byte).id)
    return caller is not None and caller.name not in _TRIES and not caller.name.startswith("test")


def _packed(evaluator: Evaluator, function: Function, formal: Formal) -> Iterator[Value]:
    """Yield the texts that calls in this file pass for `*values`, as one tuple for each call."""
    for call in _sites(evaluator, function):
        given = positional(call)[formal.index :]
        parts = tuple(Part(evaluator.value(node), node=node) for node in given)
        if parts and all(isinstance(part.value, TEXTS) for part in parts):
            yield Listing(parts, None, "tuple")


def _parametrised(evaluator: Evaluator, function: Function, name: str) -> list[Value]:
    """Return the values that pytest.mark.parametrize hands to a parameter."""
    found: list[Value] = []
    for decorator in function.decorators:
        for call in items(decorator)[:1]:
            nodes = positional(call) if call.type == "call" else []
            if len(nodes) > 1 and evaluator.names.tail(call) == "parametrize":
                names = _names(evaluator.value(nodes[0]))
                if name in names:
                    path = (names.index(name),) if len(names) > 1 else ()
                    found.append(elements(evaluator.value(nodes[1]), path, nodes[1]))
    return found


def _names(value: Value) -> list[str]:
    """Return the names that parametrize is given: in a text with commas, or in a list."""
    if isinstance(value, Listing):
        return [plain_text(part.value) or "" for part in value.parts]
    return (plain_text(value) or "").replace(" ", "").split(",")


def call_sites(evaluator: Evaluator, node: Node) -> list[Node]:
    """Return the calls of a function, or of the class it constructs, in this file."""
    function = evaluator.names.by_node.get(node.id)
    return _sites(evaluator, function) if function is not None else []


def _sites(evaluator: Evaluator, function: Function) -> list[Node]:
    calls = evaluator.names.calls_by_tail
    made = _makers(evaluator, function)
    sites = [call for name in made for call in calls.get(name, [])[:MOST_CALL_SITES]]
    sites.extend(
        call
        for call in calls.get(function.name, [])[:MOST_CALL_SITES]
        if _calls(evaluator, call, function)
    )
    return sites[:MOST_CALL_SITES]


def _passed(evaluator: Evaluator, function: Function, formal: Formal) -> list[Node]:
    """Return the expressions that calls in this file pass for a parameter."""
    passed = (argument(call, formal) for call in _sites(evaluator, function))
    return [node for node in passed if node is not None]


def _makers(evaluator: Evaluator, function: Function) -> list[str]:
    """Return the names of the classes whose calls run a constructor; none for other functions."""
    if function.name != "__init__" or function.owner is None:
        return []
    made = [function.owner]
    for node in made:  # which grows while it is gone over
        for child in evaluator.names.children.get(_name(evaluator, node), ()):
            if (child.id, "__init__") not in evaluator.names.members and child not in made:
                made.append(child)
    return [_name(evaluator, node) for node in made]


def _name(evaluator: Evaluator, node: Node) -> str:
    name = node.child_by_field_name("name")
    return evaluator.tree.text(name) if name is not None else ""


def _calls(evaluator: Evaluator, call: Node, function: Function) -> bool:
    """Say whether a call of the function's name is one of it: of its object, if it is a method."""
    callee = call.child_by_field_name("function")
    base = callee.child_by_field_name("object") if callee is not None else None
    if function.owner is None or base is None:
        return function.owner is None and callee is not None and callee.type == "identifier"
    text = evaluator.tree.text(base)
    around = evaluator.names.owner(evaluator.names.scope(call.start_byte))
    if text not in ("self", "cls") and not text.startswith("super("):
        around = evaluator.names.classes.get(evaluator.dotted(base).rpartition(".")[2])
    kinds = classes.ancestors(evaluator, around) if around is not None else iter(())
    if text.startswith("super("):
        next(kinds, None)
    owners = (one for one in kinds if (one.id, function.name) in evaluator.names.members)
    return next(owners, None) == function.owner


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
