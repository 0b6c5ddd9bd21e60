"""Reaching definitions: what a name can hold where it is used, in one scope."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract import classes, flow, functions, loops
from promptlint.extract.bindings import Binding
from promptlint.extract.changes import ADDITIONS, CHANGES, Change, changed
from promptlint.extract.containers import element, is_certain
from promptlint.extract.trail import Step, is_left, relate
from promptlint.extract.value import (
    Constant,
    Listing,
    Member,
    Reference,
    Unknown,
    Value,
    alternatives,
    choice,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

MOST_FOUND = 64
_START = attrgetter("start")


def reaching(evaluator: Evaluator, name: str, scope: Node, use: Node | None) -> Value | None:
    """Return what the bindings of a name in a scope make of it at `use`, or None without any.

    Where `use` is None it is read from outside, when all of the scope has run.
    """
    names = evaluator.names
    bindings = names.bindings.get((scope.id, name), [])
    elsewhere = names.elsewhere.get((scope.id, name), [])
    if not bindings and not elsewhere and not functions.has_parameter(evaluator, scope, name):
        return None
    walk = _Walk(evaluator, bindings, scope, use)
    if not walk.is_settled:
        walk.add(
            functions.parameter(evaluator, scope, name) or _outside(evaluator, name, scope, use)
        )
    walk.turn()
    found = [*walk.found, *(_defined(evaluator, elsewhere))]
    return choice(found) if found else None


def reached(evaluator: Evaluator, name: str, scope: Node, use: Node) -> tuple[list[Binding], bool]:
    """Return the bindings of a name in a scope that can reach a use of it.

    The second is true where the name can also hold what it held before the scope's first binding:
    a parameter's value.
    """
    walk = _Walk(evaluator, evaluator.names.bindings.get((scope.id, name), []), scope, use)
    walk.turn()
    return walk.taken, not walk.is_settled


def _outside(evaluator: Evaluator, name: str, scope: Node, use: Node | None) -> Value | None:
    """Return what the name holds before this scope touches it (a global that it changes)."""
    declared = evaluator.names.declared.get((scope.id, name))
    if declared is not None:
        return flow.name_in(evaluator, name, declared, None)
    if "." in name:
        return _kept(evaluator, name, scope, use)
    bindings = evaluator.names.bindings.get((scope.id, name), [])
    if any(binding.kind not in CHANGES for binding in bindings):
        return None
    if scope == evaluator.tree.root:
        return Unknown()
    return flow.name_in(evaluator, name, evaluator.names.scope_around(scope), None)


def _kept(evaluator: Evaluator, name: str, scope: Node, use: Node | None) -> Value | None:
    """Return what an attribute of the object holds before a method touches it."""
    head, _, attribute = name.partition(".")
    owner = evaluator.names.owner(scope) if head in ("self", "cls") else None
    if owner is None:
        return None
    until = use.start_byte if use is not None else scope.end_byte
    return classes.member(evaluator, owner, attribute, but=scope, until=until)


def _defined(evaluator: Evaluator, bindings: list[Binding]) -> list[Value]:
    values = [definition(evaluator, one) for one in bindings if one.kind not in CHANGES]
    return [value for value in values if value is not None]


class _Walk:
    """Goes from a use back to the start of its scope, over what is bound to one name there."""

    def __init__(
        self, evaluator: Evaluator, bindings: list[Binding], scope: Node, use: Node | None
    ) -> None:
        self.evaluator = evaluator
        self.trails = evaluator.trails
        self.bindings = bindings
        self.scope = scope
        self.use = use
        self.at = self.trails.between(scope, use) if use is not None else ()
        self.found: list[Value] = []
        self.taken: list[Binding] = []
        """The definitions that gave what was found."""
        self.changes = list(self._later_changes())
        self.covered: dict[tuple[tuple[Step, ...], int], set[int]] = defaultdict(set)
        self.start = -1
        """Where the definitions begin that all ways to the use lead past."""
        self.is_settled = self._back(use.start_byte if use is not None else scope.end_byte)

    def add(self, value: Value | None, steps: tuple[Step, ...] = ()) -> None:
        """Note a value that a definition inside of `steps` gave, with all changes after it."""
        if value is not None:
            self.found.append(changed(self.evaluator, value, self.changes, steps))

    def turn(self) -> None:
        """Take the definitions that the next turn of a loop brings back to the use."""
        outermost = None
        for loop in self.trails.loops(self.scope, self.use) if self.use is not None else ():
            if loop.start_byte <= self.start:
                break
            outermost = loop
        if outermost is not None:
            back = [one for one in self._coming_back(outermost) if one.kind not in CHANGES]
            self.found.extend(_defined(self.evaluator, back[:MOST_FOUND]))
            self.taken.extend(back[:MOST_FOUND])

    def _back(self, position: int) -> bool:
        """Take the bindings before the use, latest first; say whether one surely comes first."""
        for index in range(bisect_left(self.bindings, position, key=_START) - 1, -1, -1):
            binding = self.bindings[index]
            if _is_before(binding, position) and self._take(binding):
                self.start = binding.start
                return True
            if len(self.found) >= MOST_FOUND or not self.evaluator.spend():
                return True
        return False

    def _take(self, binding: Binding) -> bool:
        """Take one binding; say whether nothing before it can reach the use."""
        relation = relate(self.trails.between(self.scope, binding.node), self.at)
        steps = relation.steps
        if relation.kind == "exclusive" or self._is_overwritten(steps):
            return False
        if binding.kind in CHANGES:
            self.changes.append(Change(binding, steps))
            return False
        value = definition(self.evaluator, binding)
        if value is None:
            return False
        self.add(value, steps)
        self.taken.append(binding)
        self.changes = [one for one in self.changes if one.steps[: len(steps)] != steps]
        return self._cover(steps)

    def _cover(self, steps: tuple[Step, ...]) -> bool:
        """Note that a branch defines the name; say whether every way to the use now does."""
        if any(step.is_loop for step in steps):
            return False
        while steps:
            last, steps = steps[-1], steps[:-1]
            clauses = self.covered[steps, last.compound]
            clauses.add(last.clause)
            if not last.clauses or len(clauses) < last.clauses:
                return False
        return True

    def _is_overwritten(self, steps: tuple[Step, ...]) -> bool:
        """Say whether a later definition always runs when the branch within `steps` does."""
        return any(
            step.clause in self.covered.get((steps[:index], step.compound), ())
            for index, step in enumerate(steps)
        )

    def _inside(self, loop: Node) -> list[Binding]:
        first = bisect_right(self.bindings, loop.start_byte, key=_START)
        return self.bindings[first : bisect_left(self.bindings, loop.end_byte, key=_START)]

    def _coming_back(self, loop: Node) -> list[Binding]:
        """Return what a loop binds after the use or beside it: a turn later it stands before."""
        inside = self._inside(loop)
        self.evaluator.spend(len(inside))
        return [one for one in inside if self._comes_back(one)]

    def _comes_back(self, binding: Binding) -> bool:
        steps = self.trails.between(self.scope, binding.node)
        if self.use is None or is_left(steps, self.at):
            return False
        return binding.start > self.use.start_byte or relate(steps, self.at).kind == "exclusive"

    def _later_changes(self) -> Iterator[Change]:
        """Yield, latest first, the additions that the next turn of the use's own loop sees."""
        loop = next(self.trails.loops(self.scope, self.use), None) if self.use is not None else None
        body = loop.child_by_field_name("body") if loop is not None else None
        if loop is None or body is None:
            return
        if all(one.kind in CHANGES for one in self._inside(loop)):
            steps = self.trails.between(self.scope, body)[-1:]
            for binding in reversed(self._coming_back(loop)):
                if binding.kind in ADDITIONS:
                    yield Change(binding, steps)


