"""Reads values in the shapes that sinks take: texts, messages, contents, schemas, fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract import bodies
from promptlint.extract.arguments import keyword, positional
from promptlint.extract.calls import passed
from promptlint.extract.descriptions import Described, Descriptions
from promptlint.extract.functions import returned
from promptlint.extract.handed import given_to
from promptlint.extract.packing import comma_of
from promptlint.extract.reach import Aim, Reach, Turn
from promptlint.extract.sinks import Shape
from promptlint.extract.turns import Turner, is_empty
from promptlint.extract.value import (
    TEXTS,
    Called,
    Listing,
    Mapping,
    Part,
    Reference,
    Value,
    alternatives,
)
from promptlint.model import Role
from promptlint.pattern import late

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator
    from promptlint.extract.matching import Match, Matcher

_PARTS = frozenset({"text", "content"})
DEEPEST = 6


class Shaper:
    """Reads what reaches the sinks of one file."""

    def __init__(self, evaluator: Evaluator, matcher: Matcher) -> None:
        """Read values with `evaluator`; `matcher` knows message objects."""
        self.evaluator = evaluator
        self.matcher = matcher
        self.descriptions = Descriptions(evaluator)
        self.turner = Turner(self)

    def read(self, shape: Shape, value: Value, node: Node, aim: Aim) -> Iterator[Reach]:
        """Yield the texts in a value of one shape; note the turns in the aim's exchange."""
        reader = _READERS.get(shape)
        if reader is not None:
            yield from reader(self, value, node, aim)
        elif shape != "role":
            for one in self.descriptions.read(shape, value):
                yield described(one, aim.role or "tool", aim.what, node)

    def text(self, value: Value, node: Node, aim: Aim) -> Iterator[Reach]:
        """Yield the texts of one text or of a list of them; each is a turn of its own."""
        reached = Reach(value, aim.role or "template", aim.what, node, aim.template)
        found = list(self.texts(value, reached, 0))
        if aim.exchange is not None:
            contents = [(one,) for one in found] if isinstance(value, Listing) else [tuple(found)]
            for content in contents or [()]:
                turn = Turn(
                    node, content, ((aim.role or "user", node),), is_gap=not content,
                    is_empty=is_empty(value), content_node=node,
                )  # fmt: skip
                aim.exchange.note(turn, aim.role)
        yield from found

    def messages(self, value: Value, node: Node, aim: Aim) -> Iterator[Reach]:
        """Yield the texts of a list of messages."""
        for turn in self.turner.turns(value, node, aim):
            if aim.exchange is not None:
                aim.exchange.note(turn, aim.role)
            yield from turn.contents

    def body(self, value: Value, _node: Node, aim: Aim) -> Iterator[Reach]:
        """Yield the texts in the JSON body of a request."""
        yield from bodies.texts(self, value, aim)

    def texts(self, value: Value, like: Reach, depth: int) -> Iterator[Reach]:
        """Yield each text that a value can be, lists of texts and of content parts included."""
        kept: list[Value] = []
        for one in alternatives(value):
            if isinstance(one, Listing) and depth < DEEPEST:
                packing = _trailing_comma(one, like) or like.packing
                for part in one.parts:
                    at = part.node or like.node
                    deeper = replace(like, node=at, packing=packing)
                    yield from self.texts(part.value, deeper, depth + 1)
            elif isinstance(one, Mapping):
                yield from self._part_texts(one, like, depth)
            elif isinstance(one, Called):
                yield from self._made_text(one, like, depth)
            elif isinstance(one, Reference) and one.node is not None and depth < DEEPEST:
                if one.node.type == "function_definition":
                    made = returned(self.evaluator, one.node)
                    yield from self.texts(made, like, depth + 1)
            elif isinstance(one, TEXTS):
                kept.append(one)
        for one in kept:
            yield like if one is like.value else replace(like, value=one)

    def _part_texts(self, part: Mapping, like: Reach, depth: int) -> Iterator[Reach]:
        """Yield the texts of a content part: `{"type": "text", "text": …}`, a Bedrock block."""
        entry = part.get("text", "input_text")
        if entry is None:
            entry = part.get("content", "parts") if depth < DEEPEST else None
        if entry is not None:
            yield from self.texts(entry.value, replace(like, node=entry.value_node), depth + 1)

    def _made_text(self, made: Called, like: Reach, depth: int) -> Iterator[Reach]:
        """Yield the texts inside a part or message object that is handed on."""
        if depth >= DEEPEST:
            return
        match = self.matcher.call(made.node)
        if match is not None:
            yield from self._part_object(match, made, like, depth)
            return
        for node, value in passed(self.evaluator, made):
            kept = replace(like, node=node, sent=False, template="none")
            yield from self.texts(value, kept, depth + 1)
        tail = self.evaluator.names.tail(made.node)
        if tail in ("dumps", "loads", "from_text", "Part", "TextPart", "TextContent"):
            text = keyword(made.node, "text")
            for node in (positional(made.node) or ([text] if text is not None else []))[:1]:
                yield from self.texts(
                    self.evaluator.value(node), replace(like, node=node), depth + 1
                )

    def _part_object(self, match: Match, made: Called, like: Reach, depth: int) -> Iterator[Reach]:
        """Yield the text of a part object that is a sink of its own: the message says its role."""
        for argument in match.sink.arguments:
            if argument.shape == "text" and argument.template == "none" and argument.name in _PARTS:
                for node in given_to(made.node, argument):
                    value = self.evaluator.value(node)
                    own = replace(like, node=node, template="none")
                    yield from self.texts(value, own, depth + 1)

    # mappings

    def mapping(self, value: Value, node: Node, aim: Aim) -> Iterator[Reach]:
        """Yield the texts that a mapping, or each mapping of a list, has for values."""
        for one in alternatives(value):
            if isinstance(one, Mapping):
                for entry in one.entries:
                    if not isinstance(entry.value, Mapping):
                        like = _like(entry.value, entry.value_node, aim)
                        yield from self.texts(entry.value, like, DEEPEST - 1)
                        yield from self._nested(entry.value, entry.value_node, aim)
            elif isinstance(one, TEXTS):
                yield from self.texts(one, _like(one, node, aim), 0)
            elif isinstance(one, Listing):
                for part in one.parts:
                    yield from self._listed(part, node, aim)

    def _listed(self, part: Part, node: Node, aim: Aim) -> Iterator[Reach]:
        at = part.node or node
        for one in alternatives(part.value):
            if isinstance(one, Mapping) and one.get("role") is None:
                yield from self.mapping(one, at, aim)
            elif isinstance(one, TEXTS):
                yield _like(one, at, aim)
            else:
                yield from self._nested(Listing((part,), node), at, aim)

    def input(self, value: Value, node: Node, aim: Aim, depth: int = 0) -> Iterator[Reach]:
        """Yield what a chain takes: a text, messages, or a dictionary of these.

        A text is a turn only where a chat model reads it: a chain puts others around it.
        """
        found = list(alternatives(value))
        is_model = aim.exchange is not None and _CHAT_MODEL.search(aim.exchange.name)
        if is_model and all(isinstance(one, TEXTS) for one in found):
            yield from self.text(value, node, aim)
            return
        for one in found:
            if isinstance(one, Mapping) and one.get("role") is None and depth < DEEPEST:
                inner = replace(aim, exchange=None)
                for entry in one.entries:
                    yield from self.input(entry.value, entry.value_node, inner, depth + 1)
            elif isinstance(one, TEXTS):
                yield _like(one, node, aim)
            elif isinstance(one, (Listing, Mapping, Called)):
                yield from self.messages(one, node, replace(aim, role=aim.role or "user"))

    def _nested(self, value: Value, node: Node, aim: Aim) -> Iterator[Reach]:
        """Yield the contents of messages that a mapping holds (`{"messages": […]}`)."""
        if any(isinstance(one, Listing) for one in alternatives(value)):
            yield from self.messages(value, node, Aim(aim.what))


_READERS: dict[Shape, Callable[[Shaper, Value, Node, Aim], Iterator[Reach]]] = {
    "text": Shaper.text,
    "messages": Shaper.messages,
    "contents": Shaper.messages,
    "mapping": Shaper.mapping,
    "input": Shaper.input,
    "body": Shaper.body,
}
_CHAT_MODEL = late(r"\.(?:Chat(?!Prompt)|Azure(?:Chat)?OpenAI|init_chat_model)\w*\.\w+$")


def _like(value: Value, node: Node, aim: Aim) -> Reach:
    return Reach(value, aim.role or "user", aim.what, node, aim.template)


def described(one: Described, role: Role, what: str, node: Node) -> Reach:
    """Return a describing text as it reaches a sink whose own role is `role`."""
    return Reach(one.value, one.role or role, what, node)


def _trailing_comma(value: Listing, like: Reach) -> Node | None:
    """Return the comma that alone makes a tuple of a text, or None.

    In parentheses it may be meant where a sink takes several texts; a text with a role is one.
    """
    comma, node = comma_of(value), value.node
    is_meant = node is not None and node.type == "tuple" and like.role not in ("system", "user")
    return None if is_meant else comma
