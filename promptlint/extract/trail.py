"""Which branches and loops lie around a place, and what that says of another place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tree_sitter import Node

from promptlint.extract.tree import Tree

_CLAUSES = frozenset({"elif_clause", "else_clause", "except_clause", "except_group_clause"})
_LOOPS = frozenset({"for_statement", "while_statement"})


@dataclass(frozen=True, slots=True)
class Step:
    """One branch or loop body around a place. `clauses` is set where one of them must run."""

    compound: int
    clause: int
    is_loop: bool
    clauses: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """How a binding stands to a use: does it always come first, sometimes, or never?"""

    kind: Literal["definite", "conditional", "exclusive"]
    steps: tuple[Step, ...] = ()

    @property
    def is_repeated(self) -> bool:
        """Say whether a loop that does not hold the use holds the binding."""
        return any(step.is_loop for step in self.steps)


def trail(tree: Tree, node: Node, scope: Node) -> tuple[Step, ...]:
    """Return the branches and loops between a scope and a node, outermost first."""
    return _from_root(tree, node)[len(_from_root(tree, scope)) :]


def _from_root(tree: Tree, node: Node) -> tuple[Step, ...]:
    """Return all branches and loops around a node; each node of the tree is climbed once."""
    known = tree.trails
    climbed: list[tuple[int, Step | None]] = []
    child, parent = node, tree.parent(node)
    while parent is not None and child.id not in known:
        climbed.append((child.id, _step(child, parent)))
        child, parent = parent, tree.parent(parent)
    steps = known.get(child.id, ())
    for climbed_id, step in reversed(climbed):
        steps = (*steps, step) if step is not None else steps
        known[climbed_id] = steps
    return steps


def _step(child: Node, parent: Node) -> Step | None:
    match parent.type:
        case "if_statement":
            if child.type in _CLAUSES or child == parent.child_by_field_name("consequence"):
                return Step(parent.id, child.id, False, _clause_count(parent))
        case "for_statement" | "while_statement":
            if child.type == "block":
                return Step(parent.id, child.id, True)
        case "try_statement":
            if child.type in _CLAUSES and child.type != "else_clause":
                return Step(parent.id, child.id, False)
        case _:
            if child.type == "case_clause":
                return Step(parent.id, child.id, False)
    return None


def _clause_count(node: Node) -> int:
    """Return how many clauses an if has when it has an else, else 0."""
    kinds = [child.type for child in node.named_children]
    return 1 + sum(kind in _CLAUSES for kind in kinds) if "else_clause" in kinds else 0


def relate(binding: tuple[Step, ...], use: tuple[Step, ...]) -> Relation:
    """Say how a binding's trail stands to the trail of a later use."""
    shared = 0
    for one, other in zip(binding, use, strict=False):
        if one != other:
            if one.compound == other.compound:
                return Relation("exclusive")
            break
        shared += 1
    rest = binding[shared:]
    return Relation("conditional", rest) if rest else Relation("definite")


def innermost_loop(tree: Tree, node: Node, scope: Node) -> Node | None:
    """Return the nearest loop within a scope whose body holds the node."""
    loop = tree.enclosing(node, _LOOPS)
    while loop is not None and loop.start_byte >= scope.start_byte:
        body = loop.child_by_field_name("body")
        if body is not None and body.start_byte <= node.start_byte < body.end_byte:
            return loop
        loop = tree.enclosing(loop, _LOOPS)
    return None
