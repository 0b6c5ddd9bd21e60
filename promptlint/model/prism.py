"""What a prompt is made of: the values that an analysis gives. Spans are offsets of its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from promptlint.model.place import Span

Label = Literal[
    "role",
    "task",
    "guideline",
    "reasoning",
    "context",
    "example",
    "format",
    "style",
    "constraint",
    "query",
    "tools",
    "other",
]
Group = Literal["instruction", "context", "output constraint", "request", "tools", "other"]

GROUPS: Mapping[Label, Group] = {
    "role": "instruction",
    "task": "instruction",
    "guideline": "instruction",
    "reasoning": "instruction",
    "context": "context",
    "example": "context",
    "format": "output constraint",
    "style": "output constraint",
    "constraint": "output constraint",
    "query": "request",
    "tools": "tools",
    "other": "other",
}
"""How PromptPrism (arXiv 2505.12592) groups the twelve component labels."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A unit of text that gets one label: a line, a sentence of a long line, or a block."""

    span: Span
    kind: Literal["line", "sentence", "block"] = "line"


@dataclass(frozen=True, slots=True)
class Component:
    """Neighbouring segments with one label; `depth` counts from 1, one more below each heading."""

    label: Label
    span: Span
    depth: int = 1

    @property
    def group(self) -> Group:
        """The label's group."""
        return GROUPS[self.label]


@dataclass(frozen=True, slots=True)
class Mark:
    """A syntactic marker and its place; `kind` names its family, `text` is as written."""

    kind: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Tag:
    """An XML-like delimiter tag. `span` is the tag itself, `inside` what it encloses, if closed."""

    name: str
    span: Span
    depth: int
    inside: Span | None = None


@dataclass(frozen=True, slots=True)
class Fence:
    """A code fence with its language; `closed` is false where the text ends within it."""

    language: str
    span: Span
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Markers:
    """The syntactic level of PromptPrism: every marker with its place."""

    prefixes: tuple[Mark, ...] = ()
    suffixes: tuple[Mark, ...] = ()
    delimiters: tuple[Mark, ...] = ()
    tags: tuple[Tag, ...] = ()
    fences: tuple[Fence, ...] = ()
    special_tokens: tuple[Mark, ...] = ()
    """`kind` is the model family ("chatml", "llama2", …)."""
    placeholders: tuple[Mark, ...] = ()
    """`kind` is the style ("[NAME]", "<name>", "{x}", "{{x}}", "CAPS")."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern, technique or signal that the text shows, with the places that say so.

    `ideas` names, for a pattern, which contextual statements were found, in order of `spans`.
    """

    name: str
    spans: tuple[Span, ...]
    ideas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """One of the 21 properties: 0 (absent or worst) to 10, with the facts that it rests on."""

    name: str
    value: float
    facts: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """The functional level of PromptPrism: who speaks, in which order.

    Counts are lower bounds where `is_open` (a history placeholder, turns added in a loop).
    """

    turns: Literal["single", "multi"] = "single"
    roles: str = ""
    """The role pattern: "S-U", "S-U-A-U" …."""
    message_count: int = 0
    is_open: bool = False
    modalities: tuple[str, ...] = field(default_factory=lambda: ("text",))
