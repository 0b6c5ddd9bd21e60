"""Which sinks a call, class, decorator or attribute of a file is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from promptlint.extract.arguments import keywords
from promptlint.extract.bindings import Binding
from promptlint.extract.classes import inherited
from promptlint.extract.reach import role_of
from promptlint.extract.sinks import Sink, SinkKind, Sinks
from promptlint.extract.tree import items
from promptlint.extract.value import Called, Reference, alternatives, plain_text

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

# What a file speaks of whose functions named "prompt" do not just ask whoever sits at a terminal.
_MODELS = (b"llm", b"gpt", b"openai", b"anthropic", b"assistant", b"chatbot")
_AGENT_OR_MODEL = re.compile(rb"(?<![a-z])agent|language.?model")
_LEVELS = {"tail": 0, "import": 1, "exact": 2}


class Match(NamedTuple):
    """A sink, and the dotted name of the code that is one."""

    sink: Sink
    name: str


_GIVEN = re.compile(rb"\s*=")
_WORD = re.compile(rb"\w")


class Matcher:
    """Decides, by name and imports, which sink a piece of code is."""

    def __init__(self, evaluator: Evaluator, sinks: Sinks) -> None:
        """Match the code of one file against `sinks`."""
        self.evaluator = evaluator
        self.sinks = sinks
        self._possible: dict[str, bool] = {}
        self._calls: dict[int, tuple[Match, ...]] = {}

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
        """Return the names that hold values, `self.x` and imports under other names among them."""
        return frozenset(
            name
            for (_, name), bindings in self.evaluator.names.bindings.items()
            if any(
                binding.kind not in ("define", "import")
                or (binding.kind == "import" and not binding.module.endswith(name))
                for binding in bindings
            )
        )

    def call(self, node: Node) -> Match | None:
        """Return the surest sink that a call is, or None."""
        found = self.calls(node)
        return found[0] if found else None

    def calls(self, node: Node) -> tuple[Match, ...]:
        """Return the sinks that a call is, the surest first."""
        if not (self.sinks.by_tail or self.sinks.by_keyword):
            return ()
        known = self._calls.get(node.id)
        if known is None:
            found = (*self._named(node), *self._by_keyword(node)) if self._may_be_sink(node) else ()
            known = self._calls[node.id] = found
        return known

    def _may_be_sink(self, node: Node) -> bool:
        """Say whether a call's spelling leaves it open: for most, neither name nor keyword does."""
        function = node.child_by_field_name("function")
        if function is None:
            return False
        text = self.evaluator.tree.data[function.start_byte : function.end_byte]
        tail = text.rpartition(b".")[2].decode("utf-8", "surrogatepass")
        is_plain = tail.isidentifier()  # and spelt without gaps; all others are looked into
        if not is_plain or self._is_possible(tail) or text in self._assigned_spellings:
            return True
        at = bisect_left(self._keyword_places, function.end_byte)
        return at < len(self._keyword_places) and self._keyword_places[at] < node.end_byte

    @cached_property
    def _assigned_spellings(self) -> frozenset[bytes]:
        """Return the names that hold values as the file spells them."""
        return frozenset(name.encode() for name in self._assigned)

    @cached_property
    def _keyword_places(self) -> list[int]:
        """Return where telling keywords stand, and perhaps other names of their spelling."""
        data = self.evaluator.tree.data
        places: list[int] = []
        for name in map(str.encode, self._keywords):
            at = data.find(name)
            while at >= 0:
                end = at + len(name)
                if _GIVEN.match(data, end) and not _WORD.match(data, at - 1):
                    places.append(at)
                at = data.find(name, end)
        return sorted(places)

    def _named(self, node: Node) -> list[Match]:
        function = node.child_by_field_name("function")
        if function is None:
            return []
        tail = self.evaluator.names.tail(node)
        variable = self._variable(function)
        if not variable and not self._is_possible(tail):
            return []
        name = self.evaluator.dotted(function)
        if variable and self._is_instance(function):
            name = f"{name}.__call__"
        elif not name or not name.rpartition(".")[2]:
            name = f".{tail}"
        of_base = inherited(self.evaluator, name)
        found = self.all("call", of_base)
        return found if of_base == name else [one for one in found if _below(of_base, one.sink)]

    def _is_possible(self, tail: str) -> bool:
        """Say whether the file's imports leave any sink with this last name."""
        known = self._possible.get(tail)
        if known is None:
            known = self._possible[tail] = any(
                sink.match == "tail" or not sink.modules.isdisjoint(self._roots)
                for sink in self.sinks.by_tail.get(tail, ())
            )
        return known

    def _variable(self, function: Node) -> bool:
        """Say whether a callee is a variable of this file, so may be called as an instance."""
        if function.type == "call":
            return True
        name = self.evaluator.names.dotted(function)
        return name in self._assigned and (
            function.type == "identifier" or name.startswith("self.")
        )

    def _is_instance(self, function: Node) -> bool:
        values = alternatives(self.evaluator.value(function))
        return any(isinstance(value, Called) for value in values)

    def _by_keyword(self, node: Node) -> Iterator[Match]:
        """Yield the sinks that calls of any name are by their keyword arguments."""
        if not self._keywords:
            return
        given = dict(keywords(node))
        sinks = dict.fromkeys(
            sink for name in given if name in self._keywords for sink in self.sinks.by_keyword[name]
        )
        function = node.child_by_field_name("function")
        if not sinks or function is None:
            return
        name = self.evaluator.dotted(function)
        own = self._is_own(function)
        for sink in sinks:
            if own and sink.match == "import":
                continue  # what the file's own function does with the text is followed
            roles = [argument.name for argument in sink.arguments if argument.shape == "role"]
            if (
                self._holds(sink, name)
                and not sink.excludes(name)
                and all(role in given and self._is_role(given[role]) for role in roles)
            ):
                yield Match(sink, name)

    def _is_own(self, function: Node) -> bool:
        """Say whether a callee is a function or method that this file defines."""
        values = alternatives(self.evaluator.value(function))
        return any(isinstance(value, Reference) and value.node is not None for value in values)

    def _is_role(self, node: Node) -> bool:
        text = plain_text(self.evaluator.value(node))
        name = text or self.evaluator.tree.text(node).rpartition(".")[2]
        return role_of(name) != "template"

    @cached_property
    def _keywords(self) -> frozenset[str]:
        """Return the telling keyword names that occur in the file at all."""
        data = self.evaluator.tree.data
        return frozenset(name for name in self.sinks.by_keyword if name.encode() in data)

    def is_imported(self, sink: Sink) -> bool:
        """Say whether the file imports one of the sink's modules."""
        return not sink.modules.isdisjoint(self._roots)

    def all(self, kind: SinkKind, name: str) -> list[Match]:
        """Return the sinks that the dotted name is: those it resolves to, else those imported."""
        found = [
            (self._rank(sink, name, tail), sink)
            for sink, tail in self.sinks.matching(kind, name)
            if self._holds(sink, name)
        ]
        if not found:
            return []
        found.sort(key=lambda pair: pair[0], reverse=True)
        best = found[0][0][:2]
        return [Match(sink, name) for rank, sink in found if rank[:2] == best]

    def best(self, kind: SinkKind, name: str) -> Match | None:
        """Return the surest sink of a kind that the dotted name is, or None."""
        found = self.all(kind, name)
        return found[0] if found else None

    def _rank(self, sink: Sink, name: str, tail: str) -> tuple[bool, bool, int, int]:
        imported = not sink.modules.isdisjoint(self._roots)
        return (_below(name, sink), imported, tail.lstrip(".").count("."), _LEVELS[sink.match])

    def _holds(self, sink: Sink, name: str) -> bool:
        if sink.beside and sink.beside.isdisjoint(self._roots):
            return False
        if not sink.modules or _below(name, sink):
            return True
        if sink.match == "tail":
            return name.partition(".")[0] not in self.evaluator.names.classes
        if sink.match == "exact" or self._is_elsewhere(name):
            return False
        return self.is_imported(sink)

    def _is_elsewhere(self, name: str) -> bool:
        """Say whether the name is known to be another library's or this file's own."""
        root = name.partition(".")[0]
        known = root in self._roots and "." in name
        return known or root in self.evaluator.names.classes

    def classes(self) -> Iterator[tuple[Node, Match]]:
        """Yield the file's classes whose bases, at any depth, are sinks."""
        if not self.sinks.by_class:
            return
        for node in self.evaluator.names.classes.values():
            for match in self._class(node, 0):
                yield node, match

    def _class(self, node: Node, depth: int) -> list[Match]:
        bases = node.child_by_field_name("superclasses")
        for written_base in items(bases) if bases is not None and depth < 8 else ():
            base = _unsubscripted(written_base)
            written = self.evaluator.names.dotted(base)
            parent = self.evaluator.names.classes.get(written)
            if parent is not None and parent != node:
                found = self._class(parent, depth + 1)
            else:
                found = self.all("class", self.evaluator.dotted(base)) if written else []
            if found:
                return found
        return []

    def decorators(self) -> Iterator[tuple[Node, Node, Match]]:
        """Yield decorated functions and classes: definition, the decorator's expression, sink."""
        if not self.sinks.by_decorator:
            return
        for node, decorator in self.evaluator.names.decorated():
            for expression in items(decorator)[:1]:
                found = self.decorator(expression)
                if found is not None:
                    yield node, expression, found

    def decorator(self, expression: Node) -> Match | None:
        """Return the sink that a decorator is, or None."""
        callee = expression
        if expression.type == "call":
            callee = expression.child_by_field_name("function") or expression
        field = callee.child_by_field_name("attribute") if callee.type == "attribute" else callee
        tail = self.evaluator.tree.text(field) if field is not None else ""
        if tail not in self.sinks.by_decorator and tail not in self._assigned:
            return None
        return self.best("decorator", self.evaluator.dotted(callee))

    def functions(self) -> Iterator[tuple[Node, Match]]:
        """Yield the file's functions whose names are sinks; their classes' names count too."""
        if not self.sinks.by_function or not _speaks_of_models(self.evaluator.tree.data):
            return
        for function in self.evaluator.names.functions:
            owner = function.owner.child_by_field_name("name") if function.owner else None
            name = function.name
            if owner is not None:
                name = f"{self.evaluator.tree.text(owner)}.{name}"
            found = self.best("function", name)
            if found is not None:
                yield function.node, found

    def attributes(self) -> Iterator[tuple[Node, Match]]:
        """Yield what is assigned to attributes, names and keys that are sinks."""
        if not self.sinks.by_attribute:
            return
        for (_, name), bindings in self.evaluator.names.bindings.items():
            for binding in bindings:
                if binding.value is None or binding.kind not in ("assign", "item"):
                    continue
                found = self._attribute(name, binding)
                if found is not None:
                    yield binding.value, found

    def _attribute(self, name: str, binding: Binding) -> Match | None:
        left = binding.node.child_by_field_name("left")
        tail = name.rpartition(".")[2]
        if binding.kind == "item":
            key = left.child_by_field_name("subscript") if left is not None else None
            tail = self._key(key) if key is not None else ""
        if tail not in self.sinks.by_attribute:
            return None
        base = left.child_by_field_name("object") if left is not None else None
        owner = self.evaluator.dotted(base) if base is not None else ""
        return self.best("attribute", f"{owner}.{tail}" if owner else tail)

    def _key(self, node: Node) -> str:
        """Return the text of a subscript, read from afar only where it is no literal."""
        if node.type == "string":
            return self.evaluator.tree.text(node).strip("'\"")
        return plain_text(self.evaluator.value(node)) or ""

    def keys(self, node: Node) -> Iterator[tuple[Node, Match]]:
        """Yield the values of a dictionary literal that stand under keys that are sinks."""
        for pair in items(node):
            key = pair.child_by_field_name("key")
            if key is None or key.type != "string":
                continue
            name = self.evaluator.tree.text(key).strip("'\"")
            found = self.best("key", name) if name in self.sinks.by_key else None
            value = pair.child_by_field_name("value") if found is not None else None
            if found is not None and value is not None:
                yield value, found


def _unsubscripted(node: Node) -> Node:
    """Return the class that a generic is made of: `Tool` of `Tool[Args]`."""
    value = node.child_by_field_name("value") if node.type == "subscript" else None
    return value if value is not None else node


def _speaks_of_models(data: bytes) -> bool:
    low = data.lower()
    return any(word in low for word in _MODELS) or _AGENT_OR_MODEL.search(low) is not None


def _below(name: str, sink: Sink) -> bool:
    """Say whether a resolved name lies below one of the sink's modules."""
    return any(name == module or name.startswith(module + ".") for module in sink.modules)
