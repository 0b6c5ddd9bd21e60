"""Reads values in the shapes that sinks take: texts, messages, contents, schemas, fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract import bodies
from promptlint.extract.calls import keyword, passed, positional
from promptlint.extract.descriptions import Described, Descriptions
from promptlint.extract.functions import returned
from promptlint.extract.reach import Exchange, Reach, Turn, role_of
from promptlint.extract.sinks import Argument, Shape
from promptlint.extract.value import (
    TEXTS,
    Called,
    Chunk,
    Listing,
    Mapping,
    Parameter,
    Part,
    Reference,
    Value,
    alternatives,
    plain_text,
)
from promptlint.model import Language, Role

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator
    from promptlint.extract.matching import Match, Matcher

_CONTENT_KEYS = ("content", "parts", "text", "message")
# Message classes whose text the template object around them fills (LlamaIndex, Haystack).
_FILLED_MESSAGES = frozenset({"ChatMessage", "from_user", "from_system", "from_assistant"})
_PARTS = frozenset({"text", "content"})
DEEPEST = 6


class Shaper:
    """Reads what reaches the sinks of one file."""

    def __init__(self, evaluator: Evaluator, matcher: Matcher) -> None:
        """Read values with `evaluator`; `matcher` knows message objects."""
        self.evaluator = evaluator
        self.matcher = matcher
        self.descriptions = Descriptions(evaluator)

    def read(
        self, shape: Shape, value: Value, node: Node, role: Role | None, what: str,
        template: Language = "none", exchange: Exchange | None = None,
    ) -> Iterator[Reach]:  # fmt: skip
        """Yield the texts in a value of one shape; note the turns in `exchange`."""
        match shape:
            case "text":
                reached = Reach(value, role or "template", what, node, template)
                found = list(self.texts(value, reached, 0))
                if exchange is not None:
                    self._note_text(exchange, value, found, node, role)
                yield from found
            case "messages" | "contents":
                for turn in self.turns(value, node, what, template, role):
                    if exchange is not None:
                        kept = exchange.instructions if role == "system" else exchange.turns
                        kept.append(turn)
                    yield from turn.contents
            case "mapping":
                yield from self._mapping(value, node, role or "user", what, template)
            case "input":
                yield from self._input(value, node, role or "user", what, exchange, 0)
            case "body":
                yield from bodies.texts(self, value, what, exchange)
            case "role":
                return
            case _:
                for one in self.descriptions.read(shape, value):
                    yield described(one, role or "tool", what, node)

    def _note_text(
        self, exchange: Exchange, value: Value, found: list[Reach], node: Node, role: Role | None
    ) -> None:
        contents = [(one,) for one in found] if isinstance(value, Listing) else [tuple(found)]
        for content in contents or [()]:
            turn = Turn(
                node, content, ((role or "user", node),), is_gap=not content,
                is_empty=is_empty(value), content_node=node,
            )  # fmt: skip
            (exchange.instructions if role == "system" else exchange.turns).append(turn)

    def texts(self, value: Value, like: Reach, depth: int) -> Iterator[Reach]:
        """Yield each text that a value can be, lists of texts and of content parts included."""
        kept: list[Value] = []
        for one in alternatives(value):
            if isinstance(one, Listing) and depth < DEEPEST:
                packing = _trailing_comma(one) or like.packing
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
            yield replace(like, value=one)

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
                    yield from self.texts(value, replace(like, node=node), depth + 1)

    # messages

    def turns(
        self, value: Value, node: Node, what: str, template: Language, role: Role | None = None
    ) -> Iterator[Turn]:
        """Yield the turns of a list of messages, of one message, or of a text that is one."""
        options = alternatives(value)
        several = len(options) > 1
        for one in options:
            if isinstance(one, Listing) and not _is_pair(one):
                for part in one.parts:
                    yield from self._part_turns(part, node, what, template, role, several)
                if one.is_open and not any(p.repeated for p in one.parts):
                    yield Turn(one.node or node, is_gap=True)
            else:
                part = Part(one, conditional=several, node=node)
                yield from self._part_turns(part, node, what, template, role, several)

    def _part_turns(
        self, part: Part, node: Node, what: str, template: Language, role: Role | None,
        several: bool,
    ) -> Iterator[Turn]:  # fmt: skip
        at = part.node or node
        options = alternatives(part.value)
        for one in options:
            turn = self._turn(one, at, what, template, role)
            yield replace(
                turn,
                repeated=part.repeated,
                conditional=part.conditional or several or len(options) > 1,
            )

    def _turn(
        self, value: Value, node: Node, what: str, template: Language, role: Role | None
    ) -> Turn:
        match value:
            case Mapping():
                return self._mapping_turn(value, node, what, template)
            case Called():
                return self._called_turn(value, node, what, template, role)
            case Listing(parts=parts) if _is_pair(value):
                roles = self.roles(parts[0].value, parts[0].node or node)
                return self._content_turn(
                    parts[1].value, parts[1].node or node, roles, node, what, template
                )
            case _ if isinstance(value, TEXTS):
                roles = ((role or "user", node),)
                return self._content_turn(value, node, roles, node, what, template)
            case _:
                return Turn(node, is_gap=True)

    def _mapping_turn(self, message: Mapping, node: Node, what: str, template: Language) -> Turn:
        role, content = message.get("role", "type", "from"), message.get(*_CONTENT_KEYS, "value")
        if content is None or (role is None and message.is_open):
            unseen = role is None or message.is_open
            roles = self.roles(role.value, role.value_node) if role is not None else ()
            return Turn(message.node, roles=roles, is_gap=unseen)
        roles = self.roles(role.value, role.value_node) if role is not None else ()
        turn = self._content_turn(
            content.value, content.value_node, roles, message.node, what, template
        )
        calls_tools = message.get("tool_calls", "function_call") is not None
        return replace(turn, is_empty=turn.is_empty and not calls_tools)

    def _called_turn(
        self, made: Called, node: Node, what: str, template: Language, role: Role | None
    ) -> Turn:
        found = self.matcher.call(made.node)
        if found is None:
            return Turn(node, is_gap=True)
        sink = found.sink
        filled = self.evaluator.names.tail(made.node) in _FILLED_MESSAGES
        roles = tuple(
            (text, at)
            for argument in sink.arguments
            if argument.shape == "role"
            for given in given_to(made.node, argument)
            for text, at in self.roles(self.evaluator.value(given), given)
        )
        for argument in sink.arguments:
            for given in given_to(made.node, argument) if argument.shape == "text" else ():
                known = argument.role or role
                own = roles or ((known, made.node),) if known else roles
                return self._content_turn(
                    self.evaluator.value(given),
                    given,
                    own,
                    made.node,
                    what,
                    template if filled else argument.template,
                )
        return Turn(made.node, roles=roles, is_gap=True)

    def _content_turn(
        self, value: Value, at: Node, roles: tuple[tuple[str, Node], ...], node: Node,
        what: str, template: Language,
    ) -> Turn:  # fmt: skip
        kind = role_of(roles[0][0]) if roles else "template"
        like = Reach(value, kind, what, at, template)
        contents = tuple(self.texts(value, like, 0))
        return Turn(
            node, contents, roles, is_empty=is_empty(value), content_node=at,
            in_blocks=isinstance(value, Listing),
        )  # fmt: skip

    def roles(self, value: Value, node: Node) -> tuple[tuple[str, Node], ...]:
        """Return every literal that a role can be, with the place where it is written."""
        found: list[tuple[str, Node]] = []
        for one in alternatives(value):
            text = plain_text(one)
            if text is not None:
                found.append((text, self._literal(one, node)))
            elif isinstance(one, Reference) or type(one).__name__ == "Member":
                name = self.evaluator.tree.text(node).rpartition(".")[2]
                if name.isupper() or role_of(name) != "template":
                    found.append((name.lower(), node))
        return tuple(found)

    def _literal(self, value: Value, node: Node) -> Node:
        """Return the literal that a role is written as, where it stands in this file."""
        if isinstance(value, Chunk):
            tree = self.evaluator.tree
            at = tree.byte(value.span.start)
            found = tree.root.descendant_for_byte_range(at, at)
            while found is not None and found.type != "string":
                found = found.parent
            if found is not None:
                return found
        return node

    # mappings and request bodies

    def _mapping(
        self, value: Value, node: Node, role: Role, what: str, template: Language = "none"
    ) -> Iterator[Reach]:
        for one in alternatives(value):
            if isinstance(one, Mapping):
                for entry in one.entries:
                    like = Reach(entry.value, role, what, entry.value_node, template)
                    if isinstance(entry.value, Mapping):
                        continue
                    yield from self.texts(entry.value, like, DEEPEST - 1)
                    yield from self._nested(entry.value, entry.value_node, what)
            elif isinstance(one, TEXTS):
                yield from self.texts(one, Reach(one, role, what, node, template), 0)
            elif isinstance(one, Listing):
                for part in one.parts:
                    yield from self._listed(part, node, role, what, template)

    def _listed(
        self, part: Part, node: Node, role: Role, what: str, template: Language
    ) -> Iterator[Reach]:
        at = part.node or node
        for one in alternatives(part.value):
            if isinstance(one, Mapping) and one.get("role") is None:
                yield from self._mapping(one, at, role, what, template)
            elif isinstance(one, TEXTS):
                yield Reach(one, role, what, at, template)
            else:
                yield from self._nested(Listing((part,), node), at, what)

    def _input(
        self, value: Value, node: Node, role: Role, what: str, exchange: Exchange | None,
        depth: int,
    ) -> Iterator[Reach]:  # fmt: skip
        """Yield what a chain takes: a text, messages, or a dictionary of these."""
        for one in alternatives(value):
            if isinstance(one, Mapping) and one.get("role") is None and depth < DEEPEST:
                for entry in one.entries:
                    at = entry.value_node
                    yield from self._input(entry.value, at, role, what, None, depth + 1)
            elif isinstance(one, TEXTS):
                yield Reach(one, role, what, node)
            elif isinstance(one, (Listing, Mapping, Called)):
                for turn in self.turns(one, node, what, "none", role):
                    if exchange is not None:
                        exchange.turns.append(turn)
                    yield from turn.contents

    def _nested(self, value: Value, node: Node, what: str) -> Iterator[Reach]:
        """Yield the contents of messages that a mapping holds (`{"messages": […]}`)."""
        if any(isinstance(one, Listing) for one in alternatives(value)):
            for turn in self.turns(value, node, what, "none"):
                yield from turn.contents


def described(one: Described, role: Role, what: str, node: Node) -> Reach:
    """Return a describing text as it reaches a sink whose own role is `role`."""
    return Reach(one.value, one.role or role, what, node)


def _trailing_comma(value: Listing) -> Node | None:
    """Return the expression of a tuple that only a trailing comma makes, or None."""
    node = value.node
    if node is not None and node.type == "expression_list" and len(value.parts) == 1:
        return node
    return None


def _is_pair(value: Listing) -> bool:
    """Say whether a tuple is a (role, text) message of LangChain's."""
    if value.kind != "tuple" or len(value.parts) != 2 or value.is_open:
        return False
    first = plain_text(value.parts[0].value)
    return first is not None and " " not in first and len(first) < 20


