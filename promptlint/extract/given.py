"""The values that a call hands over: by name, by position, and in mappings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tree_sitter import Node

from promptlint.extract.arguments import arguments
from promptlint.extract.tree import items
from promptlint.extract.value import Given, Mapping, alternatives

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_ASSIGNMENT: Final = frozenset({"assignment"})


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
    """Say whether a value stands in a mapping that a function makes for one of its calls alone."""
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
    is_local = scope.type == "function_definition"
    uses = len(word.findall(scope.text or b"")) if is_local else 0
    return uses == 2  # where it is made, and where it is read
