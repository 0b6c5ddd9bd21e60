"""Where strings go on to: the uses of the names they are kept under, the calls that return them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from promptlint.extract.site import Site, site
from promptlint.extract.strings import whole

if TYPE_CHECKING:
    from promptlint.extract.names import Names
    from promptlint.extract.tree import Tree

MOST_USES = 6
_NAME = re.compile(r"(?:self\.|cls\.)?[A-Za-z_]\w*")
_BEFORE = re.compile(rb"[\w.]")
_AFTER = re.compile(rb"\w")
_ADDING = frozenset({"append", "extend", "insert"})
_OPERATORS = frozenset({"binary_operator", "boolean_operator"})
_TYPES = frozenset({"identifier", "type", "generic_type", "type_parameter", "binary_operator"})
_TEXTS = frozenset({"interpolation", "binary_operator"})
_AROUND = frozenset({"parenthesized_expression", "attribute", "call", "subscript"})


class Use(NamedTuple):
    """One use of what a string is kept in; no site where it cannot lead to a model.

    `is_part` says that it becomes part of another text, which stands at that site.
    """

    site: Site | None
    is_part: bool


class Onward:
    """Finds the uses of what the strings of one file are kept in."""

    def __init__(self, tree: Tree, names: Names) -> None:
        """Look at one file."""
        self.tree = tree
        self.names = names
        self._known: dict[tuple[int, str], tuple[Use, ...]] = {}

    def uses(self, string: Node, found: Site) -> tuple[Use, ...] | None:
        """Return the first uses of what the string at `found` is kept in, None if in nothing.

        What describes a field of a class is kept in the class.
        """
        scope = self.names.scope(string.start_byte)
        if scope.type == "class_definition" and found.callees:
            return self._known_or(scope, "", self._named(scope))
        if found.place == "returned":
            return self._known_or(scope, "", self._calls(scope)) if _is_named(scope) else None
        name = _kept(found)
        return self._known_or(scope, name, self._reads(scope, name)) if name else None

    def _known_or(self, scope: Node, name: str, nodes: Iterable[Node]) -> tuple[Use, ...]:
        known = self._known.get((scope.id, name))
        if known is None:
            known = self._known[scope.id, name] = tuple(map(self._use, islice(nodes, MOST_USES)))
        return known

    def _calls(self, function: Node) -> Iterator[Node]:
        yield from self.names.calls_by_tail.get(self._name(function), ())

    def _named(self, owner: Node) -> Iterator[Node]:
        """Yield the places at which a class is named."""
        yield from self._reads_within(self.names.scope_around(owner), self._name(owner))

    def _name(self, definition: Node) -> str:
        name = definition.child_by_field_name("name")
        return self.tree.text(name) if name is not None else ""

    def _reads(self, scope: Node, name: str) -> Iterator[Node]:
        """Yield the places at which a name is read, in the scope in which it means the same."""
        if scope.type == "class_definition":
            yield from self._reads_within(scope, f"self.{name}")
            yield from self._reads_within(scope, f"cls.{name}")
        elif "." in name:
            yield from self._reads_within(self.names.owner(scope) or scope, name)
        else:
            yield from self._reads_within(scope, name)

    def _reads_within(self, holder: Node, name: str) -> Iterator[Node]:
        data, raw = self.tree.data, name.encode()
        end = holder.start_byte
        while raw and (start := data.find(raw, end, holder.end_byte)) >= 0:
            end = start + len(raw)
            if not (_BEFORE.match(data, start - 1) or _AFTER.match(data, end)):
                node = self._read(start, end)
                if node is not None:
                    yield node

    def _read(self, start: int, end: int) -> Node | None:
        """Return the name at a place where it is read, None where it is bound or added to."""
        node = self.tree.root.descendant_for_byte_range(start, end - 1)
        while node is not None and node.end_byte < end:
            node = self.tree.parent(node)
        parent = self.tree.parent(node) if node is not None else None
        if node is None or parent is None or node.type not in ("identifier", "attribute"):
            return None
        bound = parent.child_by_field_name("left") or parent.child_by_field_name("name")
        added = parent.child_by_field_name("attribute")
        is_bound = bound == node and parent.type not in _OPERATORS
        is_added = added is not None and self.tree.text(added) in _ADDING
        return None if is_bound or is_added else node

    def _use(self, node: Node) -> Use:
        """Return what becomes of a value where it is read."""
        typed = self._typed(node)
        if typed is not None:
            return Use(typed, is_part=False)
        text = self.tree.parent(node)
        while text is not None and text.type in _AROUND:
            text = self.tree.parent(text)
        if text is None or text.type not in _TEXTS:
            return Use(site(node, self.tree), is_part=False)
        while text.type == "interpolation" and (around := self.tree.parent(text)) is not None:
            text = around
        return Use(site(whole(self.tree, text), self.tree), is_part=True)

    def _typed(self, node: Node) -> Site | None:
        """Return what a class's name is the annotation of: a parameter, a variable, a function."""
        while node.type in _TYPES and (parent := self.tree.parent(node)) is not None:
            if node.type == "type" and parent.type != "type_parameter":
                named = parent.child_by_field_name("left") or parent.child_by_field_name("name")
                named = named or parent.children[0]
                return Site(name=self.tree.text(named))
            node = parent
        return None


def _is_named(scope: Node) -> bool:
    return scope.type == "function_definition"


def _kept(found: Site) -> str:
    """Return the name that a string is kept under, or "" where there is none."""
    name = found.name or found.outer
    if not name and found.callees:
        base, _, tail = found.callees[0].rpartition(".")
        name = base if tail in _ADDING else ""
    return name if _NAME.fullmatch(name) else ""
