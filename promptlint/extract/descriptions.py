"""Descriptions that frameworks send with a call: docstrings, fields, schemas, tools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.arguments import keywords
from promptlint.extract.tree import items
from promptlint.extract.value import (
    TEXTS,
    Called,
    Listing,
    Mapping,
    Reference,
    Value,
    alternatives,
)
from promptlint.lean import lean
from promptlint.model import Role

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_DESCRIBING = frozenset({"description", "desc", "prefix"})
_ANNOTATED = frozenset({"Annotated"})


@lean
class Described:
    """One describing text; `role` is None where the sink says it (a docstring)."""

    value: Value
    role: Role | None = None


class Descriptions:
    """Finds the texts that describe tools, parameters and output fields."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Read descriptions with `evaluator`."""
        self.evaluator = evaluator

    def read(self, shape: str, value: Value) -> Iterator[Described]:
        """Yield the descriptions in a value of one of the describing shapes."""
        for one in alternatives(value):
            match one:
                case Reference(node=node) if node is not None:
                    yield from self._of_definition(node, shape)
                case Listing(parts=parts):
                    for part in parts:
                        yield from self.read(shape, part.value)
                case Mapping():
                    yield from self.of_schema(one)
                case Called(node=node) if shape in ("tools", "functions"):
                    yield from self._of_call(node)
                case _ if shape == "fields" and isinstance(one, TEXTS):
                    yield Described(one)
                case _:
                    continue

    def _of_call(self, call: Node) -> Iterator[Described]:
        for name, value in keywords(call):
            if name in _DESCRIBING:
                role: Role = "template" if name == "prefix" else "tool"
                yield Described(self.evaluator.value(value), role)

    def _of_definition(self, node: Node, shape: str) -> Iterator[Described]:
        if node.type == "class_definition":
            yield from self.of_class(node)
        elif shape != "fields":
            yield from self.of_function(node)

    def of_schema(self, schema: Mapping, depth: int = 0) -> Iterator[Described]:
        """Yield every description of a JSON schema or tool definition."""
        for entry in schema.entries:
            for value in alternatives(entry.value):
                if entry.key == "description" and isinstance(value, TEXTS):
                    yield Described(value, "tool")
                elif isinstance(value, Mapping) and depth < 12:
                    yield from self.of_schema(value, depth + 1)
                elif isinstance(value, Listing) and depth < 12:
                    for part in value.parts:
                        for inner in alternatives(part.value):
                            if isinstance(inner, Mapping):
                                yield from self.of_schema(inner, depth + 1)

    def of_class(self, node: Node, seen: frozenset[int] = frozenset()) -> Iterator[Described]:
        """Yield a class's docstring and the descriptions of its fields, nested classes too."""
        yield from self.docstring(node)
        yield from self.of_fields(node, seen)

    def docstring(self, node: Node) -> Iterator[Described]:
        """Yield the docstring of a function or class."""
        string = docstring_node(node)
        if string is not None:
            yield Described(self.evaluator.value(string))

    def of_fields(self, node: Node, seen: frozenset[int] = frozenset()) -> Iterator[Described]:
        """Yield the descriptions that a class's fields carry."""
        body = node.child_by_field_name("body")
        for statement in items(body) if body is not None else ():
            inner = items(statement)[0] if items(statement) else statement
            if statement.type != "expression_statement" or inner.type != "assignment":
                continue
            right, annotation = (
                inner.child_by_field_name("right"),
                inner.child_by_field_name("type"),
            )
            if right is not None and right.type == "call":
                yield from self._of_call(right)
            if annotation is not None:
                yield from self.of_annotation(annotation)
                yield from self._of_nested(annotation, node, seen)

    def _of_nested(
        self, annotation: Node, owner: Node, seen: frozenset[int]
    ) -> Iterator[Described]:
        for name, node in self.evaluator.names.classes.items():
            if node.id not in seen and node != owner and _names(annotation, name):
                yield from self.of_class(node, seen | {owner.id})

    def of_function(self, node: Node) -> Iterator[Described]:
        """Yield a function's docstring and the descriptions of its parameters."""
        yield from self.docstring(node)
        yield from self.of_parameters(node)

    def of_parameters(self, node: Node) -> Iterator[Described]:
        """Yield the descriptions in a function's parameters: Annotated, Field defaults."""
        declared = node.child_by_field_name("parameters")
        for parameter in items(declared) if declared is not None else ():
            default = parameter.child_by_field_name("value")
            annotation = parameter.child_by_field_name("type")
            if default is not None and default.type == "call":
                yield from self._of_call(default)
            if annotation is not None:
                yield from self.of_annotation(annotation)

    def of_annotation(self, annotation: Node) -> Iterator[Described]:
        """Yield the texts in `Annotated[…, "text"]` and in a `Field(description=…)` there."""
        if not (annotation.text or b"").startswith(tuple(a.encode() for a in _ANNOTATED)):
            return
        stack = list(annotation.named_children)
        while stack:
            node = stack.pop()
            if node.type in ("string", "concatenated_string"):
                yield Described(self.evaluator.value(node), "tool")
            elif node.type == "call":
                yield from self._of_call(node)
            elif (node.text or b"").startswith((b"Literal", b"typing.Literal")):
                continue
            else:
                stack.extend(node.named_children)


def _names(annotation: Node, name: str) -> bool:
    text = (annotation.text or b"").decode()
    return (
        name in text.replace("[", " ").replace("]", " ").replace(",", " ").replace('"', " ").split()
    )


def docstring_node(node: Node) -> Node | None:
    """Return the string that is a function's or class's docstring, or None."""
    body = node.child_by_field_name("body")
    first = items(body)[0] if body is not None and items(body) else None
    if first is None or first.type != "expression_statement" or not items(first):
        return None
    inner = items(first)[0]
    return inner if inner.type in ("string", "concatenated_string") else None


def is_described(call: Node) -> bool:
    """Say whether a call gives a description that takes the docstring's place."""
    return any(
        name in ("description", "desc") and value.type != "none" for name, value in keywords(call)
    )
