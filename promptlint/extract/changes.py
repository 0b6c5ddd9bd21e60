"""What code does to a value after its definition: `+=`, `append`, `update`, `x[k] = y`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from tree_sitter import Node

from promptlint.extract import containers
from promptlint.extract.bindings import Binding
from promptlint.extract.strings import as_part, is_text
from promptlint.extract.trail import Relation, Step, relate
from promptlint.extract.tree import items, operands
from promptlint.extract.unroll import turns
from promptlint.extract.value import (
    TEXTS,
    Constant,
    Entry,
    Joined,
    Listing,
    Mapping,
    Part,
    Unknown,
    Value,
    alternatives,
    choice,
    plain_text,
)
from promptlint.lean import lean

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

CHANGES = frozenset({"augment", "append", "extend", "insert", "update", "item"})
_ADDED = frozenset({"augmented", "plus"})
ADDITIONS = frozenset({"augment", "append", "extend", "insert"})
_LOOP = frozenset({"for_statement"})


@lean
class Change:
    """One change of a value, with the branches and loops around it that are not around the use."""

    binding: Binding
    steps: tuple[Step, ...]


@lean
class _Manner:
    """Whether a change takes place at times only, and whether it does more than once."""

    conditional: bool
    repeated: bool

    def part(self, value: Value, node: Node) -> Part:
        return Part(value, "", self.conditional, self.repeated, node)

    def flagged(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(
            replace(
                part,
                conditional=part.conditional or self.conditional,
                repeated=part.repeated or self.repeated,
            )
            for part in parts
        )


def changed(
    evaluator: Evaluator, value: Value, changes: list[Change], steps: tuple[Step, ...]
) -> Value:
    """Apply changes, given latest first, to what a definition inside of `steps` gave."""
    for change in reversed(changes):
        relation = relate(change.steps, steps)
        if relation.kind == "exclusive":
            continue
        manner = _Manner(relation.kind == "conditional", relation.is_repeated)
        made = _turns(evaluator, change.binding) if _is_looped(relation, changes) else ()
        options = [
            _grown(one, made)
            if made and isinstance(one, (Listing, *TEXTS))
            else _change(evaluator, one, change.binding, manner)
            for one in alternatives(value)
        ]
        value = choice(options)
    return value


def _is_looped(relation: Relation, changes: list[Change]) -> bool:
    """Say whether a change is the only one of a loop, and made in each of its turns."""
    if len(relation.steps) != 1 or not relation.is_repeated:
        return False
    return sum(relation.steps[0] in change.steps for change in changes) == 1


def _turns(evaluator: Evaluator, binding: Binding) -> tuple[Part, ...]:
    """Return the texts that a loop over a known list appends or adds, turn by turn."""
    loop = evaluator.tree.enclosing(binding.node, _LOOP)
    if loop is None or binding.value is None or binding.kind not in ("augment", "append"):
        return ()
    added = _addends(binding) if binding.kind == "augment" else items(binding.value)
    return turns(evaluator, loop, added[0]) if len(added) == 1 else ()


def _grown(value: Value, made: tuple[Part, ...]) -> Value:
    """Return a list or text with what each turn of a loop adds to it."""
    if isinstance(value, Listing):
        return replace(value, parts=(*value.parts, *made))
    return Joined((Part(value), *(replace(part, joint="augmented") for part in made)))


def _change(evaluator: Evaluator, value: Value, binding: Binding, manner: _Manner) -> Value:
    node = binding.value
    if node is None:
        return value
    match value:
        case Listing() if binding.kind == "item":
            return _replaced(evaluator, value, binding, node, manner)
        case Listing() if binding.kind != "update":
            return _listed(evaluator, value, binding, node, manner)
        case Mapping():
            return _mapped(evaluator, value, binding, node, manner)
        case _ if binding.kind == "augment":
            return _augmented(evaluator, value, binding, manner)
        case _:
            return value


def _augmented(evaluator: Evaluator, value: Value, binding: Binding, manner: _Manner) -> Value:
    added = [(node, evaluator.value(node)) for node in _addends(binding)]
    is_any_text = isinstance(value, TEXTS) or any(is_text(one) for _, one in added)
    if not added or not is_any_text:
        return Unknown(binding.node)
    target = binding.node.child_by_field_name("left") or binding.node
    start: tuple[Part, ...] = (Part(as_part(evaluator, target, value)),)
    if isinstance(value, Joined) and not value.separator and value.parts:
        start = value.parts if value.parts[-1].joint in _ADDED else start
    is_short = binding.node.type == "augmented_assignment"
    joint: Literal["augmented", "plus"] = "augmented" if is_short else "plus"
    parts = (
        replace(manner.part(as_part(evaluator, node, one), node), joint=joint)
        for node, one in added
    )
    return Joined((*start, *parts))


def _addends(binding: Binding) -> list[Node]:
    """Return what `x += y` or `x = x + y + z` adds; none where it does something else."""
    if binding.value is None:
        return []
    if binding.node.type != "augmented_assignment":
        return operands(binding.value)[1:]
    operator = binding.node.child_by_field_name("operator")
    return [binding.value] if operator is not None and operator.type == "+=" else []


def _listed(
    evaluator: Evaluator, value: Listing, binding: Binding, node: Node, manner: _Manner
) -> Value:
    if binding.kind == "augment":
        for added in _addends(binding):
            value = _extended(value, evaluator.value(added), added, manner)
        return value
    positional = [one for one in items(node) if one.type != "keyword_argument"]
    if not positional:
        return value
    last = positional[-1]
    if binding.kind == "extend":
        return _extended(value, evaluator.value(last), last, manner)
    part = manner.part(evaluator.value(last), last)
    at = len(value.parts)
    if binding.kind == "insert":  # of `appendleft` too, which takes the value alone
        at = _index(evaluator.value(positional[0]), at) if len(positional) > 1 else 0
    return replace(value, parts=(*value.parts[:at], part, *value.parts[at:]))


def _extended(value: Listing, added: Value, node: Node, manner: _Manner) -> Listing:
    parts, is_open = containers.spread(added, node)
    parts = (*value.parts, *manner.flagged(parts))
    return replace(value, parts=parts, is_open=value.is_open or is_open)


def _index(value: Value, length: int) -> int:
    """Return where `insert` puts an element; at the end where that is not known."""
    if isinstance(value, Constant) and isinstance(value.value, int):
        return max(0, min(length, value.value if value.value >= 0 else length + value.value))
    return length


def _replaced(
    evaluator: Evaluator, value: Listing, binding: Binding, node: Node, manner: _Manner
) -> Value:
    """Put another value in the place of an element; where which one is not known, beside all."""
    key = _key(binding)
    index = evaluator.value(key) if key is not None and key.type != "slice" else None
    new = evaluator.value(node)
    if key is not None and key.type == "slice":
        return _extended(replace(value, is_open=True), new, node, _Manner(True, manner.repeated))
    at = index.value if isinstance(index, Constant) else None
    if not isinstance(at, int) or value.is_open or not -len(value.parts) <= at < len(value.parts):
        part = Part(new, "", True, manner.repeated, node)
        return replace(value, parts=(*value.parts, part), is_open=True)
    old = value.parts[at]
    kept = choice([old.value, new]) if manner.conditional else new
    parts = list(value.parts)
    parts[at] = replace(old, value=kept, node=node)
    return replace(value, parts=tuple(parts))


def _key(binding: Binding) -> Node | None:
    left = binding.node.child_by_field_name("left")
    return left.child_by_field_name("subscript") if left is not None else None


def _mapped(
    evaluator: Evaluator, value: Mapping, binding: Binding, node: Node, manner: _Manner
) -> Value:
    if binding.kind == "item":
        key = _key(binding)
        if key is None:
            return value
        name = plain_text(evaluator.value(key))
        new = evaluator.value(node)
        old = value.get(name) if name is not None and manner.conditional else None
        entry = Entry(name, choice([old.value, new]) if old is not None else new, key, node)
        return Mapping((*value.entries, entry), value.node, value.is_open or name is None)
    if binding.kind not in ("update", "augment"):
        return value
    nodes = [node] if binding.kind == "augment" else items(node)
    entries, is_open = containers.merged(evaluator, nodes)
    return Mapping((*value.entries, *entries), value.node, value.is_open or is_open)
