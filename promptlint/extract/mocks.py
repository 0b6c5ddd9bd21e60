"""Expected answers of tests: what a mocked model returns is no prompt."""

from __future__ import annotations

from tree_sitter import Node

_ANSWERS = (b"return_value", b"side_effect", b"responses")
_HOLDERS = frozenset({"block", "module", "function_definition", "class_definition"})


def is_mocked(call: Node) -> bool:
    """Say whether a call makes what a mock is told to return."""
    node: Node | None = call
    while node is not None and node.type not in _HOLDERS:
        told = None
        if node.type == "keyword_argument":
            told = node.child_by_field_name("name")
        elif node.type == "assignment":
            told = node.child_by_field_name("left")
        if told is not None and (told.text or b"").endswith(_ANSWERS):
            return True
        node = node.parent
    return False
