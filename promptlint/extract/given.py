"""The values that a call hands over: by name, by position, and in mappings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tree_sitter import Node

from promptlint.extract.arguments import arguments
from promptlint.extract.tree import items
from promptlint.extract.value import Filled, Given, Mapping, alternatives

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_ASSIGNMENT: Final = frozenset({"assignment"})
_SEVERAL: Final = 2


def handed(evaluator: Evaluator, call: Node) -> tuple[tuple[Given, ...], bool]:
    """Return the values that a call hands over, and whether there can be others."""
    given: list[Given] = []
    is_open = False
    for node in arguments(call):
        if node.type == "keyword_argument":
            name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
            if name is not None and value is not None:
                given.append(Given(evaluator.tree.text(name), value, evaluator.value(value)))
        elif node.type == "dictionary_splat":
            entries, more = mapped(evaluator, items(node)[0]) if items(node) else ((), True)
            given.extend(entries)
            is_open = is_open or more
        elif node.type == "list_splat":
            is_open = True
        else:
            given.append(Given(None, node, evaluator.value(node)))
    return tuple(given), is_open


def by_name(evaluator: Evaluator, call: Node) -> tuple[tuple[Given, ...], bool]:
    """Return what `handed` does for a call whose positional arguments are mappings of values."""
    handed_over, is_open = handed(evaluator, call)
    given: list[Given] = []
    for one in handed_over:
        entries, more = ((one,), False) if one.name else mapped(evaluator, one.node)
        given.extend(entries or (one,))
        is_open = is_open or more
    return tuple(given), is_open


def mapped(evaluator: Evaluator, node: Node) -> tuple[tuple[Given, ...], bool]:
    """Return the entries of a mapping as values handed over by name, and whether it is open."""
    found = alternatives(evaluator.value(node))
    for one in found:
        if isinstance(one, Mapping):
            given = tuple(Given(e.key, e.value_node, e.value) for e in one.entries if e.key)
            is_open = one.is_open or any(e.key is None for e in one.entries)
            return (given, is_open) if len(found) == 1 else ((), True)
    return (), True


def is_gathered(evaluator: Evaluator, node: Node, call: Node) -> bool:
    """Say whether a value stands in a mapping that a function makes for nothing but templates.

    It is read by one of its calls alone, or by several that all fill templates.
    """
    if call.start_byte <= node.start_byte < call.end_byte:
        return False
    assignment = evaluator.tree.enclosing(node, _ASSIGNMENT)
    scope = evaluator.names.scope(call.start_byte)
    if assignment is None or scope != evaluator.names.scope(node.start_byte):
        return False
    left, made = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
    if left is None or left.type != "identifier" or made is None or made == node:
        return False
    word = re.compile(rb"(?<!\w)" + re.escape(left.text or b"") + rb"(?!\w)")
    if scope.type != "function_definition":
        return False
    found = [match.start() + scope.start_byte for match in word.finditer(scope.text or b"")]
    reads = [at for at in found if at != left.start_byte]
    if len(reads) < _SEVERAL:
        return len(found) == _SEVERAL  # where it is made, and where it is read
    return len(reads) < len(found) and all(_is_filling(evaluator, at) for at in reads)


def _is_filling(evaluator: Evaluator, at: int) -> bool:
    """Say whether the name at a byte is all that a call fills a text with."""
    name = evaluator.tree.root.descendant_for_byte_range(at, at)
    around = evaluator.tree.parent(name) if name is not None else None
    if around is not None and around.type == "dictionary_splat":
        around = evaluator.tree.parent(around)
    call = evaluator.tree.parent(around) if around is not None else None
    if around is None or around.type != "argument_list" or call is None:
        return False
    made = alternatives(evaluator.value(call))
    return len(items(around)) == 1 and all(isinstance(one, Filled) for one in made)
