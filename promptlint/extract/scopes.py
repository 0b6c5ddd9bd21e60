"""The functions and classes of a file, and which of them hold a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import attrgetter

from tree_sitter import Node

from promptlint.extract.tree import SCOPES, Tree


class Scopes:
    """The functions, classes and the module of one file."""

    def __init__(self, tree: Tree, nodes: list[Node]) -> None:
        """Index the definitions of functions and classes."""
        self.tree = tree
        self.nodes = sorted(nodes, key=attrgetter("start_byte"))
        self._starts = [node.start_byte for node in self.nodes]
        self._ends = [node.end_byte for node in self.nodes]

    def at(self, byte: int) -> Node:
        """Return the innermost function, class or module that holds a byte offset."""
        index = bisect_right(self._starts, byte) - 1
        while index >= 0:
            if self._ends[index] > byte:
                return self.nodes[index]
            index = self._outer[index]
        return self.tree.root

    @cached_property
    def _outer(self) -> list[int]:
        """Return for each scope the index of the scope around it, or -1."""
        outer: list[int] = []
        stack: list[int] = []
        for index, node in enumerate(self.nodes):
            while stack and self._ends[stack[-1]] <= node.start_byte:
                stack.pop()
            outer.append(stack[-1] if stack else -1)
            stack.append(index)
        return outer

    def around(self, node: Node) -> Node:
        """Return the scope that a function or class is defined in."""
        index = bisect_left(self._starts, node.start_byte)
        if index < len(self.nodes) and self.nodes[index] == node:
            return self.nodes[self._outer[index]] if self._outer[index] >= 0 else self.tree.root
        return self.tree.enclosing(node, SCOPES) or self.tree.root

    def owner(self, scope: Node) -> Node | None:
        """Return the class that a method belongs to, through nested functions."""
        node: Node | None = scope
        while node is not None and node.type != "class_definition":
            node = self.tree.enclosing(node, SCOPES)
        return node
