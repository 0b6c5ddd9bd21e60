"""The fields that a class of the file wants: of a dataclass, a pydantic model, a named tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract import classes
from promptlint.extract.arguments import keyword, positional
from promptlint.extract.tree import items
from promptlint.lean import lean

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_RENAMING = (b"alias", b"Alias", b"model_validator", b"root_validator", b"rename", b"AliasChoices")
_DATA = ("dataclass", "BaseModel", "NamedTuple", "TypedDict", "Struct", "define", "frozen", "attrs")


@lean
class Field:
    """One annotated field of a class."""

    name: str
    node: Node
    required: bool


def fields(evaluator: Evaluator, owner: Node) -> list[Field]:
    """Return the annotated fields of a class and of those of the file that it inherits from."""
    found: dict[str, Field] = {}
    for one in classes.ancestors(evaluator, owner):
        body = one.child_by_field_name("body")
        for statement in items(body) if body is not None else ():
            field = _field(evaluator, statement)
            if field is not None:
                found.setdefault(field.name, field)
    return list(found.values())


def wanted(evaluator: Evaluator, owner: Node) -> list[Field]:
    """Return the fields that must be given, none where the class may know them by other names."""
    text = owner.text or b""
    if any(word in text for word in _RENAMING) or b"def __init__" in text:
        return []
    return [field for field in fields(evaluator, owner) if field.required]


def is_data(evaluator: Evaluator, owner: Node) -> bool:
    """Say whether a definition is of a class that is made of its fields."""
    if owner.type != "class_definition":
        return False
    holder = owner.parent
    decorated = holder is not None and holder.type == "decorated_definition"
    head = holder if decorated and holder is not None else owner
    body = owner.child_by_field_name("body")
    end = body.start_byte if body is not None else owner.end_byte
    text = evaluator.tree.data[head.start_byte : end].decode("utf-8", "replace")
    return any(word in text for word in _DATA)


def _field(evaluator: Evaluator, statement: Node) -> Field | None:
    inner = items(statement)[:1] if statement.type == "expression_statement" else []
    for one in inner:
        left, annotation = one.child_by_field_name("left"), one.child_by_field_name("type")
        if one.type != "assignment" or left is None or annotation is None:
            continue
        text = evaluator.tree.text(annotation)
        if left.type == "identifier" and "ClassVar" not in text:
            right = one.child_by_field_name("right")
            required = "NotRequired" not in text and (right is None or _is_bare(evaluator, right))
            return Field(evaluator.tree.text(left), left, required)
    return None


def _is_bare(evaluator: Evaluator, right: Node) -> bool:
    """Say whether what is assigned to a field gives it no default: `...`, `Field(...)`."""
    if right.type == "ellipsis":
        return True
    if right.type != "call" or evaluator.names.tail(right) not in ("Field", "field"):
        return False
    first = positional(right)[:1]
    if first:
        return first[0].type == "ellipsis"
    return keyword(right, "default") is None and keyword(right, "default_factory") is None
