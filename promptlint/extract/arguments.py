"""What a call is given, as the source writes it."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from promptlint.extract.tree import items


def arguments(call: Node) -> list[Node]:
    """Return a call's argument nodes; a bare generator counts as one."""
    node = call.child_by_field_name("arguments")
    if node is None:
        return []
    return items(node) if node.type == "argument_list" else [node]


def positional(call: Node) -> list[Node]:
    """Return the arguments that are given by position."""
    return [n for n in arguments(call) if n.type not in ("keyword_argument", "dictionary_splat")]


def keywords(call: Node) -> Iterator[tuple[str, Node]]:
    """Yield the keyword arguments as name and expression."""
    for node in arguments(call):
        if node.type == "keyword_argument":
            name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
            if name is not None and value is not None and name.text is not None:
                yield name.text.decode(), value


def keyword(call: Node, name: str) -> Node | None:
    """Return the expression of one keyword argument, or None."""
    return next((value for key, value in keywords(call) if key == name), None)


def has_splat(call: Node) -> bool:
    """Say whether a call spreads a list or a mapping: it may give anything."""
    return any(node.type in ("list_splat", "dictionary_splat") for node in arguments(call))
