"""All that a call tells a model, as far as the file shows it: texts, holes, names of arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.answers.fields import fields
from promptlint.extract.arguments import arguments
from promptlint.extract.tree import items
from promptlint.extract.value import (
    TEXTS,
    Altered,
    Blank,
    Called,
    Choice,
    Chunk,
    Constant,
    Entry,
    Filled,
    Foreign,
    Joined,
    Listing,
    Mapping,
    Member,
    Parameter,
    Part,
    Piped,
    Reference,
    Unknown,
    Value,
    plain_text,
)
from promptlint.model import Span

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

MOST_VALUES = 4_000
_LONGEST_HOLE = 120
_MADE = frozenset(
    {"from_template", "from_messages", "from_text", "from_user", "from_system", "user", "system"}
)
_FORMATS = frozenset({"format", "format_messages", "format_prompt"})
"""Methods that fill a template, of which all is said that the template and its values say."""
_HOLDERS = frozenset({"generation_config", "generationConfig", "extra_body"})
"""Arguments that hold settings; where those can be seen they speak for themselves."""
_TURNS = frozenset({"list_comprehension", "generator_expression"})
_SETTING = re.compile(
    r"(?:model|temperature|max_\w+|api_\w+|base_url|timeout|seed|stop\w*|n|top_[pk]|stream\w*|client"
    r"|callbacks?|cfg|llm\w*|provider|user|device|verbose|logger|engine|deployment\w*)\Z"
)
"""Arguments that say how a model is called, not what it is told."""
_TRANSPORT = frozenset({"headers", "extra_headers", "default_headers"})
"""Arguments that speak to the server; the type of a request's body is no wish for an answer."""
_NOWHERE = Span(0, 0)
_CLASS = re.compile(r"[A-Z]\w*[a-z]")
_TEMPLATE_HOLE = re.compile(r"\{+\s*([A-Za-z_][\w.]*)\s*\}+")


