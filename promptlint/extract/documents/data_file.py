"""YAML, TOML and JSON files: the prompts that their keys name, and the messages in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from promptlint.extract.documents.draft import Draft
from promptlint.extract.documents.exchange import Exchange
from promptlint.extract.documents.record import looks_like_record, records
from promptlint.extract.documents.sheet import Sheet
from promptlint.extract.documents.speaker import role_in
from promptlint.extract.documents.turns import are_turns, read_turns
from promptlint.extract.documents.wording import (
    could_be_prompt,
    is_about,
    is_prose,
    says_prompt,
)
from promptlint.model import Extraction, Language, Role, Source
from promptlint.sources.data import BrokenError, Entry, Items, Node, Table, Text, read_data
from promptlint.sources.kind import suffix_of
from promptlint.sources.prompt_file import says_prompts

_AGENT: Final = frozenset({"role", "goal", "backstory"})
_TASK: Final = frozenset({"description", "expected_output"})
_TOOL: Final = frozenset({"parameters", "input_schema", "inputSchema"})
_LANGUAGES: Final[dict[str, Language]] = {
    "f-string": "str.format",
    "jinja2": "jinja2",
    "handlebars": "mustache",
    "mustache": "mustache",
}
_OWN, _BELOW = 2, 3
"""Words that a text must have whose key names a prompt, or whose table is one of prompts."""
_FORMATS: Final = ("template_format", "templateFormat")


def read_data_file(source: Source, columns: Sequence[str]) -> Extraction:
    """Return the prompts of a data file; of a list of records, those of each.

    Where neither its keys nor its path say which texts are prompts, all that read like prose are.
    """
    suffix = suffix_of(source.path)
    try:
        documents = read_data(source.text, suffix)
    except BrokenError as error:
        return Extraction(unread=((error.span, f"the file {error.reason}"),))
    sheet = Sheet(source)
    for node in documents:
        if isinstance(node, Items) and node.items and looks_like_record(node.items[0]):
            for record in records(node, columns):
                sheet.take(record.read(), record.table.span, f"record {record.row}: ")
        else:
            _read(node, sheet, is_named=says_prompts(source.path))
    return sheet.extraction()


def _read(node: Node, sheet: Sheet, *, is_named: bool) -> None:
    walk = _Walk(is_lenient=is_named)
    found = list(walk.found(node, _Place()))
    if not found and not is_named:
        found = list(_Walk(is_lenient=True).found(node, _Place()))
    for one in found:
        if isinstance(one, Draft):
            sheet.add(one)
        else:
            sheet.converse(one)


@dataclass(frozen=True, slots=True)
class _Place:
    """What the keys above a value say of it."""

    symbol: str = ""
    role: Role = "template"
    is_said: bool = False
    """Whether the last of them names a prompt."""
    is_below: bool = False
    """Whether one of the others names prompts."""
    is_tool: bool = False
    language: Language | None = None

    def below(self, key: str) -> _Place:
        return replace(
            self,
            symbol=f"{self.symbol}.{key}" if self.symbol else key,
            role=role_in(key, self.role),
            is_said=says_prompt(key),
            is_below=self.is_said or self.is_below,
        )

    def at(self, index: int) -> _Place:
        return replace(self, symbol=f"{self.symbol}[{index}]")


@dataclass(frozen=True, slots=True)
class _Walk:
    """Goes through a tree of values. A lenient one takes prose whose keys say nothing."""

    is_lenient: bool

    def found(self, node: Node, place: _Place) -> Iterator[Draft | Exchange]:
        if isinstance(node, Items):
            if are_turns(node):
                yield _exchange(node, place)
                return
            for index, item in enumerate(node.items):
                yield from self.found(item, place.at(index))
        elif isinstance(node, Table):
            yield from self._in_table(node, place)
        elif isinstance(node, Text) and self._is_prompt(node, place):
            yield _draft(node, place)

    def _in_table(self, table: Table, place: _Place) -> Iterator[Draft | Exchange]:
        place = replace(place, language=_language(table) or place.language)
        place = replace(place, is_tool=place.is_tool or _is_tool(table))
        named = _named(table)
        for entry in table.entries:
            below = place.below(entry.key)
            if entry.key in named:
                below = replace(below, is_said=True)
            elif isinstance(entry.value, Text) and is_about(entry.key) and not _is_said(entry):
                continue
            yield from self.found(entry.value, below)

    def _is_prompt(self, text: Text, place: _Place) -> bool:
        if place.is_said or place.is_below:
            return could_be_prompt(text.value, _OWN if place.is_said else _BELOW)
        return self.is_lenient and is_prose(text.value)


def _named(table: Table) -> frozenset[str]:
    """Return the keys that name prompts only because of the others beside them."""
    keys = table.keys
    named: set[str] = set()
    if keys >= _AGENT:
        named |= _AGENT
    if keys >= _TASK:
        named |= _TASK
    if _is_tool(table):
        named.add("description")
    if not keys.isdisjoint({"input_variables", "template_format", "_type"}):
        named |= {"template", "prefix", "suffix"}
    if "system" in keys or any(map(says_prompt, keys)):
        named |= {"user", "human", "assistant", "template"}
    return frozenset(named & keys)


def _is_said(entry: Entry) -> bool:
    return says_prompt(entry.key)


def _is_tool(table: Table) -> bool:
    return {"name", "description"} <= table.keys and not _TOOL.isdisjoint(table.keys)


def _language(table: Table) -> Language | None:
    nodes = (table.get(key) for key in _FORMATS)
    return next((_LANGUAGES.get(node.value) for node in nodes if isinstance(node, Text)), None)


def _draft(text: Text, place: _Place) -> Draft:
    role = "tool" if place.is_tool else place.role
    return Draft((text,), role, f"key `{place.symbol}`", place.symbol, language=place.language)


def _exchange(node: Items, place: _Place) -> Exchange:
    like = Draft((), "user", f"messages at `{place.symbol}`", place.symbol, language=place.language)
    return Exchange(node.span, tuple(read_turns(node)), like)
