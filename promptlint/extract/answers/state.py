"""What of an answer a value of the code is, on its way from the call that got it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from tree_sitter import Node

from promptlint.model import Reading

Kind = Literal["prompt", "tokens", "response", "text", "data", "tree", "match", "embedded"]
Step: TypeAlias = "int | str"
MOST_CALLS = 4
"""Functions that an answer is followed into, each from the one before."""


@dataclass(frozen=True, slots=True)
class State:
    """What a value is of an answer, and how the code came by it.

    `response` is what the API returns, `text` the model's words, `data` parsed JSON, `tree` parsed
    XML, `match` a match of a regular expression, `embedded` a text that holds the words. Before all
    that come a `prompt` that the code itself makes into tokens, and the `tokens` of the answer.
    `path` says where in a tuple or dictionary of the code's own the value lies, `stack` holds the
    calls that it was handed into, the latest last.
    """

    kind: Kind
    path: tuple[Step, ...] = ()
    stack: tuple[Node, ...] = ()
    lenient: bool = False
    wrapped: bool = False
    """Whether this is a request's response, whose body is parsed before the words are reached."""
    owner: str = ""
    """The last key of the data that was read."""
    digits: bool = False
    """Whether a pattern has left nothing of the words but digits and signs."""
    case: str = ""
    """The method that made all letters small or capital, if one did."""

    def into(self, kind: Kind) -> State:
        """Return the state of another kind at the same place."""
        return replace(self, kind=kind)

    def packed(self, step: Step) -> State:
        """Return the state of a tuple or dictionary that holds the value."""
        return replace(self, path=(step, *self.path)[:4])

    def taken(self, step: Step) -> State | None:
        """Return the state of what is taken out at a step, None where it is another value."""
        if not self.path:
            return self
        if self.path[0] == step:
            return replace(self, path=self.path[1:])
        return None


@dataclass(slots=True, eq=False)
class Trace:
    """What was found on the ways of one answer."""

    readings: list[Reading] = field(default_factory=list[Reading])
    returned: list[tuple[Node, State]] = field(default_factory=list[tuple[Node, State]])
    """The functions that return the answer, and what of it."""
    written: set[str] = field(default_factory=set[str])
    """The keys that the code itself sets in the parsed answer."""
    escapes: bool = False
