"""Which sinks a call, class, decorator or attribute of a file is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.sinks import Sink, Sinks
from promptlint.extract.tree import items
from promptlint.extract.value import Called

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_LEVELS = {"tail": 0, "import": 1, "exact": 2}


class Matcher:
    """Decides, by name and imports, which sink a piece of code is."""

    def __init__(self, evaluator: Evaluator, sinks: Sinks) -> None:
        """Match the code of one file against `sinks`."""
        self.evaluator = evaluator
        self.sinks = sinks
        self._calls: dict[int, tuple[Sink, str] | None] = {}

    @cached_property
    def _roots(self) -> frozenset[str]:
        """Return all prefixes of the imported modules' dotted names."""
        prefixes: set[str] = set()
        for module in self.evaluator.names.modules:
            parts = module.split(".")
            prefixes.update(".".join(parts[: count + 1]) for count in range(len(parts)))
        return frozenset(prefixes)

    @cached_property
    def _assigned(self) -> frozenset[str]:
        """Return the plain names that assignments and aliased imports bind."""
        return frozenset(name for _, name in self.evaluator.names.bindings if "." not in name)

    def call(self, node: Node) -> tuple[Sink, str] | None:
        """Return the sink that a call is, with the call's dotted name, or None."""
        if node.id not in self._calls:
            self._calls[node.id] = self._call(node)
        return self._calls[node.id]

    def _call(self, node: Node) -> tuple[Sink, str] | None:
        function = node.child_by_field_name("function")
        if function is None:
            return None
        tail = self.evaluator.names.tail(node)
        plain = function.type == "identifier"
        if tail not in self.sinks.by_tail and not (plain and tail in self._assigned):
            return None
        name = self.evaluator.dotted(function)
        if plain and self._is_instance(function):
            name = f"{name}.__call__"
        elif not name or not name.rpartition(".")[2]:
            name = f".{tail}"
        return self.best("call", name)

    def _is_instance(self, function: Node) -> bool:
        return isinstance(self.evaluator.value(function), Called)

    def best(self, kind: str, name: str) -> tuple[Sink, str] | None:
        """Return the surest sink of a kind that the dotted name is, or None."""
        found = [
            (self._rank(sink, name, tail), sink)
            for sink, tail in self.sinks.matching(kind, name)  # type: ignore[arg-type]
            if self._holds(sink, name)
        ]
        if not found:
            return None
        return max(found, key=lambda pair: pair[0])[1], name

    def _rank(self, sink: Sink, name: str, tail: str) -> tuple[bool, bool, int, int]:
        imported = not sink.modules.isdisjoint(self._roots)
        return (_below(name, sink), imported, tail.count("."), _LEVELS[sink.match])

    def _holds(self, sink: Sink, name: str) -> bool:
        if _below(name, sink):
            return True
        if sink.match == "exact" or self._is_elsewhere(name):
            return False
        return sink.match == "tail" or not sink.modules.isdisjoint(self._roots)

    def _is_elsewhere(self, name: str) -> bool:
        """Say whether the name is known to be another library's or this file's own."""
        root = name.partition(".")[0]
        known = root in self._roots and "." in name
        return known or root in self.evaluator.names.classes

    def classes(self) -> Iterator[tuple[Node, Sink, str]]:
        """Yield the file's classes whose bases, at any depth, are sinks."""
        for node in self.evaluator.names.classes.values():
            found = self._class(node, 0)
            if found is not None:
                yield node, *found

    def _class(self, node: Node, depth: int) -> tuple[Sink, str] | None:
        bases = node.child_by_field_name("superclasses")
        for base in items(bases) if bases is not None and depth < 8 else ():
            written = self.evaluator.names.dotted(base)
            parent = self.evaluator.names.classes.get(written)
            if parent is not None and parent != node:
                found = self._class(parent, depth + 1)
            else:
                found = self.best("class", self.evaluator.dotted(base)) if written else None
            if found is not None:
                return found
        return None

    def decorators(self) -> Iterator[tuple[Node, Node, Sink, str]]:
        """Yield decorated functions and classes: definition, decorator's expression, sink, name."""
        for function in self.evaluator.names.functions:
            for decorator in function.decorators:
                expression = items(decorator)[0] if items(decorator) else None
                if expression is None:
                    continue
                callee = expression
                if expression.type == "call":
                    callee = expression.child_by_field_name("function") or expression
                if self._tail(callee) not in self.sinks.by_decorator:
                    continue
                found = self.best("decorator", self.evaluator.dotted(callee))
                if found is not None:
                    yield function.node, expression, *found

    def _tail(self, node: Node) -> str:
        if node.type == "attribute":
            node = node.child_by_field_name("attribute") or node
        return self.evaluator.tree.text(node)

    def attributes(self) -> Iterator[tuple[Node, Node, Sink, str]]:
        """Yield assignments to attributes that are sinks: statement, value, sink, name."""
        for (_, name), bindings in self.evaluator.names.bindings.items():
            if name.rpartition(".")[2] not in self.sinks.by_attribute or "." not in name:
                continue
            for binding in bindings:
                left = binding.node.child_by_field_name("left")
                if binding.kind != "assign" or binding.value is None or left is None:
                    continue
                base = left.child_by_field_name("object")
                owner = self.evaluator.dotted(base) if base is not None else ""
                found = self.best("attribute", f"{owner}.{name.rpartition('.')[2]}")
                if found is not None:
                    yield binding.node, binding.value, *found


def _below(name: str, sink: Sink) -> bool:
    """Say whether a resolved name lies below one of the sink's modules."""
    return any(name == module or name.startswith(module + ".") for module in sink.modules)
