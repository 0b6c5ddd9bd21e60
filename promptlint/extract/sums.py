"""Guidance's way: what is added with `+` and `+=` to a model is what the model reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.functions import formals
from promptlint.extract.reach import Reach, role_of
from promptlint.extract.sinks import Argument, Sink
from promptlint.extract.strings import STRINGS, whole
from promptlint.extract.tree import items, operands
from promptlint.extract.value import Blank, Called, Joined, Parameter, Value, alternatives
from promptlint.model import Role

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator
    from promptlint.extract.matching import Matcher

_BLOCKS = frozenset({"with_statement", "function_definition", "class_definition"})


class Sums:
    """Finds the texts that one file adds to models."""

    def __init__(self, evaluator: Evaluator, matcher: Matcher) -> None:
        """Look at the file that `evaluator` reads."""
        self.evaluator = evaluator
        self.matcher = matcher

    def reaches(self) -> Iterator[Reach]:
        """Yield what is added to values that a sink of the kind "sum" made."""
        if not any(self.matcher.is_imported(sink) for sink in _summing(self.matcher)):
            return
        seen: set[int] = set()
        for string in self.evaluator.names.strings:
            node = whole(self.evaluator.tree, string)
            if node.id in seen:
                continue
            seen.add(node.id)
            argument = self._argument(node)
            if argument is not None:
                parts = operands(node) if node.type == "binary_operator" else [node]
                for part in parts:
                    if part.type in STRINGS:
                        value = self.evaluator.value(part)
                        role = self._block(part) or argument.role or "template"
                        yield Reach(value, role, "added to a model", part)

    def _block(self, node: Node) -> Role | None:
        """Return the role of the `with system():` block around a node, or None."""
        holder = self.evaluator.tree.enclosing(node, _BLOCKS)
        while holder is not None and holder.type == "with_statement":
            header = self.evaluator.tree.text(holder).partition(":")[0]
            role = role_of(header.removeprefix("with ").partition("(")[0].strip())
            if role != "template":
                return role
            holder = self.evaluator.tree.enclosing(holder, _BLOCKS)
        return None

    def _argument(self, node: Node) -> Argument | None:
        """Return the sink's argument if the expression is added to a model, else None."""
        parent = node.parent
        first = operands(node)[0] if node.type == "binary_operator" else None
        if parent is not None and parent.type == "augmented_assignment":
            first = parent.child_by_field_name("left")
        if first is None or first.type in STRINGS:
            return None
        return self._made_by(self.evaluator.value(first))

    def _made_by(self, value: Value) -> Argument | None:
        for one in alternatives(value) or (value,):
            first = _first(one)
            if isinstance(first, Called):
                match = self.matcher.best("sum", first.name)
                if match is not None:
                    return match.sink.arguments[0]
            elif isinstance(first, Parameter):
                found = self._decorated(first)
                if found is not None:
                    return found
        return None

    def _decorated(self, parameter: Parameter) -> Argument | None:
        scope = self.evaluator.names.scope(parameter.node.end_byte)
        function = self.evaluator.names.by_node.get(scope.id)
        declared = formals(self.evaluator.names, scope) if function is not None else ()
        if function is None or not declared or declared[0].node != parameter.node:
            return None
        for decorator in function.decorators:
            for expression in items(decorator)[:1]:
                match = self.matcher.decorator(expression)
                for argument in match.sink.arguments if match is not None else ():
                    if argument.name == "sum":
                        return argument
        return None


def _summing(matcher: Matcher) -> Iterator[Sink]:
    for sink in matcher.sinks.entries:
        if sink.kind == "sum" or any(argument.name == "sum" for argument in sink.arguments):
            yield sink


def _first(value: Value) -> Value:
    """Return what a sum begins with."""
    while True:
        match value:
            case Joined(parts) if parts:
                value = parts[0].value
            case Blank(value=inner):
                value = inner
            case _:
                return value
