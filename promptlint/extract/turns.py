"""Reads the turns of a conversation: lists of messages, message objects, pairs, plain texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.arguments import has_splat
from promptlint.extract.classes import is_left_alone
from promptlint.extract.functions import call_sites
from promptlint.extract.handed import given_to
from promptlint.extract.reach import Aim, Reach, Turn, role_of
from promptlint.extract.sinks import Sink
from promptlint.extract.value import (
    TEXTS,
    Called,
    Chunk,
    Listing,
    Mapping,
    Member,
    Parameter,
    Part,
    Reference,
    Value,
    alternatives,
    plain_text,
)

if TYPE_CHECKING:
    from promptlint.extract.shapes import Shaper

Roles = tuple[tuple[str, Node], ...]
_FUNCTION = frozenset({"function_definition"})
_CONTENT_KEYS = ("content", "parts", "text", "message", "value")
# Message classes whose text the template object around them fills (LlamaIndex, Haystack).
_FILLED_MESSAGES = frozenset({"ChatMessage", "from_user", "from_system", "from_assistant"})


class Turner:
    """Reads turns; what they contain is read by the shaper."""

    def __init__(self, shaper: Shaper) -> None:
        """Read with the evaluator and matcher of `shaper`."""
        self.shaper = shaper
        self.evaluator = shaper.evaluator
        self.matcher = shaper.matcher

    def turns(self, value: Value, node: Node, aim: Aim) -> Iterator[Turn]:
        """Yield the turns of a list of messages, of one message, or of a text that is one."""
        options = alternatives(value)
        several = len(options) > 1
        for one in options:
            if isinstance(one, Listing) and _is_packed_text(one):
                yield self._of_content(one, node, ((aim.role or "user", node),), aim)
            elif isinstance(one, Listing) and not _is_pair(one):
                for part in _of_batch(one).parts:
                    yield from self._of_part(part, node, aim, several=several)
                if one.is_open and not any(p.repeated for p in one.parts):
                    yield Turn(one.node or node, is_gap=True)
            else:
                part = Part(one, conditional=several, node=node)
                yield from self._of_part(part, node, aim, several=several)

    def _of_part(self, part: Part, node: Node, aim: Aim, *, several: bool) -> Iterator[Turn]:
        options = alternatives(part.value)
        uncertain = part.conditional or several or len(options) > 1
        for one in options:
            turn = self._turn(one, part.node or node, aim)
            yield replace(turn, repeated=part.repeated, conditional=uncertain)

    def _turn(self, value: Value, node: Node, aim: Aim) -> Turn:
        match value:
            case Mapping():
                return self._of_mapping(value, aim)
            case Called():
                return self._of_object(value, node, aim)
            case Listing(parts=(speaker, content)) if _is_pair(value):
                roles = self.roles(speaker.value, speaker.node or node)
                turn = self._of_content(content.value, content.node or node, roles, aim)
                return replace(turn, node=node)
            case _ if isinstance(value, TEXTS) or _is_a_text(value):
                return self._of_content(value, node, ((aim.role or "user", node),), aim)
            case _:
                return Turn(node, is_gap=True)

    def _of_mapping(self, message: Mapping, aim: Aim) -> Turn:
        role = message.get("role") or message.get("type", "from")
        content = message.get(*_CONTENT_KEYS)
        roles = self.roles(role.value, role.value_node) if role is not None else ()
        if message.get("role") is None:  # a type can be that of an item that nobody says
            roles = tuple(one for one in roles if role_of(one[0]) != "template")
        if content is None or (role is None and message.is_open):
            return Turn(message.node, roles=roles, is_gap=role is None or message.is_open)
        turn = self._of_content(content.value, content.value_node, roles, aim)
        calls_tools = message.get("tool_calls", "function_call") is not None
        return replace(turn, node=message.node, is_empty=turn.is_empty and not calls_tools)

    def _of_object(self, made: Called, node: Node, aim: Aim) -> Turn:
        found = self.matcher.call(made.node)
        if found is None and self.evaluator.names.tail(made.node) == "format":
            return self._of_content(made, node, ((aim.role or "user", node),), aim)
        if found is None or not _makes_message(found.sink):
            return Turn(node, is_gap=True)
        arguments = found.sink.arguments
        roles = tuple(
            role
            for argument in arguments
            if argument.shape == "role"
            for given in given_to(made.node, argument)
            for role in self.roles(self.evaluator.value(given), given)
        )
        filled = self.evaluator.names.tail(made.node) in _FILLED_MESSAGES
        for argument in arguments:
            for given in given_to(made.node, argument) if argument.shape == "text" else ():
                known = argument.role or aim.role
                own = roles or (((known, made.node),) if known else ())
                inner = aim if filled else replace(aim, template=argument.template)
                turn = self._of_content(self.evaluator.value(given), given, own, inner)
                return replace(turn, node=made.node)
        return Turn(made.node, roles=roles, is_gap=True)

    def _of_content(self, value: Value, at: Node, roles: Roles, aim: Aim) -> Turn:
        kind = role_of(roles[0][0]) if roles else "template"
        contents = tuple(
            self.shaper.texts(value, Reach(value, kind, aim.what, at, aim.template), 0)
        )
        return Turn(
            at, contents, roles, is_empty=self._is_empty(value, at), content_node=at,
            blank_nodes=tuple(_blank_blocks(value)), in_blocks=isinstance(value, Listing),
            is_partial=isinstance(value, Listing)
            and (value.is_open or len(value.parts) > max(len(contents), 1)),
        )  # fmt: skip

    def _is_empty(self, value: Value, at: Node) -> bool:
        """Say whether a text is white space; arguments and fields are where all calls say so."""
        if isinstance(value, Parameter) and value.values:
            function = self.evaluator.tree.enclosing(value.node, _FUNCTION)
            calls = call_sites(self.evaluator, function) if function is not None else []
            is_known = bool(calls) and not any(map(has_splat, calls))
            return is_known and all(map(is_empty, value.values))
        owner, _, name = self.evaluator.names.dotted(at).partition(".")
        if owner not in ("self", "cls") or not is_empty(value):
            return is_empty(value)
        kind = self.evaluator.names.owner(self.evaluator.names.scope(at.start_byte))
        return kind is not None and is_left_alone(self.evaluator, kind, name)

    def roles(self, value: Value, node: Node) -> Roles:
        """Return every literal that a role can be, with the place where it is written."""
        found: list[tuple[str, Node]] = []
        for one in alternatives(value):
            text = plain_text(one)
            if text is not None:
                found.append((text, self._literal(one, node)))
            elif isinstance(one, (Reference, Member)):
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


def _makes_message(sink: Sink) -> bool:
    """Say whether a call is one message: one known by a keyword like `system_prompt` makes many."""
    return sink.calls != ("*",) or any(argument.shape == "role" for argument in sink.arguments)


def _is_packed_text(value: Listing) -> bool:
    """Say whether a trailing comma alone makes a list of messages of a text."""
    is_packed = value.node is not None and value.node.type == "expression_list"
    return is_packed and len(value.parts) == 1 and isinstance(value.parts[0].value, TEXTS)


def _of_batch(value: Listing) -> Listing:
    """Return the one conversation of a batch, as a comprehension makes them, else the list."""
    inner = value.parts[0].value if len(value.parts) == 1 else None
    is_batch = isinstance(inner, Listing) and inner.kind == "list"
    return inner if is_batch and isinstance(inner, Listing) else value


def _is_a_text(value: Value) -> bool:
    return isinstance(value, Parameter) and value.annotation == "str"


def _is_pair(value: Listing) -> bool:
    """Say whether a tuple is a (role, text) message of LangChain's."""
    if value.kind != "tuple" or len(value.parts) != 2 or value.is_open:
        return False
    first = plain_text(value.parts[0].value)
    return first is not None and " " not in first and len(first) < 20


def _blank_blocks(value: Value) -> Iterator[Node]:
    """Yield the texts of text blocks that are known to be white space."""
    for part in value.parts if isinstance(value, Listing) else ():
        block = part.value.get("text") if isinstance(part.value, Mapping) else None
        if block is not None and not part.conditional and is_empty(block.value):
            yield block.value_node


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
