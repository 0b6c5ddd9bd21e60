"""Lists, tuples, dictionaries, comprehensions and what is taken out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.tree import items
from promptlint.extract.unroll import unrolled
from promptlint.extract.value import (
    SLICE,
    TEXTS,
    Called,
    Constant,
    Entry,
    Listing,
    Mapping,
    Member,
    Part,
    Unknown,
    Value,
    altered,
    alternatives,
    choice,
    plain_text,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_CUT = re.compile(rb"(-?\d{1,4})?:(-?\d{1,4})?")


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
        only = lists[0]
        return (only.turns, False) if only.turns else (only.parts, only.is_open)
    parts = tuple(replace(part, conditional=True) for one in lists for part in one.parts)
    return parts, any(one.is_open for one in lists)


def comprehension(evaluator: Evaluator, node: Node) -> Value:
    """Read a comprehension as a list that repeats its body, with its turns where they are known."""
    body = node.child_by_field_name("body")
    if body is None:
        return Unknown(node)
    part = Part(evaluator.value(body), conditional=True, repeated=True, node=body)
    return Listing((part,), node, is_open=True, turns=unrolled(evaluator, node, body))


def mapping(evaluator: Evaluator, node: Node) -> Value:
    """Read a dictionary display, spread dictionaries included."""
    entries, is_open = merged(evaluator, items(node))
    return Mapping(tuple(entries), node, is_open)


def merged(evaluator: Evaluator, nodes: list[Node]) -> tuple[list[Entry], bool]:
    """Return the entries that pairs, keywords and whole dictionaries bring, and if others may."""
    entries: list[Entry] = []
    is_open = False
    for node in nodes:
        if node.type in ("pair", "keyword_argument"):
            entries.extend(_entry(evaluator, node))
            continue
        inner = items(node)[:1] if node.type == "dictionary_splat" else [node]
        values = [one for part in inner for one in alternatives(evaluator.value(part))]
        found = next((one for one in values if isinstance(one, Mapping)), None)
        entries.extend(found.entries if found is not None else ())
        is_open = is_open or found is None or found.is_open
    return entries, is_open


def _entry(evaluator: Evaluator, node: Node) -> Iterator[Entry]:
    value = node.child_by_field_name("value")
    if node.type == "keyword_argument":
        name = node.child_by_field_name("name")
        if name is not None and value is not None:
            yield Entry(evaluator.tree.text(name), evaluator.value(value), None, value)
        return
    key = node.child_by_field_name("key")
    if key is not None and value is not None:
        yield Entry(plain_text(evaluator.value(key)), evaluator.value(value), key, value)


def subscript(evaluator: Evaluator, node: Node) -> Value:
    """Read `value[key]` where the container is known; a slice of a text stays that text."""
    base, key = node.child_by_field_name("value"), node.child_by_field_name("subscript")
    if base is None or key is None:
        return Unknown(node)
    value = evaluator.value(base)
    if key.type == "slice":
        return _sliced(value, node, key)
    wanted = evaluator.value(key)
    found = [element(one, wanted, node) for one in alternatives(value)]
    return choice(found)


def _sliced(value: Value, node: Node, cut: Node) -> Value:
    if any(isinstance(one, TEXTS) for one in alternatives(value)):
        return altered(value, "slice", node)
    bounds = _bounds(cut)
    for one in alternatives(value):
        if isinstance(one, Listing):
            if bounds is not None and one.is_fixed and is_of_texts(one):
                return replace(one, parts=one.parts[bounds])
            parts = tuple(replace(part, conditional=True) for part in one.parts)
            return Listing(parts, one.node, one.kind, is_open=True)
    is_known = any(isinstance(one, (Called, Member)) for one in alternatives(value))
    return Member(value, SLICE, node) if is_known else Unknown(node)


def is_of_texts(listing: Listing) -> bool:
    """Say whether a list is one of lines; others, as of messages, may have grown elsewhere."""
    return bool(listing.parts) and all(isinstance(p.value, TEXTS) for p in listing.parts)


def _bounds(cut: Node) -> slice | None:
    """Return what `1:` or `:-1` cuts out, or None where its bounds are not written there."""
    match = _CUT.fullmatch(cut.text or b"")
    return slice(*(int(one) if one else None for one in match.groups())) if match else None


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
            if isinstance(index, int) and is_certain(container, index):
                return parts[index].value
            return choice([part.value for part in parts])
        case _:
            return Member(container, name or "[]", node)


def is_certain(listing: Listing, index: int) -> bool:
    """Say whether it is known which part of a list stands at an index."""
    return listing.is_fixed and -len(listing.parts) <= index < len(listing.parts)
