"""Constants that code compares or searches with, the arguments of an entered function included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.functions import argument, formals
from promptlint.extract.value import (
    Blank,
    Joined,
    Parameter,
    Reference,
    Value,
    alternatives,
    plain_text,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator


def function_of(evaluator: Evaluator, call: Node) -> Node | None:
    """Return the function of this file that a call calls, or None."""
    callee = call.child_by_field_name("function")
    for one in alternatives(evaluator.value(callee)) if callee is not None else ():
        if isinstance(one, Reference) and one.node is not None:
            return one.node if one.node.type == "function_definition" else None
    return None


def spelt(evaluator: Evaluator, node: Node, stack: tuple[Node, ...]) -> list[str]:
    """Return the texts that an expression can be, as the calls in `stack` fill its parameters."""
    value = evaluator.value(node)
    found = list(_bound(evaluator, value, stack))
    if len(found) > 1 and not isinstance(value, Parameter) and _is_shared(evaluator, stack):
        return []  # each of the calls may bring one of them
    return [text for one in found if (text := _text(evaluator, one, stack)) is not None]


def _is_shared(evaluator: Evaluator, stack: tuple[Node, ...]) -> bool:
    """Say whether the function that was entered is called in several places."""
    tails = evaluator.names.calls_by_tail
    return bool(stack) and len(tails.get(evaluator.names.tail(stack[-1]), ())) > 1


def _text(evaluator: Evaluator, value: Value, stack: tuple[Node, ...]) -> str | None:
    """Return a plain text, or one whose only holes are parameters with known arguments."""
    if not isinstance(value, Joined):
        return plain_text(value)
    texts: list[str] = []
    for part in value.parts:
        inner = part.value.value if isinstance(part.value, Blank) else part.value
        known = [plain_text(one) for one in _bound(evaluator, inner, stack)]
        if len(known) != 1 or known[0] is None:
            return None
        texts.append(known[0])
    return "".join(texts)


def _bound(evaluator: Evaluator, value: Value, stack: tuple[Node, ...]) -> Iterator[Value]:
    """Yield what a value can be; a parameter of an entered function is what its call gives."""
    given = _given(evaluator, value, stack) if isinstance(value, Parameter) else None
    if given is None:
        yield from alternatives(value)
    else:
        yield from _bound(evaluator, evaluator.value(given), stack[:-1])


def _given(evaluator: Evaluator, value: Parameter, stack: tuple[Node, ...]) -> Node | None:
    function = function_of(evaluator, stack[-1]) if stack else None
    for formal in formals(evaluator.names, function) if function is not None else ():
        if formal.node == value.node:
            return argument(stack[-1], formal)
    return None
