"""The names of the tools that a call gives to a model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.arguments import arguments, keyword, keywords, positional
from promptlint.extract.classes import member
from promptlint.extract.tree import items
from promptlint.extract.value import (
    Called,
    Constant,
    Listing,
    Mapping,
    Reference,
    Value,
    alternatives,
    plain_text,
)

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_GIVEN = ("tools", "functions")
_BODIES = ("json", "toolConfig", "llm_config")
"""Arguments that are dictionaries with the tools among others."""
_ARGUMENT = re.compile(
    rb"(?:tools|functions)\b[\"']?\s*[=:]|create_\w*agent\b|(?:bind|from)_tools\b|@\w+\.tool"
)
"""What every file has that gives tools, and some others: without assertions in front it is fast."""
_MARKS = (b"tools", b"functions", b"agent", b".tool")
"""What each match of it has."""
_MORE = frozenset({
    "mcp_servers", "toolsets", "handoffs", "sub_agents", "toolkits", "plugins", "builtin_tools",
    "built_in_tools", "mcps", "agents", "skills", "toolkit", "middleware", "subagents", "knowledge",
    "knowledge_base", "learning", "enable_agentic_memory", "code_execution_config", "capabilities",
    "function_map",
})  # fmt: skip
_REGISTERING = re.compile(
    r"\.(?:tool|tool_plain|register\w*|add_tool\w*|bind_tools|tools|toolset)\b"
)
_MAKERS = (
    "from_function",
    "from_defaults",
    "function_tool",
    "FunctionTool",
    "FunctionDeclaration",
    "Tool",
    "tool",
    "StructuredTool",
    "pydantic_function_tool",
)
_NAMED = ("func", "fn", "coroutine", "function", "async_fn", "callable")


class GivenTools:
    """Reads the tools of the calls of one file."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Read with `evaluator`."""
        self.evaluator = evaluator

    @cached_property
    def are_given(self) -> bool:
        """Whether the file may give tools to anything at all."""
        data = self.evaluator.tree.data
        return any(mark in data for mark in _MARKS) and _ARGUMENT.search(data) is not None

    def of(self, call: Node, makers: list[Node]) -> tuple[str, ...] | None:
        """Return the names of all tools that a call, or what made its client, gives.

        None where none are given, or not all can be known.
        """
        found: list[str] = []
        for node in (call, *makers):
            names = self._of_call(node)
            if names is None:
                return None
            found.extend(names)
        for node in (call, *makers):
            names = self._registered(node)
            if names is None:
                return None
            found.extend(names)
        return tuple(dict.fromkeys(found)) or None

    def _of_call(self, call: Node) -> list[str] | None:
        found: list[str] = []
        for node in arguments(call):
            names = self._of_splat(node) if node.type.endswith("_splat") else []
            if names is None:
                return None
            found.extend(names)
        for name, node in keywords(call):
            if name in _MORE and not _is_nothing(self.evaluator.value(node)):
                return None
            names = self._of_argument(name, self.evaluator.value(node))
            if names is None:
                return None
            found.extend(names)
        listed = None if found else self._listed(call)
        return self._all(self.evaluator.value(listed)) if listed is not None else found

    def _of_argument(self, name: str, value: Value) -> list[str] | None:
        """Return the tools that an argument gives, None where they cannot be known."""
        if name in _GIVEN:
            return self._all(value)
        if name == "config":
            return self._of_settings(value)
        return self._of_body(value) if name in _BODIES else []

    def _listed(self, call: Node) -> Node | None:
        """Return the tools that a call takes by position."""
        tail, given = self.evaluator.names.tail(call), positional(call)
        first = tail in ("bind_tools", "from_tools", "initialize_agent")
        at = 1 if tail.startswith("create_") else 0 if first else len(given)
        return given[at] if at < len(given) else None

    def _of_body(self, value: Value) -> list[str] | None:
        for one in alternatives(value):
            if isinstance(one, Mapping):
                entry = one.get(*_GIVEN)
                if one.is_open:
                    return None
                return self._all(entry.value) if entry is not None else []
        return None

    def _of_splat(self, node: Node) -> list[str] | None:
        """Return the tools among arguments that are spread into a call, None if others may be."""
        if node.type != "dictionary_splat":
            return None
        return self._of_body(self.evaluator.value(items(node)[0])) if items(node) else None

    def _of_settings(self, value: Value) -> list[str] | None:
        """Return the tools that an object with the settings of a call gives."""
        found: list[str] = []
        for one in alternatives(value):
            names = self._of_call(one.node) if isinstance(one, Called) else []
            if names is None:
                return None
            found.extend(names)
        return found

    def _registered(self, call: Node) -> list[str] | None:
        """Return the tools that decorators add to what a call makes, None if others may be."""
        parent = self.evaluator.tree.parent(call)
        left = parent.child_by_field_name("left") if parent is not None else None
        if left is None:
            return []
        name = self.evaluator.tree.text(left)
        data = self.evaluator.tree.source.text
        if re.search(rf"(?:register\w*|add_tools?)\([^()]*\b{re.escape(name)}\b", data):
            return None
        places = [at.end() for at in re.finditer(rf"\b{re.escape(name)}(?=\.)", data)]
        added = sum(1 for at in places if _REGISTERING.match(data, at))
        decorated = list(self._decorated(name)) if added else []
        return [n for names in decorated for n in names] if len(decorated) == added else None

    def _decorated(self, name: str) -> Iterator[list[str]]:
        """Yield the names of each function that `@name.tool` makes a tool."""
        mark = re.compile(rf"@\s*{re.escape(name)}\.tool(?:_plain)?\b")
        for function in self.evaluator.names.functions:
            for decorator in function.decorators:
                if mark.match(self.evaluator.tree.text(decorator)):
                    calls = [one for one in items(decorator)[:1] if one.type == "call"]
                    yield [function.name, *(n for one in calls for n in self._given_name(one))]

    def _all(self, value: Value) -> list[str] | None:
        """Return the names of a list of tools, None where one of them is unknown."""
        found: list[str] = []
        for one in alternatives(value):
            if isinstance(one, Constant):
                continue
            if not isinstance(one, Listing) or not self._is_whole(one):
                return None
            for part in one.parts:
                for tool in alternatives(part.value):
                    names = self._names(tool)
                    if not names:
                        return None
                    found.extend(names)
        return found

    def _is_whole(self, listing: Listing) -> bool:
        """Say whether a list holds no more than it shows."""
        node = listing.node
        if not listing.is_open or node is None:
            return not listing.is_open
        if node.type.endswith("comprehension"):
            return self._is_mapped(node)
        return node.type == "list" and self._is_kept(node)

    def _is_kept(self, node: Node) -> bool:
        """Say whether the attribute that a list is assigned to is never added to."""
        parent = self.evaluator.tree.parent(node)
        left = parent.child_by_field_name("left") if parent is not None else None
        if left is None or any(one.type == "list_splat" for one in items(node)):
            return False
        name = re.escape(self.evaluator.tree.text(left).rpartition(".")[2])
        text = self.evaluator.tree.source.text
        return re.search(rf"\b{name}(?:\.(?:append|extend|insert)\(|\s*\+=)", text) is None

    def _is_mapped(self, node: Node) -> bool:
        """Say whether a comprehension has one element for each of a list that is all known."""
        loop, *further = items(node)[1:]
        over = loop.child_by_field_name("right")
        values = alternatives(self.evaluator.value(over)) if over is not None else ()
        return not further and all(isinstance(v, Listing) and not v.is_open for v in values)

    def _names(self, tool: Value) -> list[str]:
        """Return what a tool can be called; none where that is unknown."""
        match tool:
            case Mapping():
                return self._of_mapping(tool)
            case Reference(name=name, node=node) if node is not None:
                return self._of_definition(name, node)
            case Called(node=call):
                return self._of_object(call)
            case _:
                return []

    def _of_mapping(self, tool: Mapping) -> list[str]:
        declared = tool.get("function_declarations", "functionDeclarations")
        if declared is not None:
            return self._all(declared.value) or []
        inner, named = tool.get("function", "toolSpec"), tool.get("name")
        if named is not None:
            return _texts(named.value)
        kind = tool.get("type")
        if inner is not None:
            return [n for one in alternatives(inner.value) for n in self._names(one)]
        return _texts(kind.value) if kind is not None else []

    def _of_definition(self, name: str, node: Node) -> list[str]:
        if node.type == "class_definition":
            value = member(self.evaluator, node, "name")
            return [*(_texts(value) if value is not None else []), name]
        found = [name]
        function = self.evaluator.names.by_node.get(node.id)
        for decorator in function.decorators if function is not None else ():
            for call in items(decorator)[:1]:
                if call.type == "call":
                    found.extend(self._given_name(call))
        return found

    def _given_name(self, call: Node) -> list[str]:
        nodes = [
            value for key, value in keywords(call) if key in ("name", "name_override", "tool_name")
        ]
        return [
            text
            for node in (*nodes, *positional(call)[:1])
            for text in _texts(self.evaluator.value(node))
        ]

    def _of_object(self, call: Node) -> list[str]:
        tail = self.evaluator.names.tail(call)
        owner = self.evaluator.names.classes.get(tail)
        if owner is not None:
            value = member(self.evaluator, owner, "name")
            found = _texts(value) if value is not None else []
            return [*found, tail] if found else []
        if not tail.endswith(_MAKERS):
            return []
        declared = keyword(call, "function_declarations")
        if declared is not None:
            return self._all(self.evaluator.value(declared)) or []
        named = keyword(call, "name")
        if named is not None:
            return _texts(self.evaluator.value(named))
        given = [value for key, value in keywords(call) if key in _NAMED] or positional(call)[:1]
        return [
            name
            for node in given
            for one in alternatives(self.evaluator.value(node))
            if isinstance(one, Reference) and one.node is not None
            for name in self._of_definition(one.name, one.node)
        ]


def _is_nothing(value: Value) -> bool:
    return any(
        (isinstance(one, Constant) and not one.value)
        or (isinstance(one, Listing) and not one.parts)
        for one in alternatives(value)
    )


def _texts(value: Value) -> list[str]:
    return [text for one in alternatives(value) if (text := plain_text(one)) is not None]
