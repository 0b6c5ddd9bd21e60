"""What is known of the values that fill a prompt, and the holes that they fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from promptlint.model.place import Span

Language = Literal[
    "none", "f-string", "str.format", "percent", "string.Template", "jinja2", "mustache"
]
Origin = Literal[
    "constant",
    "parameter",
    "outside",
    "model",
    "clock",
    "identifier",
    "session",
    "unknown",
]
Channel = Literal["request", "input", "arguments", "file", "web", "tool", "environment"]
Moment = Literal["call", "import", "default", "class"]
ValueType = Literal["str", "int", "float", "bool", "list", "dict", "date", "none", "unknown"]


@dataclass(frozen=True, slots=True)
class ValueFacts:
    """What is known, without running anything, of a value that is put into a prompt."""

    origin: Origin = "unknown"
    type: ValueType = "unknown"
    nullable: str | None = None
    """Why the value may be None ("profile.get('town') without a default"), else None."""
    multiline: bool = False
    """Whether the value is known to hold, or to be able to hold, several lines."""
    moment: Moment = "call"
    """When the value is computed: at each call, at import, as a default argument or in a class."""
    constant: str | None = None
    """The value's text where it is known."""
    channel: Channel | None = None
    """How the value comes in from outside the program, where the file shows that: a file counts
    where whoever runs the program chooses it."""


UNKNOWN_VALUE = ValueFacts()


@dataclass(frozen=True, slots=True)
class Hole:
    """A place in a prompt that is filled at run time.

    `span` covers the hole as the prompt's text shows it; `source_span` is the hole in this file,
    or None where it comes from another file. `source_expression` points to the interpolated
    expression alone.
    """

    name: str
    expression: str
    span: Span
    language: Language
    facts: ValueFacts = UNKNOWN_VALUE
    source_span: Span | None = None
    spec: str = ""
    conversion: str = ""
    in_scope: bool = False
    """Of a hole that nothing fills: whether its top-level name is bound where the literal stands,
    so that an f in front of the literal would fill it."""

    @property
    def origin(self) -> Origin:
        """Where the value comes from."""
        return self.facts.origin
