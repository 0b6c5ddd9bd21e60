"""The way from a prompt that is turned into tokens to the words that the model generates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.answers.state import State

if TYPE_CHECKING:
    from promptlint.extract.answers.follow import Follower

KINDS = ("prompt", "tokens")
_ENCODES = re.compile(
    r"(?:tok|process|encod)[a-z]*(?:\.__call__)?$|from_pretrained$", re.IGNORECASE
)
_DECODES = frozenset({"decode", "batch_decode", "convert_tokens_to_string"})
_KEPT = frozenset({
    "to", "cuda", "cpu", "unsqueeze", "squeeze", "detach", "tolist", "numpy", "input_ids",
    "sequences", "strip", "clone",
})  # fmt: skip
_PAIRED = frozenset({"zip", "enumerate", "list"})


def onward(
    follower: Follower, node: Node, parent: Node, state: State
) -> Iterator[tuple[Node, State]]:
    """Yield where a prompt, or what is generated from its tokens, goes from an expression."""
    match parent.type:
        case "attribute":
            yield from _attribute(follower, node, parent, state)
        case "subscript":
            if parent.child_by_field_name("value") == node:
                yield parent, state
        case "list_comprehension":
            if parent.child_by_field_name("body") == node:
                yield parent, state
        case "binary_operator" | "list":
            yield parent, state
        case "dictionary_splat":
            holder = follower.tree.parent(parent)
            call = follower.tree.parent(holder) if holder is not None else None
            if call is not None and call.type == "call":
                yield from handed(follower, call, state)
        case _:
            yield from follower.step(node, parent, state)


def _attribute(
    follower: Follower, node: Node, parent: Node, state: State
) -> Iterator[tuple[Node, State]]:
    field, outer = parent.child_by_field_name("attribute"), follower.tree.parent(parent)
    if field is None or field == node or follower.tree.text(field) not in _KEPT:
        return
    is_called = outer is not None and outer.child_by_field_name("function") == parent
    yield (outer if is_called and outer is not None else parent), state


def handed(follower: Follower, call: Node, state: State) -> Iterator[tuple[Node, State]]:
    """Yield what a call makes of a prompt or of tokens: tokens, what is generated, words."""
    callee = call.child_by_field_name("function")
    tail = follower.evaluator.names.tail(call)
    if call.id in follower.known or callee is None:
        return
    if tail in _PAIRED:
        yield call, state
    elif state.kind == "tokens":
        if tail in _DECODES:
            yield call, state.into("text")
    elif tail == "generate":
        yield call, state.into("tokens")
    elif _ENCODES.search(follower.tree.text(callee)) or _ENCODES.search(
        follower.evaluator.dotted(callee)
    ):
        yield call, state
