"""The text of a string expression as a reader sees it: cheap, without a map to the source."""

from __future__ import annotations

import re

from tree_sitter import Node

from promptlint.extract.tree import Tree, items
from promptlint.pattern import late

LONGEST = 4000
HOLE = late(r"\{\{?\s*([A-Za-z_][\w.]*)[^{}]*\}\}?")
"""One hole of a text as it is spelled."""
_QUOTES = re.compile(r"([a-zA-Z]*)('''|\"\"\"|'|\")")
_ESCAPE = re.compile(r"\\(\r?\n|[\\'\"nrt])")
_MEANING = {"n": "\n", "r": "\n", "t": "\t"}


def spelling(node: Node, tree: Tree) -> str:
    """Return the text of a string expression with `{expression}` in its holes, cut to `LONGEST`.

    Escapes other than those for white space, quotes and backslashes stay as they are.
    """
    if node.type == "string":
        return _literal(node, tree)
    if node.type == "concatenated_string":
        return "".join(_literal(part, tree) for part in items(node))[:LONGEST]
    return "".join(reversed(_operands(node, tree)))[:LONGEST]


def _operands(node: Node, tree: Tree) -> list[str]:
    """Return the spellings of a chain's operands from the last to the first."""
    spelt: list[str] = []
    current: Node | None = node
    while current is not None and current.type == "binary_operator":
        operator, right = (
            current.child_by_field_name("operator"),
            current.child_by_field_name("right"),
        )
        if operator is not None and operator.type == "+" and right is not None:
            spelt.append(_operand(right, tree))
        current = current.child_by_field_name("left")
    if current is not None:
        spelt.append(_operand(current, tree))
    return spelt


def _operand(node: Node, tree: Tree) -> str:
    if node.type in ("string", "concatenated_string"):
        return spelling(node, tree)
    if node.type == "parenthesized_expression":
        inner = items(node)
        return _operand(inner[0], tree) if inner else ""
    if node.type == "binary_operator":
        return spelling(node, tree)
    return "{" + tree.text(node)[:LONGEST] + "}"


def _literal(node: Node, tree: Tree) -> str:
    raw = tree.data[node.start_byte : node.end_byte][: LONGEST + 8].decode("utf-8", "replace")
    opening = _QUOTES.match(raw)
    if opening is None:
        return raw
    end = -len(opening[2]) if raw.endswith(opening[2]) and len(raw) > opening.end() else None
    text = raw[opening.end() : end]
    if "\\" in text and "r" not in opening[1].lower():
        text = _ESCAPE.sub(lambda m: _MEANING.get(m[1], "" if m[1][-1] == "\n" else m[1]), text)
    return text
