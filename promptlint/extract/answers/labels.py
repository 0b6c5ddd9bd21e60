"""Constants that code compares an answer with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.answers import pattern
from promptlint.extract.answers.spelt import spelt
from promptlint.extract.answers.state import State
from promptlint.extract.arguments import positional
from promptlint.extract.tree import items
from promptlint.extract.value import Listing, Mapping, Reference, alternatives, plain_text
from promptlint.model import Reading, ReadingKind

if TYPE_CHECKING:
    from promptlint.extract.answers.follow import Follower
    from promptlint.extract.evaluate import Evaluator

_LONGEST = 40
_ABSENT = frozenset({"", "-", "n/a", "na", "nil", "no", "none", "null", "nothing", "unknown"})
"""What a model may say where there is nothing to say, whether it is asked to or not."""
_UNWANTED = re.compile(
    r"disallow|forbid|unwanted|block_?list|black_?list|stop_?words?|banned", re.IGNORECASE
)
"""Names of lists of what is no answer."""
_PATTERNS = frozenset({"case_clause", "case_pattern", "dict_pattern", "union_pattern"})
_TEXTUAL = ("response", "text", "data")


class Labels:
    """Reads comparisons of one file."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Read with `evaluator`."""
        self.evaluator = evaluator

    def compared(self, follower: Follower, node: Node, comparison: Node, state: State) -> None:
        """Note what a comparison with the answer says that the answer may be."""
        operators = [
            child.type
            for child in comparison.children
            if not child.is_named or child.type == "not in"
        ]
        children = items(comparison)
        if len(children) != 2 or not operators or state.kind in ("match", "embedded") or state.path:
            return
        operator, other = operators[0], children[1] if children[0] == node else children[0]
        is_inside = children[1] == node
        if operator in ("==", "!="):
            self._note(follower, "label", spelt(self.evaluator, other, state.stack), other, state)
        elif operator in ("in", "not in") and not is_inside:
            is_wanted = _UNWANTED.search(self.evaluator.tree.text(other)) is None
            members = self._members(other) if is_wanted else []
            if not _ABSENT.issuperset(map(str.lower, members)):
                self._note(follower, "label", members, other, state)
        elif operator in ("in", "not in") and not _is_asserted(comparison):
            self._held(follower, other, state)

    def looked_up(self, follower: Follower, subscript: Node, state: State) -> None:
        """Note what a constant dictionary, or an enumeration, has that the answer is a key of."""
        table = subscript.child_by_field_name("value")
        if table is not None and state.kind in _TEXTUAL and not state.path:
            texts = self._members(table) or [name for name, _ in self._of_enumeration(table)]
            self._note(follower, "label", texts, table, state)

    def sought(self, follower: Follower, call: Node, state: State) -> None:
        """Note the keys of a dictionary, or the elements of a list, that a method looks among."""
        callee = call.child_by_field_name("function")
        table = callee.child_by_field_name("object") if callee is not None else None
        if table is not None and state.kind in _TEXTUAL and not state.path:
            self._note(follower, "label", self._members(table), table, state)

    def matched(self, follower: Follower, statement: Node, state: State) -> None:
        """Note the keys, or the texts, that the patterns of a match statement hold against it."""
        waiting = [child for child in statement.named_children if child.type == "block"]
        while waiting:
            node = waiting.pop()
            for key in node.children_by_field_name("key") if node.type == "dict_pattern" else ():
                for name in spelt(self.evaluator, key, state.stack):
                    if state.kind == "data":
                        follower.read("key", name, key, optional=True, state=state)
            if node.type == "string" and state.kind in _TEXTUAL and not state.path:
                texts = spelt(self.evaluator, node, state.stack)
                self._note(follower, "label", texts, node, state, statement)
            kinds = _PATTERNS if node.type == "dict_pattern" else {*_PATTERNS, "string"}
            waiting.extend(child for child in node.named_children if child.type in kinds)

    def begun(self, follower: Follower, name: str, text: str, node: Node, state: State) -> None:
        """Note what the answer is tested to begin, or end, with: other labels can end with it."""
        self._note(follower, "part" if name == "endswith" else "label", [text], node, state)

    def enumerated(self, follower: Follower, owner: Node, call: Node, state: State) -> bool:
        """Note the values of an enumeration that the answer is made a member of, if it is one."""
        members = self._fields_of(owner)
        if members is None or state.path:
            return False
        nodes = [value for _, value in members if value is not None]
        texts = [text for node in nodes for text in spelt(self.evaluator, node, ())]
        self._note(follower, "label", texts, call, state)
        return True

    def _of_enumeration(self, node: Node) -> list[tuple[str, Node | None]]:
        for one in alternatives(self.evaluator.value(node)):
            if isinstance(one, Reference) and one.node is not None:
                return self._fields_of(one.node) or []
        return []

    def _fields_of(self, owner: Node) -> list[tuple[str, Node | None]] | None:
        """Return the names and values of an enumeration's members, None of another class."""
        bases = owner.child_by_field_name("superclasses")
        if bases is None or b"Enum" not in (bases.text or b""):
            return None
        body = owner.child_by_field_name("body")
        found = [one for child in items(body) for one in items(child)] if body is not None else []
        return [
            (self.evaluator.tree.text(left), one.child_by_field_name("right"))
            for one in found
            if one.type == "assignment" and (left := one.child_by_field_name("left")) is not None
        ]

    def _held(self, follower: Follower, node: Node, state: State) -> None:
        texts = spelt(self.evaluator, node, state.stack)
        if state.kind == "data":
            for text in texts:
                follower.read("key", text, node, optional=True, state=state)
            return
        for text in texts:
            found = list(pattern.of_text(text))
            for kind, marker in found:
                follower.read(kind, marker, node, optional=True, state=state)
            if not found:
                self._note(follower, "part", [text], node, state)

    def _note(
        self,
        follower: Follower,
        kind: ReadingKind,
        texts: list[str],
        node: Node,
        state: State,
        around: Node | None = None,
    ) -> None:
        if state.kind == "response":  # of what wraps the words: `"error" in response.json()`
            return
        span = follower.tree.span(node)
        for text in texts:
            if 0 < len(text.strip()) <= _LONGEST:
                is_word = kind == "part" and text != text.strip()  # a blank bounds it
                follower.trace.readings.append(
                    Reading(
                        "label" if is_word else kind,
                        text.strip(),
                        span,
                        group=(around or node).start_byte,
                        lenient=state.lenient,
                        owner=state.owner,
                        case=state.case,
                    )
                )

    def _members(self, node: Node) -> list[str]:
        found: list[str] = self._literals(node)
        options = alternatives(self.evaluator.value(node))
        for one in options if len(options) == 1 else ():  # of several, each is for something else
            if isinstance(one, Listing) and not one.is_open:
                found.extend(t for part in one.parts if (t := plain_text(part.value)) is not None)
            elif isinstance(one, Mapping) and not one.is_open:
                found.extend(entry.key for entry in one.entries if entry.key is not None)
        return found

    def _literals(self, node: Node) -> list[str]:
        """Return the texts of the `Literal[...]` type that `get_args(...)` takes apart."""
        given = positional(node) if node.type == "call" else []
        if len(given) != 1 or self.evaluator.names.tail(node) != "get_args":
            return []
        name = re.escape(self.evaluator.tree.text(given[0]))
        source = self.evaluator.tree.source.text
        found = re.search(
            rf"^{name}\b[^=\n]*=\s*(?:\w+\.)?Literal\[([^\[\]]*)\]", source, re.MULTILINE
        )
        return re.findall(r"[\"']([^\"'\n]+)[\"']", found[1]) if found else []


def _is_asserted(comparison: Node) -> bool:
    """Say whether a test demands a comparison: of what may be any text, for all one knows."""
    node: Node | None = comparison
    while node is not None and not node.type.endswith(("_statement", "_definition")):
        node = node.parent
    return node is not None and node.type == "assert_statement"
