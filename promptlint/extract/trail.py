"""Which branches and loops lie around a place, and what that says of another place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from tree_sitter import Node

from promptlint.extract.tree import Tree, items

_LOOPS = frozenset({"for_statement", "while_statement"})
_HANDLERS = frozenset({"except_clause", "except_group_clause"})
_BRANCHES = frozenset({"elif_clause", "else_clause"})
_LEAVING = frozenset({"return_statement", "raise_statement"})
_TURNING = frozenset({"break_statement", "continue_statement"})


class Step(NamedTuple):
    """One branch or loop body around a place.

    `clauses` is how many clauses of the compound statement lead past it, where one of them must
    run, else 0; `end` is the statement with which the clause leaves it, if it always does.
    """

    compound: int
    clause: int
    is_loop: bool = False
    clauses: int = 0
    end: str = ""
    is_tried: bool = False
    """Whether this is what a try statement tries: its handlers may see the half of it."""


class Relation(NamedTuple):
    """How a binding stands to a use: does it always come first, sometimes, or never?"""

    kind: Literal["definite", "conditional", "exclusive"]
    steps: tuple[Step, ...] = ()

    @property
    def is_repeated(self) -> bool:
        """Say whether a loop that does not hold the use holds the binding."""
        return any(step.is_loop for step in self.steps)


class Trails:
    """The branches and loops of one file."""

    def __init__(self, tree: Tree) -> None:
        """Know nothing yet; each node of the tree is climbed at most once."""
        self.tree = tree
        self._known: dict[int, tuple[Step, ...]] = {}
        self._clauses: dict[int, int] = {}

    def between(self, scope: Node, node: Node) -> tuple[Step, ...]:
        """Return the branches and loops between a scope and a node in it, outermost first."""
        return self._from_root(node)[len(self._from_root(scope)) :]

    def loops(self, scope: Node, node: Node) -> Iterator[Node]:
        """Yield the loops of a scope whose bodies hold the node, innermost first."""
        loop = self.tree.enclosing(node, _LOOPS)
        while loop is not None and loop.start_byte >= scope.start_byte:
            body = loop.child_by_field_name("body")
            if body is not None and body.start_byte <= node.start_byte < body.end_byte:
                yield loop
            loop = self.tree.enclosing(loop, _LOOPS)

    def _from_root(self, node: Node) -> tuple[Step, ...]:
        climbed: list[tuple[int, Step | None]] = []
        child, parent = node, self.tree.parent(node)
        while parent is not None and child.id not in self._known:
            climbed.append((child.id, self._step(child, parent)))
            child, parent = parent, self.tree.parent(parent)
        steps = self._known.get(child.id, ())
        for climbed_id, step in reversed(climbed):
            steps = (*steps, step) if step is not None else steps
            self._known[climbed_id] = steps
        return steps

    def _step(self, child: Node, parent: Node) -> Step | None:
        match parent.type:
            case "if_statement" if child.type == "block" or child.type in _BRANCHES:
                return self._clause(parent, child, child)
            case "for_statement" | "while_statement" if child.type == "block":
                return Step(parent.id, child.id, is_loop=True)
            case "try_statement" if child.type in _HANDLERS:
                return self._clause(parent, child, child)
            case "try_statement" if child.type in ("block", "else_clause"):
                return self._tried(parent)
            case "block" if child.type == "case_clause":
                return self._clause(parent, child, child)
            case _:
                return None

    def _clause(self, parent: Node, child: Node, last: Node, *, is_tried: bool = False) -> Step:
        if parent.id not in self._clauses:
            self._clauses[parent.id] = _clause_count(parent)
        count = self._clauses[parent.id]
        return Step(parent.id, child.id, clauses=count, end=_end(last), is_tried=is_tried)

    def _tried(self, parent: Node) -> Step | None:
        """Return the step of what is tried, its else clause included; None without handlers."""
        kinds = {child.type: child for child in parent.named_children}
        body = parent.child_by_field_name("body")
        if body is None or _HANDLERS.isdisjoint(kinds):
            return None
        return self._clause(parent, body, kinds.get("else_clause", body), is_tried=True)


def _clause_count(compound: Node) -> int:
    """Return how many clauses lead past a statement one of whose clauses must run, else 0."""
    children = items(compound)
    kinds = {child.type for child in children}
    if compound.type == "if_statement":
        is_complete = "else_clause" in kinds
        clauses = [child for child in children if child.type == "block" or child.type in _BRANCHES]
    elif compound.type == "try_statement":
        is_complete = True
        tried = [child for child in children if child.type in ("block", "else_clause")][-1:]
        clauses = [*tried, *(child for child in children if child.type in _HANDLERS)]
    else:
        is_complete = bool(children) and _takes_all(children[-1])
        clauses = children
    return sum(not _end(clause) for clause in clauses) if is_complete else 0


def _takes_all(case: Node) -> bool:
    """Say whether a case of a match statement takes every value: `case _`, `case name`."""
    patterns = [child for child in items(case) if child.type == "case_pattern"]
    text = patterns[0].text if len(patterns) == 1 else None
    is_name = text is not None and text.decode().isidentifier()
    return is_name and case.child_by_field_name("guard") is None


def _end(clause: Node) -> str:
    """Return the kind of the statement with which a clause always leaves, or ""."""
    block = clause
    if clause.type != "block":
        block = next((child for child in reversed(items(clause)) if child.type == "block"), clause)
    statements = items(block)
    last = statements[-1].type if statements else ""
    return last if last in _LEAVING or last in _TURNING else ""


def relate(binding: tuple[Step, ...], use: tuple[Step, ...]) -> Relation:
    """Say how a binding's trail stands to the trail of a later use."""
    shared = _shared(binding, use)
    if shared < min(len(binding), len(use)) and binding[shared].compound == use[shared].compound:
        is_tried = binding[shared].is_tried or use[shared].is_tried
        return Relation("conditional" if is_tried else "exclusive", binding[shared:])
    rest = binding[shared:]
    if not rest:
        return Relation("definite")
    return Relation("exclusive" if _leaves(rest, _TURNING) else "conditional", rest)


def is_left(binding: tuple[Step, ...], use: tuple[Step, ...]) -> bool:
    """Say whether the loop around both is always left after a binding: no turn comes back."""
    return _leaves(binding[_shared(binding, use) :], frozenset({"break_statement"}))


def _shared(one: tuple[Step, ...], other: tuple[Step, ...]) -> int:
    """Return how many steps two trails begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _leaves(steps: tuple[Step, ...], turning: frozenset[str]) -> bool:
    """Say whether what follows these branches and loops is never reached through them."""
    is_looped = False
    for step in steps:
        if step.end in _LEAVING or (step.end in turning and not is_looped):
            return True
        is_looped = is_looped or step.is_loop
    return False
