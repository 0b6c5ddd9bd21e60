"""YAML with places: PyYAML's events, made into a tree without recursion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from promptlint.model import Span
from promptlint.sources.data.node import (
    DEEPEST,
    BrokenError,
    Entry,
    Items,
    Node,
    Other,
    Table,
    Text,
)
from promptlint.sources.data.yaml_scalar import read_scalar

if TYPE_CHECKING:
    import yaml

_PROPERTIES: Final = re.compile(r"(?:[&!]\S*\s+)*")
_NAMES: Final = {
    "null": "null",
    "bool": "a truth value",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "binary": "binary",
}
_TAGS: Final = "tag:yaml.org,2002:"


def read_yaml(text: str) -> tuple[Node, ...]:
    """Return what each document of a text holds. What an alias stands for is not repeated.

    Raises:
        BrokenError: it is no YAML, or nested too deeply.
    """
    # Late: most runs read no YAML, and the import takes 15 ms.
    import yaml  # noqa: PLC0415

    loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    reader = _Reader(text)
    try:
        for event in yaml.parse(text, Loader=loader):  # pyright: ignore  its stub is not whole
            reader.take(event)  # pyright: ignore[reportUnknownArgumentType]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = min(_index(mark), len(text))
        what = error.problem or error.context
        raise BrokenError(f"is no YAML: {what}", Span(at, at)) from None
    except yaml.YAMLError as error:  # a character that YAML does not allow
        at = min(getattr(error, "position", 0) or 0, len(text))
        raise BrokenError("is no YAML: it holds a control character", Span(at, at)) from None
    return tuple(reader.documents)


class _Open:
    """A collection that has begun: where, and what is in it so far."""

    def __init__(self, start: int, *, is_table: bool, is_flow: bool) -> None:
        self.start = start
        self.is_table = is_table
        self.is_flow = is_flow
        self.nodes: list[Node] = []

    def closed(self, end: int) -> Node:
        """Return the collection; one without brackets ends where its last value does."""
        if not self.is_flow:
            end = self.nodes[-1].span.end if self.nodes else self.start
        span = Span(self.start, end)
        if not self.is_table:
            return Items(span, tuple(self.nodes))
        pairs = zip(self.nodes[::2], self.nodes[1::2], strict=False)
        return Table(span, tuple(Entry(_key(key), key.span, value) for key, value in pairs))


class _Reader:
    """Puts together what the parser says, event by event."""

    def __init__(self, text: str) -> None:
        import yaml  # noqa: PLC0415  as in read_yaml

        self._yaml = yaml
        resolver = cast("Any", yaml.resolver.Resolver())  # has no types
        self._resolve = resolver.resolve
        self._text = text
        self._open: list[_Open] = []
        self.documents: list[Node] = []

    def take(self, event: yaml.Event) -> None:
        span = Span(_index(event.start_mark), _index(event.end_mark))
        if isinstance(event, self._yaml.CollectionStartEvent):
            if len(self._open) == DEEPEST:
                raise BrokenError("is nested too deeply to be read", Span(span.start, span.start))
            is_table = isinstance(event, self._yaml.MappingStartEvent)
            self._open.append(_Open(span.start, is_table=is_table, is_flow=bool(event.flow_style)))
        elif isinstance(event, self._yaml.CollectionEndEvent):
            self._add(self._open.pop().closed(span.end))
        elif isinstance(event, self._yaml.ScalarEvent):
            self._add(self._scalar(event, span))
        elif isinstance(event, self._yaml.AliasEvent):
            self._add(Other(span, "an alias"))

    def _add(self, node: Node) -> None:
        (self._open[-1].nodes if self._open else self.documents).append(node)

    def _scalar(self, event: yaml.ScalarEvent, span: Span) -> Node:
        name = _NAMES.get(self._tag(event).removeprefix(_TAGS))
        if name is not None:
            return Other(span, name, event.value)
        properties = _PROPERTIES.match(self._text, span.start, span.end)
        start = properties.end() if properties else span.start
        return read_scalar(self._text, Span(start, span.end), event.style or "", event.value)

    def _tag(self, event: yaml.ScalarEvent) -> str:
        if event.tag and event.tag != "!":
            return event.tag
        kind = self._yaml.ScalarNode
        return cast("str", self._resolve(kind, event.value, event.implicit))


def _index(mark: object) -> int:
    """Return the offset of a mark, which is of another class in each of PyYAML's two parsers."""
    return cast("int", getattr(mark, "index", 0))


def _key(node: Node) -> str:
    if isinstance(node, Text):
        return node.value
    return node.value if isinstance(node, Other) else ""
