"""One sink: a group of calls, classes or decorators whose texts go to a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from promptlint.model import Language, Role

SinkKind = Literal["call", "class", "decorator", "attribute", "key", "sum", "function"]
Match = Literal["tail", "import", "exact"]
Shape = Literal[
    "text",
    "messages",
    "contents",
    "mapping",
    "input",
    "body",
    "docstring",
    "fields",
    "tools",
    "schema",
    "functions",
    "role",
]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a sink that holds model input.

    `position` counts from 0 among positional arguments, without `self`; None is keyword only.
    `role` is None where the value says it (`messages`) or another argument does (shape `role`).
    """

    name: str
    position: int | None = None
    shape: Shape = "text"
    role: Role | None = None
    template: Language = "none"


@dataclass(frozen=True, slots=True)
class Sink:
    """Calls (or classes, decorators, attributes) of one library that take the same arguments.

    What each field means is told at the head of sinks.toml.
    """

    library: str
    modules: frozenset[str]
    calls: tuple[str, ...]
    arguments: tuple[Argument, ...]
    match: Match = "tail"
    kind: SinkKind = "call"
    completion: bool = False
    beside: frozenset[str] = frozenset()
    excluded: tuple[str, ...] = ()

    def excludes(self, name: str) -> bool:
        """Say whether a part of the dotted `name` is one of those that are no sink after all."""
        return bool(self.excluded) and any(
            _fits(part, end) for part in name.split(".") for end in self.excluded
        )


def _fits(part: str, pattern: str) -> bool:
    if pattern.endswith("*"):
        return part.startswith(pattern[:-1])
    return part.endswith(pattern[1:]) if pattern.startswith("*") else part == pattern


def has_tail(name: str, tail: str) -> bool:
    """Say whether the dotted `name` ends with `tail` at a dot.

    A tail that begins with a dot is a method's and asks for a receiver; one that begins with "*"
    ends the last component anywhere.
    """
    if tail.startswith("*"):
        return name.rpartition(".")[2].endswith(tail[1:])
    if tail.startswith("."):
        return name.endswith(tail)
    return name == tail or name.endswith("." + tail)