class Said:
    """Collects what values say. `bound` are the parameters whose values one call site gives."""

    def __init__(self, evaluator: Evaluator, bound: dict[int, Value]) -> None:
        """Begin with nothing; values are of the file that `evaluator` reads."""
        self.evaluator = evaluator
        self.bound = bound
        self.texts: list[str] = []
        self.unseen: list[str] = []
        self.given: set[str] = set()
        self.calls: set[int] = set()
        """The ids of the calls whose arguments were read."""
        self._seen: set[int] = set()
        self._kept: list[Value] = []
        """What was made here, so that no other value gets its id."""

    @property
    def text(self) -> str:
        """Return all texts, one after another."""
        return "\n".join(self.texts)

    @property
    def holes(self) -> tuple[str, ...]:
        """Return the expressions that were not seen, and the names of templates' holes."""
        named = (match[1] for text in self.texts for match in _TEMPLATE_HOLE.finditer(text))
        return tuple(dict.fromkeys((*self.unseen, *named)))

    def call(self, call: Node) -> None:
        """Read all arguments of a call."""
        if call.id in self.calls:
            return
        self.calls.add(call.id)
        for node in arguments(call):
            if node.type == "keyword_argument":
                name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
                if name is not None and value is not None:
                    self._keyword(self.evaluator.tree.text(name), value)
            elif node.type in ("dictionary_splat", "list_splat"):
                self._splat(node)
            else:
                self.read(self.evaluator.value(node), node)

    def _keyword(self, name: str, node: Node) -> None:
        if name in _TRANSPORT:
            return
        value = self.evaluator.value(node)
        is_open = not isinstance(value, (Called, Mapping)) or getattr(value, "is_open", False)
        if name not in _HOLDERS or is_open:
            self.given.add(name)
        is_seen = isinstance(value, (*TEXTS, Mapping, Listing, Called))
        if is_seen or not _SETTING.match(name):
            self.read(value, node)

    def _splat(self, node: Node) -> None:
        for inner in items(node)[:1]:
            value = self.evaluator.value(inner)
            if node.type == "dictionary_splat" and not isinstance(value, Mapping):
                self.given.add("**")
            self.read(value, inner)

    def read(self, value: Value, node: Node | None) -> None:
        """Read a value and all that it is made of; `node` is where it stands."""
        waiting: list[tuple[Value, Node | None]] = [(value, node)]
        while waiting and len(self._seen) < MOST_VALUES:
            one, at = waiting.pop()
            if id(one) not in self._seen:
                self._seen.add(id(one))
                waiting.extend(reversed(self._within(one, at)))

    def _within(self, value: Value, node: Node | None) -> list[tuple[Value, Node | None]]:
        """Note what a value itself says; return the values that it is made of."""
        match value:
            case Chunk(text=text):
                self.texts.append(text)
            case Constant(value=constant):
                self.texts.append(str(constant))
            case Mapping():
                return self._mapping(value, node)
            case Joined() | Listing() | Filled() | Altered() | Blank():
                return self._parts(value, node)
            case Foreign(value=inner, node=at):
                self._abroad(inner, at)
            case Choice(values=values) | Piped(steps=values):
                return [(one, node) for one in values]
            case _:
                return self._unseen(value, node)
        return []

    def _parts(self, value: Value, node: Node | None) -> list[tuple[Value, Node | None]]:
        match value:
            case Joined(parts=parts):
                merged = list(_merged(parts))
                self._kept.extend(one for one, _ in merged)
                return merged
            case Listing(parts=parts, node=made, is_open=is_open):
                if is_open and (made is None or made.type not in _TURNS):
                    self._hole(node)
                return [(part.value, part.node) for part in parts]
            case Filled(template=template, given=given, node=at, open=is_open):
                if is_open and not (given and value.engine == "percent"):  # seen as what is given
                    self._hole(at)
                return [(template, node), *((one.value, one.node) for one in given)]
            case Altered(text=inner, node=at) | Blank(value=inner, node=at):
                return [(inner, at)]
            case _:
                return []

    def _abroad(self, value: Value, node: Node) -> None:
        """Read a value of another file, whose nodes say nothing here; `node` brings it."""
        waiting = [value]
        while waiting and len(self._seen) < MOST_VALUES:
            one = waiting.pop()
            if id(one) in self._seen:
                continue
            self._seen.add(id(one))
            match one:
                case Chunk(text=text):
                    self.texts.append(text)
                case Constant(value=constant):
                    self.texts.append(str(constant))
                case Joined(parts) | Listing(parts):
                    waiting.extend(part.value for part in reversed(parts))
                case Mapping(entries):
                    waiting.extend(entry.value for entry in reversed(entries))
                case Filled(template=inner) | Altered(text=inner) | Foreign(value=inner):
                    waiting.append(inner)
                case Choice(values):
                    waiting.extend(reversed(values))
                case Blank(expression=expression):
                    self.unseen.append(expression[:_LONGEST_HOLE])
                case _:
                    self._hole(node)

    def _mapping(self, value: Mapping, node: Node | None) -> list[tuple[Value, Node | None]]:
        keys = [entry.key for entry in value.entries if entry.key is not None]
        self.given.update(e.key for e in value.entries if e.key is not None and not _is_block(e))
        if "role" not in keys and "messages" not in keys:
            self.texts.extend(keys)
        if value.is_open:
            self._hole(node)
        return [(entry.value, entry.value_node) for entry in value.entries]

    def _unseen(self, value: Value, node: Node | None) -> list[tuple[Value, Node | None]]:
        match value:
            case Parameter(name=name, node=formal, values=values):
                bound = self.bound.get(formal.id)
                if bound is not None:
                    return [(bound, node)]
                if not values:
                    self.unseen.append(name)
                return [(one, node) for one in values]
            case Called(node=call, receiver=receiver):
                tail = self.evaluator.names.tail(call)
                if not (tail[:1].isupper() or tail in _MADE or tail in _FORMATS):
                    self.unseen.append(value.name[:_LONGEST_HOLE])  # else a message: of its parts
                self.given.update({tail} - _FORMATS)
                self.call(call)
                is_module = isinstance(receiver, Reference) and receiver.node is None
                return [(receiver, node)] if receiver is not None and not is_module else []
            case Reference(name=name, node=defined):
                if defined is not None and defined.type == "class_definition":
                    self.given.add("class")
                    self.texts.extend(field.name for field in fields(self.evaluator, defined))
                elif defined is None and not _CLASS.match(name.rpartition(".")[2]):
                    self.unseen.append(name)
            case Member() | Unknown():
                self._hole(node if node is not None else value.node)
            case _:
                pass
        return []

    def _hole(self, node: Node | None) -> None:
        if node is not None:
            self.unseen.append(self.evaluator.tree.text(node)[:_LONGEST_HOLE])


def _is_block(entry: Entry) -> bool:
    """Say whether an entry holds the text of a content block, and no setting of that name."""
    return entry.key == "text" and not isinstance(entry.value, Mapping)


def _merged(parts: tuple[Part, ...]) -> Iterator[tuple[Value, Node | None]]:
    """Yield the parts of a text, those that follow each other and are plain as one."""
    texts: list[str] = []
    for part in parts:
        value = part.value.value if isinstance(part.value, Blank) else part.value
        text = plain_text(value)
        if text is not None:
            texts.append(text)
            continue
        if texts:
            yield Chunk("".join(texts), _NOWHERE, _NOWHERE, ()), part.node
            texts = []
        yield part.value, part.node
    if texts:
        yield Chunk("".join(texts), _NOWHERE, _NOWHERE, ()), None
