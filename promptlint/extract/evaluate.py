"""From an expression to its abstract value. Nothing is run: values are read off the tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from tree_sitter import Node

from promptlint.extract import callee, calls, containers, flow, strings
from promptlint.extract.names import Names
from promptlint.extract.trail import Trails
from promptlint.extract.tree import Tree, items, unwrap
from promptlint.extract.value import UNKNOWN, Chunk, Constant, Listing, Unknown, Value, choice

if TYPE_CHECKING:
    from promptlint.extract.library import Library

DEEPEST = 60
"""Values that are read within one another, each of which takes a dozen calls at most."""
HIGHEST = 120
"""Values that one is made of, each of the next: what reads them needs a few calls for each."""
MOST_READINGS = 10_000
"""Readings that any file may take, before those for each byte: functions that call one another in
circles would take more than anyone waits for."""
Reading: TypeAlias = Callable[["Evaluator", Node], Value]


@dataclass(slots=True)
class Depth:
    """How many values are being read within one another, in all files of a project together."""

    level: int = 0


class Evaluator:
    """Reads the values of one file's expressions, each at most once."""

    def __init__(
        self,
        tree: Tree,
        names: Names,
        library: Library | None = None,
        depth: Depth | None = None,
    ) -> None:
        """Read values of `tree`; `library` gives access to other files of the project."""
        self.tree = tree
        self.names = names
        self.library = library
        self.trails = Trails(tree)
        self._depth = depth if depth is not None else Depth()
        self._known: dict[int, tuple[Value, int]] = {}
        """The values by the ids of their nodes, and how deep each is made of others."""
        self._draft: dict[int, tuple[Value, int]] = {}
        """Values that were read while others that they need were: not to be kept for long."""
        self._active: set[int] = set()
        self._height = 0
        self._is_cut = False
        self.packed: dict[int, tuple[Listing, Node]] = {}
        """Tuples of one text that are used as the text, with the comma that makes each of them."""
        self._left = MOST_READINGS + len(tree.data)
        self.handed_over: dict[tuple[int, str], Value] = {}
        """What one call of a function hands over, by the function's id and parameter, where it is
        read for that call alone."""

    def value(self, node: Node) -> Value:
        """Return what the expression can be known to be."""
        node = unwrap(node)
        key = node.id
        found = self._known.get(key) or self._draft.get(key)
        if found is None:
            reading = _READINGS.get(node.type)
            if reading is None:
                return Unknown(node)
            if key in self._active or self._depth.level > DEEPEST or not self.spend():
                self._is_cut = True
                return Unknown(node)
            found = self._read(reading, node)
        self._height = max(self._height, found[1])
        return found[0]

    def _read(self, reading: Reading, node: Node) -> tuple[Value, int]:
        height, is_cut = self._height, self._is_cut
        self._height, self._is_cut = 0, False
        key = node.id
        self._active.add(key)
        self._depth.level += 1
        try:
            found = reading(self, node), self._height + 1
        finally:
            self._active.discard(key)
            self._depth.level -= 1
        if found[1] > HIGHEST:
            found = Unknown(node), 0
        if not self._active:
            self._known[key] = found
            self._draft.clear()
        elif self._is_cut:
            self._draft[key] = found
        else:
            self._known[key] = found
        self._height, self._is_cut = height, is_cut or self._is_cut
        return found

    def called_with(self, values: dict[tuple[int, str], Value]) -> Evaluator:
        """Return an evaluator that reads a function for one call, which hands over `values`."""
        other = Evaluator(self.tree, self.names, self.library, self._depth)
        other.trails, other.handed_over = self.trails, values
        other._left = min(self._left, MOST_READINGS // 10)
        return other

    def spend(self, count: int = 1) -> bool:
        """Count steps that the file's length must pay for; say whether there are any left."""
        self._left -= count
        return self._left >= 0

    def dotted(self, node: Node) -> str:
        """Return the callee's dotted name, with variables replaced by what they are made by."""
        return callee.dotted(self, unwrap(node))


def _conditional(evaluator: Evaluator, node: Node) -> Value:
    children = items(node)
    if len(children) != 3:
        return Unknown(node)
    return choice([evaluator.value(children[0]), evaluator.value(children[2])])


def _boolean(evaluator: Evaluator, node: Node) -> Value:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        return Unknown(node)
    operator = node.child_by_field_name("operator")
    if operator is not None and operator.type == "and":
        return evaluator.value(right)
    values = [evaluator.value(left), evaluator.value(right)]
    return choice([value for value in values if not _is_falsy(value)])


def _is_falsy(value: Value) -> bool:
    match value:
        case Constant(value=known) | Chunk(text=known):
            return not known
        case _:
            return False


def _number(evaluator: Evaluator, node: Node) -> Value:
    text = evaluator.tree.text(node).replace("_", "")
    try:
        return Constant(int(text, 0) if node.type == "integer" else float(text), node)
    except ValueError:
        return Unknown(node)


def _named(evaluator: Evaluator, node: Node) -> Value:
    value = node.child_by_field_name("value")
    return evaluator.value(value) if value is not None else UNKNOWN


def _negative(evaluator: Evaluator, node: Node) -> Value:
    argument = node.child_by_field_name("argument")
    value = evaluator.value(argument) if argument is not None else UNKNOWN
    if isinstance(value, Constant) and isinstance(value.value, (int, float)):
        return Constant(-value.value, node)
    return Unknown(node)


_READINGS: dict[str, Reading] = {
    "string": strings.literal,
    "concatenated_string": strings.concatenation,
    "binary_operator": strings.operation,
    "list": containers.listing,
    "tuple": containers.listing,
    "expression_list": containers.listing,
    "set": containers.listing,
    "list_comprehension": containers.comprehension,
    "generator_expression": containers.comprehension,
    "set_comprehension": containers.comprehension,
    "dictionary": containers.mapping,
    "subscript": containers.subscript,
    "identifier": flow.name,
    "attribute": flow.attribute,
    "call": calls.call,
    "conditional_expression": _conditional,
    "boolean_operator": _boolean,
    "named_expression": _named,
    "integer": _number,
    "float": _number,
    "unary_operator": _negative,
    "none": lambda _, node: Constant(None, node),
    "true": lambda _, node: Constant(True, node),
    "false": lambda _, node: Constant(False, node),
}