def is_empty(value: Value) -> bool:
    """Say whether a text, or every text block of a list, is white space whatever happens."""
    if isinstance(value, Listing) and not value.is_open:
        blocks = [part.value.get("text") for part in value.parts if isinstance(part.value, Mapping)]
        all_texts = len(blocks) == len(value.parts)
        return all_texts and all(block is not None and is_empty(block.value) for block in blocks)
    options = alternatives(value)
    texts = [plain_text(one) for one in options]
    if isinstance(value, Parameter):
        return False
    return bool(options) and all(text is not None and not text.strip() for text in texts)


def given_to(call: Node, argument: Argument) -> Iterable[Node]:
    """Return the expressions that a call gives for a sink's argument."""
    listed = positional(call)
    if argument.name == "*":
        return listed[argument.position or 0 :]
    if argument.name == "**":
        arguments = call.child_by_field_name("arguments")
        nodes = arguments.named_children if arguments is not None else []
        values = [n.child_by_field_name("value") for n in nodes if n.type == "keyword_argument"]
        return [value for value in values if value is not None]
    named = keyword(call, argument.name)
    if named is not None:
        return [named]
    position = argument.position
    if position is not None and position < len(listed):
        splats = any(node.type == "list_splat" for node in listed[: position + 1])
        return [] if splats else [listed[position]]
    return []
