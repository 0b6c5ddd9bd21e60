"""Texts that are built and then overwritten before anything reads them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from promptlint.extract.bindings import Binding
from promptlint.extract.changes import ADDITIONS
from promptlint.extract.functions import formals
from promptlint.extract.reach import Reach
from promptlint.extract.strings import is_text
from promptlint.extract.trail import relate
from promptlint.extract.value import Listing, Mapping, Value, alternatives, plain_text
from promptlint.lean import lean
from promptlint.model import Span

if TYPE_CHECKING:
    from tree_sitter import Node

    from promptlint.extract.evaluate import Evaluator

_START = attrgetter("start")
_ASIDE = re.compile(rb"(?:\s|;|#[^\n]*)*")


@lean
class _Loss:
    """Two assignments to one name, one after the other, and all that is bound to it between."""

    name: str
    scope: Node
    first: Binding
    second: Binding
    between: tuple[Binding, ...]


class _Cover:
    """A set of spans, asked whether they overlap others."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def overlaps(self, span: Span) -> bool:
        before = bisect_left(self._spans, span.end, key=_START)
        return before > 0 and self._ends[before - 1] > span.start


class Discards:
    """Finds discarded texts among the variables of one file."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Look at the file that `evaluator` reads."""
        self.evaluator = evaluator
        self.tree = evaluator.tree

    def reaches(self, known: list[Span]) -> Iterator[Reach]:
        """Yield texts that were meant for a prompt in `known` but are overwritten."""
        cover = _Cover(known)
        for loss in self._pairs():
            if self._is_known(loss.second, cover) and self._is_lost(loss):
                yield from self._lost(loss)

    def _is_known(self, binding: Binding, cover: _Cover) -> bool:
        """Say whether a binding gives its name a text or a list that goes to a model."""
        if binding.value is None or not cover.overlaps(self.tree.span(binding.value)):
            return False
        value = self.evaluator.value(binding.value)
        return is_text(value) or isinstance(value, Listing)

    def _pairs(self) -> Iterator[_Loss]:
        for (scope_id, name), bindings in self.evaluator.names.bindings.items():
            places = [at for at, one in enumerate(bindings) if one.kind == "assign"]
            if "." in name or scope_id < 0:
                continue
            for first, second in pairwise(places):
                one, other = bindings[first], bindings[second]
                scope = self.evaluator.names.scope(one.start)
                if scope.id == scope_id and scope.type != "class_definition":
                    yield _Loss(name, scope, one, other, tuple(bindings[first + 1 : second]))

    def _is_lost(self, loss: _Loss) -> bool:
        first = self.evaluator.trails.between(loss.scope, loss.first.node)
        second = self.evaluator.trails.between(loss.scope, loss.second.node)
        if relate(second, first).kind != "definite":
            return False
        is_looped = any(step.is_loop for step in first) and not any(s.is_loop for s in second)
        if is_looped or self._is_read(loss) or self._is_called(loss):
            return False
        return not self._is_switched(loss)

    def _is_switched(self, loss: _Loss) -> bool:
        """Say whether a complete text stands right behind another: the author tries them out.

        In a function that is likely of two texts only which say the same.
        """
        first, second = loss.first.value, loss.second.value
        is_next = _ASIDE.fullmatch(self.tree.data, loss.first.end, loss.second.start)
        if first is None or second is None or not is_next:
            return False
        one, other = self.evaluator.value(first), self.evaluator.value(second)
        if isinstance(one, Listing) and isinstance(other, Listing):
            return True
        before, after = plain_text(one), plain_text(other)
        if before is None or after is None:
            return False
        return loss.scope.type == "module" or _are_variants(before, after)

    def _is_read(self, loss: _Loss) -> bool:
        """Say whether the name occurs between two assignments other than where it is added to."""
        targets = {one.start for one in loss.between if one.kind in ADDITIONS}
        targets.add(loss.second.start)
        own = [one for one in loss.between if one.kind == "augment"]  # `text = text + more`
        pattern = _occurrences(loss.name)
        found = pattern.finditer(self.tree.data, loss.first.end, loss.second.end)
        return any(
            match.start() not in targets
            and not any(one.start <= match.start() < one.end for one in own)
            for match in found
        )

    def _is_called(self, loss: _Loss) -> bool:
        """Say whether a function that reads the name may be called between two assignments."""
        at = bisect_left(self._calls, loss.first.end)
        if at == len(self._calls) or self._calls[at] >= loss.second.start:
            return False
        outer = loss.scope
        found = _occurrences(loss.name).finditer(self.tree.data, outer.start_byte, outer.end_byte)
        scopes = (self.evaluator.names.scope(match.start()) for match in found)
        return any(scope != outer and not self._is_own(loss.name, scope) for scope in scopes)

    def _is_own(self, name: str, scope: Node) -> bool:
        """Say whether a function has a variable or a parameter of that name for itself."""
        names = self.evaluator.names
        is_bound = (scope.id, name) in names.bindings
        return is_bound or any(formal.name == name for formal in formals(names, scope))

    @cached_property
    def _calls(self) -> list[int]:
        return [call.start_byte for call in self.evaluator.names.calls]

    def _lost(self, loss: _Loss) -> Iterator[Reach]:
        if loss.first.value is None:
            return
        first = self.evaluator.value(loss.first.value)
        if isinstance(first, Listing) and loss.second.value is not None:
            yield from self._emptied(loss, loss.second.value)
        texts = list(texts_in(first))
        for value in texts:
            yield Reach(
                value, "template", f"assigned to {loss.name}, which is overwritten",
                loss.first.value, sent=False, discarded=loss.second.node, name=loss.name,
            )  # fmt: skip
        for one in loss.between if texts else ():
            if one.kind == "augment" and one.value is not None:
                yield Reach(
                    self.evaluator.value(one.value), "template", f"added to {loss.name}",
                    one.value, whole=False, sent=False,
                )  # fmt: skip

    def _emptied(self, loss: _Loss, value: Node) -> Iterator[Reach]:
        """Yield the text that replaces a list of messages, where none of those has a text here."""
        if not any(one.kind in ("append", "extend", "augment") for one in loss.between):
            return
        before = [one.value for one in (loss.first, *loss.between) if one.value is not None]
        if any(True for node in before for _ in texts_in(self.evaluator.value(node))):
            return
        for text in texts_in(self.evaluator.value(value)):
            yield Reach(
                text, "template", f"replaces what {loss.name} held", value, sent=False,
                discarded=loss.second.node, name=loss.name, loss="emptied",
            )  # fmt: skip
            return


def _are_variants(one: str, other: str) -> bool:
    """Say whether two texts say the same thing: they begin alike, or are in two languages."""
    return one.split()[:2] == other.split()[:2] or one.isascii() != other.isascii()


def _occurrences(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"(?<![\w.])" + re.escape(name.encode()) + rb"\b")


def texts_in(value: Value) -> Iterator[Value]:
    """Yield the texts that a value can be, or holds as a list of them or of messages."""
    for one in alternatives(value):
        if is_text(one):
            yield one
        elif isinstance(one, Listing):
            for part in one.parts:
                yield from texts_in(part.value)
        elif isinstance(one, Mapping):
            content = one.get("content")
            if content is not None and is_text(content.value):
                yield content.value
