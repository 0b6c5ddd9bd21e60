"""Lists of messages, as chat formats write them: role with content, from with value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from promptlint.extract.documents.speaker import role_of
from promptlint.model import Role, Span
from promptlint.sources.data import Items, Node, Other, Table, Text, name_of

_SPEAKERS: Final = ("role", "from", "speaker")
_CONTENTS: Final = ("content", "value", "text", "parts", "message")


@dataclass(frozen=True, slots=True)
class Turn:
    """One message: its word for the role, what that means, and the texts of its content.

    A content that is neither text nor a list of parts has a `fault`.
    """

    span: Span
    word: Text
    role: Role
    content: Node
    texts: tuple[Text, ...] = ()
    fault: str = ""


def are_turns(node: Node | None) -> bool:
    """Say whether a value is a list of messages, of which there is at least one."""
    return isinstance(node, Items) and bool(node.items) and all(map(_is_turn, node.items))


def read_turns(node: Items) -> Iterator[Turn]:
    """Yield the messages of a list of them; anything else in it is left out."""
    for number, item in enumerate(node.items, 1):
        if not isinstance(item, Table):
            continue
        word, content = _first(item, _SPEAKERS), _first(item, _CONTENTS)
        if not isinstance(word, Text) or content is None:
            continue
        texts = tuple(_texts(content))
        fault = ""
        if isinstance(content, Other) and content.name != "null":
            fault = f"the content of message {number} is {name_of(content)}, not a text"
        yield Turn(item.span, word, role_of(word.value) or "user", content, texts, fault)


def _is_turn(node: Node) -> bool:
    if not isinstance(node, Table):
        return False
    return isinstance(_first(node, _SPEAKERS), Text) and _first(node, _CONTENTS) is not None


def _first(table: Table, keys: tuple[str, ...]) -> Node | None:
    return next((value for key in keys if (value := table.get(key)) is not None), None)


def _texts(content: Node) -> Iterator[Text]:
    """Yield the texts of a content: itself, or its parts without pictures and the like."""
    if isinstance(content, Text):
        yield content
    elif isinstance(content, Items):
        for part in content.items:
            inner = part.get("text") if isinstance(part, Table) else part
            if isinstance(inner, Text):
                yield inner
