"""Of which of Python's own types a value is, as far as the code shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.arguments import positional
from promptlint.extract.tree import unwrap
from promptlint.extract.value import (
    SLICE,
    TEXTS,
    Called,
    Constant,
    Foreign,
    Listing,
    Mapping,
    Member,
    Parameter,
    Reference,
    Unknown,
    Value,
    alternatives,
)
from promptlint.model import ValueType

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_CALLS: dict[str, ValueType] = {
    "len": "int", "int": "int", "sum": "unknown", "float": "float", "str": "str", "repr": "str",
    "isoformat": "str", "strftime": "str", "json.dumps": "str", "list": "list", "dict": "dict",
    "read": "str", "read_text": "str", "join": "str", "ctime": "str", "today": "date",
    "now": "date", "utcnow": "date", "input": "str", "sorted": "list", "splitlines": "list",
    "time.time": "float", "time.perf_counter": "float", "time.monotonic": "float",
}  # fmt: skip
_ANNOTATIONS: dict[str, ValueType] = {
    "str": "str", "int": "int", "float": "float", "bool": "bool", "list": "list", "List": "list",
    "dict": "dict", "Dict": "dict", "datetime": "date", "date": "date",
}  # fmt: skip
_NUMBERS: frozenset[ValueType] = frozenset({"int", "float"})
_DEEPEST = 8


def kind_of(evaluator: Evaluator, value: Value, depth: int = 0) -> ValueType:
    """Return the one type of all that a value can be, or "unknown"."""
    if depth > _DEEPEST:
        return "unknown"
    found: set[ValueType] = {_kind(evaluator, one, depth + 1) for one in alternatives(value)}
    return found.pop() if len(found) == 1 else "unknown"


def _kind(evaluator: Evaluator, value: Value, depth: int) -> ValueType:
    match value:
        case Constant(value=constant):
            name = type(constant).__name__
            return "none" if constant is None else _ANNOTATIONS.get(name, "unknown")
        case Listing():
            return "list"
        case Mapping():
            return "dict"
        case Parameter(annotation=annotation):
            return _annotated(annotation)
        case Called():
            return _returned(evaluator, value, depth)
        case Member(name=name, node=node) if name == SLICE:
            return _computed(evaluator, node, depth)
        case Member(owner=owner, name=name):
            read = _own_field if isinstance(owner, Unknown) else _field
            return read(evaluator, value, name)
        case Foreign(value=inner):  # a call there cannot be looked at here
            return "unknown" if isinstance(inner, Called) else kind_of(evaluator, inner, depth)
        case Unknown(node=node) if node is not None:
            return _computed(evaluator, unwrap(node), depth)
        case _:
            return "str" if isinstance(value, TEXTS) else "unknown"


def _returned(evaluator: Evaluator, made: Called, depth: int) -> ValueType:
    """Return the type of what a call returns."""
    if made.name == "round" and made.receiver is not None:
        rounded = kind_of(evaluator, made.receiver, depth)
        return "int" if len(positional(made.node)) == 1 and rounded in _NUMBERS else rounded
    known = _CALLS.get(made.name) or _CALLS.get(evaluator.names.tail(made.node))
    return known or _declared(evaluator, made.node)


def _annotated(annotation: str) -> ValueType:
    return _ANNOTATIONS.get(annotation.partition("[")[0].strip(), "unknown")


def _type(evaluator: Evaluator, node: Node, field: str) -> ValueType:
    """Return the type that a definition is annotated with."""
    annotation = node.child_by_field_name(field)
    return _annotated(evaluator.tree.text(annotation)) if annotation is not None else "unknown"


def _declared(evaluator: Evaluator, call: Node) -> ValueType:
    """Return the type that a function of this file says it returns."""
    function = call.child_by_field_name("function")
    for one in alternatives(evaluator.value(function)) if function is not None else ():
        if isinstance(one, Reference) and one.node is not None:
            is_function = one.node.type == "function_definition"
            return _type(evaluator, one.node, "return_type") if is_function else "unknown"
    return "unknown"


def _field(evaluator: Evaluator, member: Member, name: str) -> ValueType:
    """Return the type that a class of this file declares for a field of its instances."""
    names = evaluator.names
    for one in alternatives(member.owner):
        made = one.annotation if isinstance(one, Parameter) else ""
        made = one.name if isinstance(one, Called) else made
        for binding in (
            names.members.get((names.classes[made].id, name), []) if made in names.classes else ()
        ):
            return _type(evaluator, binding.node, "type")
    return "unknown"


def _own_field(evaluator: Evaluator, member: Member, name: str) -> ValueType:
    """Return the type that a class declares for a field which a method of it reads: `self.name`."""
    if not evaluator.names.dotted(member.node).startswith("self."):
        return "unknown"
    owner = evaluator.names.owner(evaluator.names.scope(member.node.start_byte))
    found = evaluator.names.members.get((owner.id, name), []) if owner is not None else []
    return _type(evaluator, found[0].node, "type") if len(found) == 1 else "unknown"


def _computed(evaluator: Evaluator, node: Node, depth: int) -> ValueType:
    """Return the type of what an operator makes, or a slice of a list."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = node.child_by_field_name("operator")
    if node.type == "subscript":
        base, key = node.child_by_field_name("value"), node.child_by_field_name("subscript")
        is_slice = key is not None and key.type == "slice" and base is not None
        of = kind_of(evaluator, evaluator.value(base), depth) if is_slice and base else "unknown"
        return of if of in ("list", "str") else "unknown"
    if node.type != "binary_operator" or left is None or right is None or operator is None:
        return "unknown"
    kinds = {kind_of(evaluator, evaluator.value(one), depth) for one in (left, right)}
    if operator.type == "/":
        # A number by which something else is divided makes no integer of it.
        return "float" if kinds & _NUMBERS else "unknown"
    if operator.type not in ("+", "-", "*", "//", "%", "**") or not kinds <= _NUMBERS:
        return "unknown"
    is_power = operator.type == "**" and kinds == {"int"}  # 2 ** -1 is none
    return "unknown" if is_power else "float" if "float" in kinds else "int"
