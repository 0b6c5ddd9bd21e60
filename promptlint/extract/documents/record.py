"""One record of a dataset: which of its columns hold the prompt, by name or by configuration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from promptlint.extract.documents.draft import Draft
from promptlint.extract.documents.exchange import Exchange, sent
from promptlint.extract.documents.speaker import role_in, role_of
from promptlint.extract.documents.turns import are_turns, read_turns
from promptlint.model import Role
from promptlint.sources.data import BrokenError, Items, Node, Other, Table, Text, name_of, read_json
from promptlint.sources.data.tape import opaque

_MESSAGES: Final = (
    "messages", "conversations", "conversation", "chat", "dialog", "dialogue", "turns", "prompt",
    "input",
)  # fmt: skip
_SYSTEM: Final = (
    "system", "system_prompt", "system_message", "system_instruction", "instructions", "developer",
)  # fmt: skip
_TEXTS: Final = (
    "prompt", "instruction", "text", "question", "query", "user_prompt", "user_message", "user",
    "input", "template", "content",
)  # fmt: skip
_BESIDE: Final = {"instruction": ("input", "context")}
"""Columns whose text belongs to the prompt, after that of the first."""
_OF_USER: Final = frozenset(
    {"prompt", "instruction", "question", "query", "user_prompt", "user_message", "user", "input"}
)
_SHOWN: Final = 6
"""How many columns a message names."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a record holds: prompts, messages, and what is wrong with it."""

    drafts: tuple[Draft, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A record, its number, and the columns that the configuration names."""

    table: Table
    row: int
    columns: Sequence[str] = ()

    def read(self) -> Reading:
        """Return what the record holds."""
        if self.columns:
            return self._configured()
        body = self.table.get("body")  # of a request to a batch interface
        if isinstance(body, Table) and are_turns(body.get("messages")):
            return replace(self, table=body)._messages("messages", body, self._identity())
        for name in _MESSAGES:
            node = self.table.get(name)
            if are_turns(node) or (name == "messages" and node is not None):
                return self._messages(name, self.table, self._identity())
        return self._texts()

    def _configured(self) -> Reading:
        readings: list[Reading] = []
        for name in self.columns:
            node = self.table.get(name)
            if node is None:
                continue
            if _is_list(node):
                readings.append(self._messages(name, self.table, self._identity()))
            else:
                readings.append(self._text(name, role_in(name, self._own_role("user"))))
        if not readings:
            missing = " or ".join(f"`{name}`" for name in self.columns)
            return Reading(faults=(f"the record has no column {missing}{self._named()}",))
        return Reading(
            tuple(draft for one in readings for draft in one.drafts),
            tuple(exchange for one in readings for exchange in one.exchanges),
            tuple(fault for one in readings for fault in one.faults),
        )

    def _messages(self, name: str, table: Table, identity: str) -> Reading:
        node = _parsed(table.get(name))
        if isinstance(node, Items) and not node.items:
            return Reading()
        if not isinstance(node, Items) or not are_turns(node):
            what = name_of(node) if node and not isinstance(node, Items) else "a list of others"
            return Reading(faults=(f"`{name}` is {what}, not a list of messages",))
        turns = sent(tuple(read_turns(node)))
        like = self._draft((), "user", name, identity)
        return Reading(
            exchanges=(Exchange(table.span, turns, like, self._system(name)),),
            faults=tuple(turn.fault for turn in turns if turn.fault),
        )

    def _texts(self) -> Reading:
        system = self._system("")
        name = next((name for name in _TEXTS if self.table.get(name) is not None), None)
        if name is None and not system:
            what = "the record has no column that is known to hold text or messages"
            return Reading(faults=(f"{what}{self._named()}",))
        if name is None:
            return Reading(drafts=system)
        own = self._text(name, self._own_role("user" if name in _OF_USER else "template"))
        return replace(own, drafts=(*system, *own.drafts))

    def _text(self, name: str, role: Role) -> Reading:
        node = self.table.get(name)
        if not isinstance(node, Text):
            what = name_of(node) if node else "missing"
            return Reading(faults=(f"`{name}` is {what}, not a text",))
        beside = (self.table.get(other) for other in _BESIDE.get(name, ()))
        texts = [node, *(one for one in beside if isinstance(one, Text) and one.value.strip())]
        return Reading(drafts=(self._draft(tuple(texts), role, name, self._identity()),))

    def _system(self, other: str) -> tuple[Draft, ...]:
        """Return the prompt of the column that holds the system text, if there is one."""
        for name in _SYSTEM:
            node = self.table.get(name)
            if name != other and isinstance(node, Text) and node.value.strip():
                return (self._draft((node,), "system", name, self._identity()),)
        return ()

    def _draft(self, texts: tuple[Text, ...], role: Role, name: str, identity: str) -> Draft:
        what = f"column `{name}`"
        return Draft(texts, role, what, name, kind="record", row=self.row, identity=identity)

    def _identity(self) -> str:
        for name in ("id", "custom_id"):
            node = self.table.get(name)
            if isinstance(node, (Text, Other)) and node.value and name_of(node) != "null":
                return node.value
        return ""

    def _own_role(self, other: Role) -> Role:
        node = self.table.get("role")
        return (role_of(node.value) if isinstance(node, Text) else None) or other

    def _named(self) -> str:
        names = [f"`{entry.key}`" for entry in self.table.entries[:_SHOWN]]
        more = ", …" if len(self.table.entries) > _SHOWN else ""
        return f", only {', '.join(names)}{more}" if names else ""


def looks_like_record(node: Node) -> bool:
    """Say whether a value of a data file is a record of a dataset: messages, or known columns."""
    if not isinstance(node, Table):
        return False
    reading = Record(node, 1).read()
    return bool(reading.drafts or reading.exchanges) and not reading.faults


def records(node: Items, columns: Sequence[str]) -> Iterator[Record]:
    """Yield the records of a list of them."""
    for row, item in enumerate(node.items, 1):
        if isinstance(item, Table):
            yield Record(item, row, columns)


def _is_list(node: Node) -> bool:
    return are_turns(_parsed(node))


def _parsed(node: Node | None) -> Node | None:
    """Return the list that a text holds as JSON, as tables of text have it, or the value itself."""
    if not isinstance(node, Text) or not node.value.lstrip().startswith("["):
        return node
    try:
        return _placed(read_json(node.value), node)
    except BrokenError:
        return node


def _placed(node: Node, within: Text) -> Node:
    """Return a value that stands in a string: all of it has the string's place."""
    if isinstance(node, Text):
        return opaque(node.value, within.span, within.inner)
    if isinstance(node, Items):
        return replace(
            node, span=within.span, items=tuple(_placed(item, within) for item in node.items)
        )
    if isinstance(node, Table):
        entries = tuple(
            replace(entry, key_span=within.span, value=_placed(entry.value, within))
            for entry in node.entries
        )
        return replace(node, span=within.span, entries=entries)
    return replace(node, span=within.span)
