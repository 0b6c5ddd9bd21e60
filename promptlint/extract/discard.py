"""Texts that are built and then overwritten before anything reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from promptlint.extract.names import Binding
from promptlint.extract.reach import Reach
from promptlint.extract.strings import is_text
from promptlint.extract.trail import relate, trail
from promptlint.extract.value import Listing, Mapping, Value, alternatives
from promptlint.model import Span

if TYPE_CHECKING:
    from tree_sitter import Node

    from promptlint.extract.evaluate import Evaluator

_ADDING = frozenset({"augment", "append", "extend", "insert"})


class Discards:
    """Finds discarded texts among the variables of one file."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Look at the file that `evaluator` reads."""
        self.evaluator = evaluator

    def reaches(self, known: list[Span]) -> Iterator[Reach]:
        """Yield texts that were meant for a prompt in `known` but are overwritten."""
        for (scope_id, name), bindings in self.evaluator.names.bindings.items():
            assigned = [b for b in bindings if b.kind == "assign"]
            if len(assigned) < 2 or "." in name:
                continue
            for first, second in pairwise(assigned):
                if self._is_lost(name, scope_id, first, second, bindings, known):
                    yield from self._lost(name, first, second, bindings)

    def _is_lost(
        self, name: str, scope_id: int, first: Binding, second: Binding,
        bindings: list[Binding], known: list[Span],
    ) -> bool:  # fmt: skip
        if first.value is None or second.value is None or not self._is_known(second, known):
            return False
        scope = self.evaluator.names.scope(first.start)
        if scope.id != scope_id or scope.type == "class_definition":
            return False
        relation = relate(
            trail(self.evaluator.tree, second.node, scope),
            trail(self.evaluator.tree, first.node, scope),
        )
        if relation.kind != "definite":
            return False
        return not self._is_read(name, first, second, bindings) and not self._is_looped(
            first, second, scope
        )

    def _is_looped(self, first: Binding, second: Binding, scope: Node) -> bool:
        return any(
            step.is_loop for step in trail(self.evaluator.tree, first.node, scope)
        ) and not any(step.is_loop for step in trail(self.evaluator.tree, second.node, scope))

    def _is_known(self, binding: Binding, known: list[Span]) -> bool:
        """Say whether a binding gives its name a text or a list that goes to a model."""
        if binding.value is None:
            return False
        value = self.evaluator.value(binding.value)
        if not (is_text(value) or isinstance(value, Listing)):
            return False
        place = self.evaluator.tree.span(binding.value)
        return any(place.overlaps(span) for span in known)

    def _is_read(self, name: str, first: Binding, second: Binding, bindings: list[Binding]) -> bool:
        """Say whether the name occurs between two assignments other than where it is added to."""
        data = self.evaluator.tree.data
        added = [b for b in bindings if b.kind in _ADDING and first.end <= b.start < second.start]
        targets = {b.start for b in added}
        targets.add(second.start)
        pattern = re.compile(rb"(?<![\w.])" + re.escape(name.encode()) + rb"\b")
        return any(
            match.start() not in targets for match in pattern.finditer(data, first.end, second.end)
        )

    def _lost(
        self, name: str, first: Binding, second: Binding, bindings: list[Binding]
    ) -> Iterator[Reach]:
        if first.value is None:
            return
        texts = list(_texts(self.evaluator.value(first.value)))
        added = [
            b.value
            for b in bindings
            if b.kind == "augment" and first.end <= b.start < second.start and b.value is not None
        ]
        for value in texts:
            yield Reach(
                value, "template", f"assigned to {name}, which is overwritten", first.value,
                sent=False, discarded=second.node, name=name,
            )  # fmt: skip
        if texts:
            for node in added:
                yield Reach(
                    self.evaluator.value(node), "template", f"added to {name}", node,
                    whole=False, sent=False,
                )  # fmt: skip


def _texts(value: Value) -> Iterator[Value]:
    for one in alternatives(value):
        if is_text(one):
            yield one
        elif isinstance(one, Listing):
            for part in one.parts:
                for inner in alternatives(part.value):
                    content = inner.get("content") if isinstance(inner, Mapping) else None
                    if content is not None and is_text(content.value):
                        yield content.value
