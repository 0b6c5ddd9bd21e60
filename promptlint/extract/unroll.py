"""Loops over lists that the code shows: the text that each turn makes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from promptlint.extract import bindings
from promptlint.extract.arguments import keyword, positional
from promptlint.extract.value import (
    TEXTS,
    Blank,
    Chunk,
    Constant,
    Joined,
    Listing,
    Part,
    Value,
    alternatives,
    plain_text,
)
from promptlint.extract.value import Mapping as Dictionary
from promptlint.model import Run, Span

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

MOST_TURNS = 40
"""Turns of a loop that are told apart."""
_TEXTUAL = frozenset({"string", "concatenated_string", "binary_operator", "identifier"})
"""What makes a text, by its looks: to see what a loop goes over can take long."""
_Bound = Mapping[str, Value]


class _Turn(NamedTuple):
    """What the names of a loop stand for in one of its turns."""

    bound: _Bound
    words: re.Pattern[str]


def unrolled(evaluator: Evaluator, comprehension: Node, body: Node) -> tuple[Part, ...]:
    """Return the text of each turn of a comprehension, or nothing where one cannot be told."""
    clauses = [child for child in comprehension.named_children if child.type.endswith("_clause")]
    if len(clauses) != 1 or clauses[0].type != "for_in_clause":
        return ()
    return turns(evaluator, clauses[0], body)


def turns(evaluator: Evaluator, loop: Node, body: Node) -> tuple[Part, ...]:
    """Return the text that `body` is in each turn of a loop, or nothing where one is not known."""
    left, right = loop.child_by_field_name("left"), loop.child_by_field_name("right")
    if left is None or right is None or body.type not in _TEXTUAL:
        return ()
    value = evaluator.value(body)
    parts: list[Part] = []
    for turn in _turns(evaluator, left, right):
        one = _bound(turn, body) or _told(evaluator, value, turn)
        if not isinstance(one, TEXTS):
            return ()
        parts.append(Part(one, node=body))
    return tuple(parts)


def _turns(evaluator: Evaluator, left: Node, right: Node) -> Iterator[_Turn]:
    named = [(evaluator.tree.text(node), path) for node, path in bindings.targets(left)]
    words = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name, _ in named)})\b")
    for element in _elements(evaluator, right):
        found: dict[str, Value] = {}
        for name, path in named:
            part: Value | None = element
            for index in path or ():
                part = _at(part, index)
            if path is not None and part is not None:
                found[name] = part
        yield _Turn(found, words)


def _at(value: Value | None, index: int) -> Value | None:
    is_known = isinstance(value, Listing) and value.is_fixed and index < len(value.parts)
    return value.parts[index].value if is_known and isinstance(value, Listing) else None


def _elements(evaluator: Evaluator, node: Node) -> list[Value]:
    """Return what a loop goes over, turn by turn; nothing where that is not known."""
    function = node.child_by_field_name("function") if node.type == "call" else None
    tail = evaluator.names.tail(node) if function is not None else ""
    if function is not None and function.type == "identifier" and tail == "enumerate":
        return _counted(evaluator, node)
    if function is not None and function.type == "attribute" and tail in ("items", "values"):
        base = function.child_by_field_name("object")
        return _entries(evaluator, base, tail) if base is not None else []
    found = alternatives(evaluator.value(node))
    if len(found) != 1 or not isinstance(found[0], Listing) or not found[0].is_fixed:
        return []
    values = [part.value for part in found[0].parts]
    is_told = len(values) <= MOST_TURNS and all(isinstance(one, TEXTS) for one in values)
    return values if is_told else []  # pairs are mostly examples, which others read as they are


def _counted(evaluator: Evaluator, call: Node) -> list[Value]:
    given = positional(call)
    start = keyword(call, "start") or next(iter(given[1:]), None)
    first = evaluator.value(start) if start is not None else Constant(0, call)
    if not given or not isinstance(first, Constant) or not isinstance(first.value, int):
        return []
    return [
        Listing((Part(Constant(number, call)), Part(one)), None, "tuple")
        for number, one in enumerate(_elements(evaluator, given[0]), first.value)
    ]


def _entries(evaluator: Evaluator, base: Node, method: str) -> list[Value]:
    found = alternatives(evaluator.value(base))
    if len(found) != 1 or not isinstance(found[0], Dictionary) or found[0].is_open:
        return []
    entries = found[0].entries
    keys = [entry.key_node for entry in entries]
    if len(entries) > MOST_TURNS or any(key is None for key in keys):
        return []
    if method == "values":
        return [entry.value for entry in entries]
    return [
        Listing((Part(evaluator.value(key)), Part(entry.value)), None, "tuple")
        for key, entry in zip(keys, entries, strict=True)
        if key is not None
    ]


def _bound(turn: _Turn, node: Node) -> Value | None:
    """Return what a node that is a name of the loop stands for in a turn, else None."""
    name = node.text.decode("utf-8", "replace") if node.type == "identifier" and node.text else ""
    return turn.bound.get(name)


def _told(evaluator: Evaluator, value: Value, turn: _Turn) -> Value | None:
    """Return a text as one turn makes it, or None where that cannot be told."""
    match value:
        case Chunk():
            return value
        case Blank():
            return _filled(evaluator, value, turn)
        case Joined(parts=parts):
            told = [_told(evaluator, part.value, turn) for part in parts]
            kept = [one for one in told if one is not None]
            if len(kept) < len(parts):
                return None
            return replace(
                value,
                parts=tuple(replace(p, value=one) for p, one in zip(parts, kept, strict=True)),
            )
        case _:
            return None


def _filled(evaluator: Evaluator, blank: Blank, turn: _Turn) -> Value | None:
    """Return a hole with what it holds in one turn, where the loop decides it."""
    if not turn.words.search(evaluator.tree.text(blank.node)):
        return blank
    found = _bound(turn, blank.node)
    if isinstance(found, Constant) and isinstance(found.value, int) and not blank.spec:
        return _number(blank, found.value)
    is_text = found is not None and plain_text(found) is not None
    return replace(blank, value=found) if found is not None and is_text else None


def _number(blank: Blank, number: int) -> Chunk:
    """Return the number of a turn as text that stands where its hole does."""
    text = str(number)
    runs = (Run(Span(0, len(text)), blank.span),)
    return Chunk(text, blank.span, blank.span, runs)
