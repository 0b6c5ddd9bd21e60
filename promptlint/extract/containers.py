"""Lists, tuples, dictionaries, comprehensions and what is taken out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.tree import items, unwrap
from promptlint.extract.value import (
    TEXTS,
    Altered,
    Constant,
    Entry,
    Listing,
    Mapping,
    Member,
    Part,
    Unknown,
    Value,
    alternatives,
    choice,
    plain_text,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator


def listing(evaluator: Evaluator, node: Node) -> Value:
    """Read a list, tuple or set display."""
    kind = "list" if node.type == "list" else "set" if node.type == "set" else "tuple"
    parts: list[Part] = []
    is_open = False
    for child in items(node):
        if child.type == "list_splat":
            spread, more = splat(evaluator, child)
            parts.extend(spread)
            is_open = is_open or more
        else:
            parts.append(Part(evaluator.value(child), node=child))
    return Listing(tuple(parts), node, kind, is_open)  # type: ignore[arg-type]


def splat(evaluator: Evaluator, node: Node) -> tuple[tuple[Part, ...], bool]:
    """Return the parts that `*values` brings, and whether there can be others."""
    inner = items(node)
    value = evaluator.value(inner[0]) if inner else Unknown(node)
    return spread(value, node)


def spread(value: Value, node: Node) -> tuple[tuple[Part, ...], bool]:
    """Return the parts of a value that is spread into a list, and whether there can be others."""
    lists = [one for one in alternatives(value) if isinstance(one, Listing)]
    if not lists:
        return (Part(Unknown(node), repeated=True, node=node),), True
    if len(lists) == 1:
        return lists[0].parts, lists[0].is_open
    parts = tuple(
        Part(part.value, part.joint, True, part.repeated, part.node)
        for one in lists
        for part in one.parts
    )
    return parts, True


def comprehension(evaluator: Evaluator, node: Node) -> Value:
    """Read a comprehension as a list that repeats its body."""
    body = node.child_by_field_name("body")
    if body is None:
        return Unknown(node)
    part = Part(evaluator.value(body), conditional=True, repeated=True, node=body)
    return Listing((part,), node, is_open=True)


def mapping(evaluator: Evaluator, node: Node) -> Value:
    """Read a dictionary display, spread dictionaries included."""
    entries: list[Entry] = []
    is_open = False
    for child in items(node):
        if child.type == "pair":
            entry = _entry(evaluator, child)
            if entry is not None:
                entries.append(entry)
        elif child.type == "dictionary_splat":
            inner = items(child)
            value = evaluator.value(inner[0]) if inner else Unknown(child)
            found = next((one for one in alternatives(value) if isinstance(one, Mapping)), None)
            entries.extend(found.entries if found is not None else ())
            is_open = is_open or found is None or found.is_open
    return Mapping(tuple(entries), node, is_open)


def _entry(evaluator: Evaluator, pair: Node) -> Entry | None:
    key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
    if key is None or value is None:
        return None
    return Entry(plain_text(evaluator.value(key)), evaluator.value(value), key, value)


def subscript(evaluator: Evaluator, node: Node) -> Value:
    """Read `value[key]` where the container is known; a slice of a text stays that text."""
    base, key = node.child_by_field_name("value"), node.child_by_field_name("subscript")
    if base is None or key is None:
        return Unknown(node)
    value = evaluator.value(base)
    if key.type == "slice":
        return _sliced(value, node)
    wanted = evaluator.value(key)
    found = [element(one, wanted, node) for one in alternatives(value)]
    return choice(found)


def _sliced(value: Value, node: Node) -> Value:
    if any(isinstance(one, TEXTS) for one in alternatives(value)):
        return Altered(value, "slice", node)
    for one in alternatives(value):
        if isinstance(one, Listing):
            parts = tuple(Part(p.value, p.joint, True, p.repeated, p.node) for p in one.parts)
            return Listing(parts, one.node, one.kind, is_open=True)
    return Unknown(node)


def element(container: Value, key: Value, node: Node) -> Value:
    """Return what a key or index takes out of a container; every element where it is unknown."""
    name = plain_text(key)
    match container:
        case Mapping(entries=entries):
            if name is not None:
                entry = container.get(name)
                return entry.value if entry is not None else Unknown(node)
            return choice([entry.value for entry in entries])
        case Listing(parts=parts):
            index = key.value if isinstance(key, Constant) else None
            if (
                isinstance(index, int)
                and not container.is_open
                and -len(parts) <= index < len(parts)
            ):
                return parts[index].value
            return choice([part.value for part in parts])
        case _:
            return Member(container, name or "[]", node)


def elements(value: Value, index: int | None, node: Node) -> Value:
    """Return what a loop variable can be; `index` picks one of an unpacked tuple."""
    found: list[Value] = []
    for one in alternatives(value):
        if isinstance(one, Listing):
            found.extend(part.value for part in one.parts)
        elif isinstance(one, Mapping):
            found.append(Unknown(node))
        else:
            found.append(Member(one, "[]", node))
    if index is not None:
        key = Constant(index, node)
        found = [element(one, key, node) for value in found for one in alternatives(value)]
    return choice(found)


def keys_or_values(evaluator: Evaluator, call: Node, index: int | None) -> Value | None:
    """Return what a loop over `d.values()` or `d.items()` binds, or None for other calls."""
    function = call.child_by_field_name("function")
    if call.type != "call" or function is None or function.type != "attribute":
        return None
    method = evaluator.names.tail(call)
    if method not in ("values", "items") or (method == "items" and index != 1):
        return None
    base = function.child_by_field_name("object")
    value = evaluator.value(unwrap(base)) if base is not None else Unknown(call)
    found = [
        entry.value
        for one in alternatives(value)
        if isinstance(one, Mapping)
        for entry in one.entries
    ]
    return choice(found) if found else None
