"""Follows an answer forwards through the code that reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from tree_sitter import Node

from promptlint.extract.answers import carried, handing, methods, tokens
from promptlint.extract.answers.labels import Labels
from promptlint.extract.answers.spelt import function_of, spelt
from promptlint.extract.answers.state import MOST_CALLS, State, Trace
from promptlint.extract.answers.uses import Uses
from promptlint.extract.bindings import dotted, targets
from promptlint.extract.functions import argument, formals
from promptlint.extract.value import plain_text
from promptlint.model import Reading, ReadingKind

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

MOST_STEPS = 600
"""Steps that one answer is followed for."""
_SHORT = 40
"""Characters of the longest text that completes an answer."""
_MARKS = frozenset({"", "{", "}", "[", "]", "<", "`"})
_TEXTS = frozenset({
    "content", "text", "output_text", "generated_text", "completion", "response", "output",
    "answer", "result", "message", "data", "raw",
})  # fmt: skip
_ASIDE = frozenset({
    "usage", "tool_calls", "function_call", "tool_call", "status_code", "finish_reason",
    "stop_reason", "role", "id", "model", "logprobs", "reasoning_content", "reasoning", "created",
    "headers", "usage_metadata", "response_metadata", "error", "ok", "tool_uses", "type", "name",
    "arguments", "input", "parsed", "function", "additional_kwargs", "embedding", "url", "reason",
    "prompt_feedback", "metadata", "refusal", "thinking", "images", "status", "source_nodes",
    "source_documents", "intermediate_steps",
})  # fmt: skip
_CALLS = frozenset({
    "tool_calls", "function_call", "tool_call", "function", "arguments", "input", "parsed",
    "tool_uses", "args", "kwargs",
})  # fmt: skip
"""What the model asks to be called, with what it gives; followed to see whether that is run."""
_ENVELOPE = ("response", "text")
"""What the API wraps the model's words in: a `message` is text, or what holds it."""
_Way: TypeAlias = tuple[Node, State]
_Step: TypeAlias = Callable[..., Iterator[_Way]]