def _is_before(binding: Binding, position: int) -> bool:
    if binding.kind == "element":
        return binding.start < position
    return binding.end <= position or (binding.kind == "define" and binding.start < position)


def definition(evaluator: Evaluator, binding: Binding) -> Value | None:
    """Return the value that a binding gives its name, or None for a bare annotation."""
    match binding.kind:
        case "assign" | "with":
            return evaluator.value(binding.value) if binding.value is not None else None
        case "unpack":
            return _unpacked(evaluator, binding)
        case "element" if binding.value is not None:
            return loops.turn(evaluator, binding.value, binding.path, binding.node)
        case "import":
            return flow.imported(evaluator, binding.module, binding.node)
        case "define":
            node_name = binding.node.child_by_field_name("name")
            text = evaluator.tree.text(node_name) if node_name is not None else ""
            return Reference(text, binding.node)
        case _:
            return Unknown(binding.node)


def _unpacked(evaluator: Evaluator, binding: Binding) -> Value:
    if binding.value is None or binding.path is None:
        return Unknown(binding.node)
    found = list(alternatives(evaluator.value(binding.value)))
    for index in binding.path:
        key = Constant(index, binding.node)
        found = [
            element(one, key, binding.node)
            if isinstance(one, Listing) and is_certain(one, index)
            else Member(one, str(index), binding.node)
            for value in found
            for one in alternatives(value)
        ]
    return choice(found)
