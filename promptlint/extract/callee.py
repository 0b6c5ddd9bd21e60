"""What a call calls, by its dotted name: variables stand for the class that made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.tree import unwrap
from promptlint.extract.value import Called, Parameter, Reference, alternatives

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

MOST_PARTS = 64
"""Names that a dotted name is followed through."""


def dotted(evaluator: Evaluator, node: Node) -> str:
    """Return a callee's dotted name: variables are replaced by the class that made them."""
    fields: list[str] = []
    while node.type in ("attribute", "subscript") and len(fields) < MOST_PARTS:
        if node.type == "attribute":
            made = _made_by(evaluator, node)
            if made:
                return ".".join([made, *reversed(fields)])
            field = node.child_by_field_name("attribute")
            fields.append(evaluator.tree.text(field) if field is not None else "")
        base = node.child_by_field_name("value" if node.type == "subscript" else "object")
        if base is None:
            return ""
        node = unwrap(base)
    return ".".join([_root(evaluator, node), *reversed(fields)])


def _root(evaluator: Evaluator, node: Node) -> str:
    """Return what a dotted name begins with; nothing for what has no name."""
    match node.type:
        case "identifier":
            return _made_by(evaluator, node) or evaluator.tree.text(node)
        case "call":
            return _made_by(evaluator, node)
        case "string" | "concatenated_string":
            return "str"
        case _:
            return ""


def _made_by(evaluator: Evaluator, node: Node) -> str:
    for one in alternatives(evaluator.value(node)):
        match one:
            case Reference(name=name) | Called(name=name) if name:
                return name
            case Parameter(annotation=annotation) if annotation:
                return _annotated(evaluator, annotation)
            case _:
                continue
    return ""


def _annotated(evaluator: Evaluator, annotation: str) -> str:
    """Return the dotted name of the class that an annotation names."""
    for part in annotation.replace("Optional[", "").replace("]", "").split("|"):
        name = part.strip().partition("[")[0]
        if name and name != "None":
            head, _, rest = name.partition(".")
            for binding in evaluator.names.bindings.get((evaluator.tree.root.id, head), []):
                if binding.kind == "import":
                    return f"{binding.module}.{rest}" if rest else binding.module
            return name
    return ""