class Follower:
    """Follows values through one file."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Follow through the file that `evaluator` reads."""
        self.evaluator = evaluator
        self.tree = evaluator.tree
        self.uses = Uses(evaluator)
        self.labels = Labels(evaluator)
        self.trace = Trace()
        self.known: set[int] = set()
        """The ids of the calls to models, whose answers are followed from there."""

    def follow(self, node: Node, state: State) -> Trace:
        """Return what is read in the value of an expression, and which functions return it."""
        self.trace = Trace()
        seen: set[tuple[int, State]] = set()
        waiting: list[_Way] = [(node, state)]
        while waiting and len(seen) < MOST_STEPS:
            one, how = waiting.pop()
            if (one.id, how) not in seen:
                seen.add((one.id, how))
                waiting.extend(self._onward(one, how))
        return self.trace

    def read(
        self, kind: ReadingKind, text: str, node: Node, *, optional: bool = False, state: State
    ) -> None:
        """Note that the code reads something of the answer at a node."""
        span = self.tree.span(node)
        lenient = kind == "json" and state.lenient
        ways = optional or self._is_one_of_several(node)
        case = state.case if kind == "marker" else ""
        self.trace.readings.append(Reading(kind, text, span, ways, lenient=lenient, case=case))

    def escape(self, state: State) -> None:
        """Note that parsed data goes where it cannot be seen."""
        if state.kind == "data" and not state.owner:
            self.trace.escapes = True

    def _is_one_of_several(self, node: Node) -> bool:
        """Say whether an `or`, or a branch of a conditional expression, gives another way."""
        child, parent = node, self.tree.parent(node)
        for _ in range(6):
            if parent is None or parent.type.endswith("statement"):
                break
            if parent.type in ("boolean_operator", "conditional_expression"):
                return True
            child, parent = parent, self.tree.parent(parent)
        return child.type == "conditional_expression"

    def _onward(self, node: Node, state: State) -> Iterator[_Way]:
        parent = self.tree.parent(node)
        if parent is None:
            self.escape(state)
        elif state.kind in tokens.KINDS and not state.path:
            yield from tokens.onward(self, node, parent, state)
        else:
            yield from self.step(node, parent, state)

    def step(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        """Yield where the value of `node` goes by way of the expression or statement around it."""
        step = self._steps.get(parent.type)
        if step is None:
            self.escape(state)
            return
        yield from step(self, node, parent, state)

    # expressions

    def _same(self, _: Node, parent: Node, state: State) -> Iterator[_Way]:
        yield parent, state

    def _conditional(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        if parent.named_child_count > 1 and parent.named_children[1] != node:
            yield parent, state

    def _attribute(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        field = parent.child_by_field_name("attribute")
        if field is None or field == node:
            return
        name = self.tree.text(field)
        outer = self.tree.parent(parent)
        if (
            outer is not None
            and outer.type == "call"
            and outer.child_by_field_name("function") == parent
        ):
            yield from methods.called(self, name, outer, state)
        elif state.path:
            inner = state.taken(name)
            if inner is not None:
                yield parent, inner
        elif state.kind in _ENVELOPE and name not in _ASIDE:
            yield parent, state.into("text" if name in _TEXTS else "response")
        elif state.kind == "embedded" or (state.kind in _ENVELOPE and name in _CALLS):
            yield parent, state.into("embedded")

    def _subscript(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        key = parent.child_by_field_name("subscript")
        if key is None:
            return
        if key == node:
            self.labels.looked_up(self, parent, state)
        elif state.kind == "match":
            yield parent, state.into("text")
        elif key.type == "slice":
            yield parent, replace(state, lenient=True)
        else:
            yield from self._element(key, parent, state)

    def _element(self, key: Node, parent: Node, state: State) -> Iterator[_Way]:
        names = [text for text in spelt(self.evaluator, key, state.stack) if text]
        if key.type == "integer" or not names:
            inner = state.taken(
                int(self.tree.text(key))
                if key.type == "integer" and self.tree.text(key).isdigit()
                else -1
            )
            if key.type != "integer":
                self.escape(state)
            if inner is not None:
                yield parent, inner
        elif state.path:
            inner = state.taken(names[0])
            if inner is not None:
                yield parent, inner
        elif state.kind == "data":
            yield from self._keys(names, key, parent, state)
        elif state.kind in _ENVELOPE and names[0] not in _ASIDE:
            yield parent, state.into("text" if names[0] in _TEXTS else "response")
        elif state.kind == "embedded" or (state.kind in _ENVELOPE and names[0] in _CALLS):
            yield parent, state.into("embedded")

    def _keys(self, names: list[str], key: Node, parent: Node, state: State) -> Iterator[_Way]:
        if self._is_target(parent):
            self.trace.written.update(names)
            return
        for name in names:
            self.read("key", name, key, state=state)
        yield parent, replace(state, owner=names[0])

    def _is_target(self, node: Node) -> bool:
        parent = self.tree.parent(node)
        if parent is None:
            return False
        is_left = parent.type.endswith("assignment") and parent.child_by_field_name("left") == node
        return is_left or parent.type in ("delete_statement", "pattern_list")

    def _compared(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        self.labels.compared(self, node, parent, state)
        return iter(())

    def _tuple(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        children = [child for child in parent.named_children if child.type != "comment"]
        yield parent, state.packed(children.index(node))

    def _pair(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        key, holder = parent.child_by_field_name("key"), self.tree.parent(parent)
        name = plain_text(self.evaluator.value(key)) if key is not None and key != node else None
        if name is None or holder is None:
            self.escape(state)
        elif holder.type == "dictionary":
            yield holder, state.packed(name)

    def _embedded(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        """Go on with the text that an f-string or `+` makes of the answer's."""
        whole = self.tree.parent(parent) if parent.type == "interpolation" else parent
        if whole is None or state.path:
            return
        if state.kind in ("response", "text") and self._is_completed(node, parent, state):
            yield whole, state.into("text")
        elif state.kind in ("text", "data", "embedded"):
            yield whole, state.into("embedded")

    def _is_completed(self, node: Node, parent: Node, state: State) -> bool:
        """Say whether a bracket or tag is joined to the answer: a prefill, or its last word."""
        sides = [parent.child_by_field_name(side) for side in ("left", "right")]
        if parent.type != "binary_operator" or b"+" not in [c.text for c in parent.children]:
            return False
        others = [one for one in sides if one is not None and one != node]
        texts = [text for one in others for text in spelt(self.evaluator, one, state.stack)]
        return len(texts) == 1 and len(texts[0]) <= _SHORT and texts[0].strip()[:1] in _MARKS

    # statements

    def _assigned(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        left = parent.child_by_field_name("left") or parent.child_by_field_name("name")
        if left is None or left == node:
            return
        for target, path in targets(left):
            inner: State | None = state
            for step in path or ():
                inner = inner.taken(step) if inner is not None else None
            if inner is not None:
                yield from self._bound(target, parent, inner)
        if parent.type == "named_expression":
            yield parent, state
        outer = self.tree.parent(parent)
        if outer is not None and outer.type == "assignment":
            yield parent, state

    def _bound(self, target: Node, statement: Node, state: State) -> Iterator[_Way]:
        name = dotted(self.tree, target)
        if not name:
            self.escape(state)
            yield from carried.assigned(self, target, statement, state)
            return
        if "." in name:
            self.escape(state)
            yield from carried.assigned(self, target, statement, state)
        for use in self.uses.of_binding(name, statement):
            yield use, state

    def _augmented(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        left = parent.child_by_field_name("left")
        if left is not None and left != node:
            for use in self.uses.after(dotted(self.tree, left), parent):
                yield use, state

    def _looped(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        left, right = parent.child_by_field_name("left"), parent.child_by_field_name("right")
        if left is None or right != node:
            return
        around = self.tree.parent(parent) if parent.type == "for_in_clause" else None
        for target, path in targets(left):
            name = dotted(self.tree, target)
            if path not in ((), (1,)) or not name:
                continue
            found = (
                self.uses.within(name, around)
                if around is not None
                else self.uses.of_binding(name, parent)
            )
            for use in found:
                yield use, state

    def _with(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        target = next((c for c in parent.named_children if c.type == "as_pattern_target"), None)
        if target is not None and target.named_child_count and target != node:
            name = self.tree.text(target.named_children[0])
            statement = self.tree.parent(parent) or parent
            for use in self.uses.after(name, statement):
                yield use, state

    def _returned(self, node: Node, _: Node, state: State) -> Iterator[_Way]:
        function = self.evaluator.names.scope(node.start_byte)
        if function.type != "function_definition":
            return
        if state.stack:
            yield state.stack[-1], replace(state, stack=state.stack[:-1])
        else:
            self.trace.returned.append((function, state))

    # calls

    def _argument(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        call = self.tree.parent(parent)
        if call is not None and call.type == "call":
            yield from self._handed(node, call, state)

    def _keyword(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        holder = self.tree.parent(parent)
        call = self.tree.parent(holder) if holder is not None else None
        if call is not None and call.type == "call" and parent.child_by_field_name("value") == node:
            yield from self._handed(node, call, state)

    def _handed(self, node: Node, call: Node, state: State) -> Iterator[_Way]:
        function = function_of(self.evaluator, call)
        if function is not None:
            yield from self._entered(node, call, function, state)
        elif state.kind in tokens.KINDS:
            yield from tokens.handed(self, call, state)
        else:
            yield from handing.handed(self, node, call, state)
            yield from carried.handed(self, node, call, state)

    def _entered(self, node: Node, call: Node, function: Node, state: State) -> Iterator[_Way]:
        if len(state.stack) >= MOST_CALLS or call in state.stack:
            self.escape(state)
            return
        inner = replace(state, stack=(*state.stack, call))
        for formal in formals(self.evaluator.names, function):
            if argument(call, formal) == node and not formal.is_star:
                for use in self.uses.of_parameter(formal.name, function):
                    yield use, inner

    def _matched(self, _: Node, parent: Node, state: State) -> Iterator[_Way]:
        self.labels.matched(self, parent, state)
        return iter(())

    def _comprehended(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        """Go on with the list or stream that is made of parts of the answer."""
        if parent.child_by_field_name("body") == node and not state.path:
            yield parent, state if state.kind == "data" else state.into("embedded")

    def _streamed(self, node: Node, parent: Node, state: State) -> Iterator[_Way]:
        """Go on with a call whose only argument is a generator."""
        if parent.child_by_field_name("arguments") == node:
            yield from self._handed(node, parent, state)

    def _nothing(self, _: Node, __: Node, ___: State) -> Iterator[_Way]:
        return iter(())

    def _splat(self, _: Node, parent: Node, state: State) -> Iterator[_Way]:
        holder = self.tree.parent(parent)
        call = self.tree.parent(holder) if holder is not None else None
        if parent.type == "dictionary_splat" and call is not None and call.type == "call":
            handing.spread(self, call, state)
        else:
            self.escape(state)
        return iter(())

    _steps: ClassVar[Mapping[str, _Step]] = {
        "parenthesized_expression": _same, "await": _same, "type": _same,
        "expression_statement": _nothing, "conditional_expression": _conditional,
        "boolean_operator": _same, "not_operator": _nothing, "if_statement": _nothing,
        "elif_clause": _nothing, "while_statement": _nothing, "assert_statement": _nothing,
        "unary_operator": _nothing, "if_clause": _nothing,
        "attribute": _attribute, "subscript": _subscript, "comparison_operator": _compared,
        "tuple": _tuple, "expression_list": _tuple, "list": _tuple, "pair": _pair,
        "interpolation": _embedded, "binary_operator": _embedded,
        "assignment": _assigned, "named_expression": _assigned,
        "augmented_assignment": _augmented, "for_statement": _looped,
        "for_in_clause": _looped, "as_pattern": _with, "return_statement": _returned,
        "yield": _returned, "argument_list": _argument, "keyword_argument": _keyword,
        "dictionary_splat": _splat, "list_splat": _splat, "raise_statement": _nothing,
        "match_statement": _matched, "generator_expression": _comprehended,
        "list_comprehension": _comprehended, "call": _streamed,
    }  # fmt: skip
