"""What a loop or comprehension binds at each turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.arguments import positional
from promptlint.extract.bindings import Path
from promptlint.extract.containers import element
from promptlint.extract.value import (
    Constant,
    Listing,
    Mapping,
    Member,
    Unknown,
    Value,
    alternatives,
    choice,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator


def turn(evaluator: Evaluator, iterable: Node, path: Path | None, node: Node) -> Value:
    """Return what a loop over an expression binds: each turn's value, or the part at `path`."""
    if path is None:
        return Unknown(node)
    if iterable.type == "call":
        found = _counted(evaluator, iterable, path, node)
        if found is not None:
            return found
        found = _entries(evaluator, iterable, path, node)
        if found is not None:
            return found
    return elements(evaluator.value(iterable), path, node)


def elements(value: Value, path: Path, node: Node) -> Value:
    """Return what a loop over a value binds; `path` picks a part where tuples are unpacked."""
    found: list[Value] = []
    for one in alternatives(value):
        if isinstance(one, Listing):
            found.extend(part.value for part in one.parts)
        elif isinstance(one, Mapping):
            found.append(Unknown(node))
        else:
            found.append(Member(one, "[]", node))
    return part_at(found, path, node)


def part_at(values: list[Value], path: Path, node: Node) -> Value:
    """Return the part of each value that unpacking gives to one name."""
    for index in path:
        key = Constant(index, node)
        values = [element(one, key, node) for value in values for one in alternatives(value)]
    return choice(values)


def _counted(evaluator: Evaluator, call: Node, path: Path, node: Node) -> Value | None:
    """Return what a loop over `enumerate(values)` or `zip(one, other)` binds, else None."""
    function, given = call.child_by_field_name("function"), positional(call)
    tail = evaluator.names.tail(call)
    if function is None or function.type != "identifier" or tail not in ("enumerate", "zip"):
        return None
    index = path[0] if path else -1
    if tail == "enumerate":
        index -= 1
    if not 0 <= index < len(given):
        return Unknown(node)
    return turn(evaluator, given[index], path[1:], node)


def _entries(evaluator: Evaluator, call: Node, path: Path, node: Node) -> Value | None:
    """Return what a loop over `d.values()` or `d.items()` binds, else None."""
    function, method = call.child_by_field_name("function"), evaluator.names.tail(call)
    if function is None or function.type != "attribute" or method not in ("values", "items"):
        return None
    if method == "items" and path[:1] != (1,):
        return None
    base = function.child_by_field_name("object")
    value = evaluator.value(base) if base is not None else Unknown(call)
    found = [
        entry.value
        for one in alternatives(value)
        if isinstance(one, Mapping)
        for entry in one.entries
    ]
    return part_at(found, path[1:] if method == "items" else path, node) if found else None
