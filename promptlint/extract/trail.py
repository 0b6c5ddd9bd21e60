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
    steps: list[Step] = []
    child, parent = node, tree.parent(node)
    while parent is not None and child != scope:
        step = _step(child, parent)
        if step is not None:
            steps.append(step)
        child, parent = parent, tree.parent(parent)
    return tuple(reversed(steps))


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
    """Return the outermost-but-own loop whose body holds the node: the nearest one."""
    child, parent = node, tree.parent(node)
    while parent is not None and child != scope:
        if parent.type in _LOOPS and child.type == "block":
            return parent
        child, parent = parent, tree.parent(parent)
    return None
