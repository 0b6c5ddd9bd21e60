"""What the code does with a prompt: how it fills, changes, keeps or loses the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from promptlint.model.place import Span
from promptlint.model.value import UNKNOWN_VALUE, Language, ValueFacts


@dataclass(frozen=True, slots=True)
class Argument:
    """One value that code hands to a template: by name, or by position where `name` is None."""

    name: str | None
    span: Span
    facts: ValueFacts = UNKNOWN_VALUE
    exclusive: bool = False
    """Whether it stands in a mapping outside the call that nothing but this call reads."""


@dataclass(frozen=True, slots=True)
class Field:
    """A hole as the template language reads it; `name` is the top-level name or a position."""

    name: str
    span: Span
    spec: str = ""
    conversion: str = ""
    optional: bool = False
    """Whether the template itself says what happens without a value (a default, a guard)."""
    path: str = ""
    """The whole reference, `user.name` or `items[0]`; equal to `name` where it is plain."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A place in a template that its language cannot read, or reads as something not meant."""

    kind: Literal["literal-brace", "unbalanced", "bad-spec", "bad-percent", "syntax", "foreign"]
    span: Span
    reason: str
    fixable: bool = False
    """Whether doubling the braces of `span` is certain to be what was meant."""
    name: str = ""
    """The top-level name that stands there, where it could be a hole's."""
    language: Language = "none"
    """Of kind "foreign": the language whose hole it looks like."""


@dataclass(frozen=True, slots=True)
class Filling:
    """A template is filled in, or declared as one: `.format()`, `%`, `render()`, `invoke()` ….

    `over` is the stretch of the prompt's text that the template makes up; `span` the call in this
    file. `complete` is false for what need not bring every value (partial, declared variables).
    """

    engine: Language
    call: str
    over: Span
    span: Span
    fields: tuple[Field, ...] = ()
    faults: tuple[Fault, ...] = ()
    arguments: tuple[Argument, ...] = ()
    open: bool = False
    """Whether values arrive that cannot be seen here (`**values`, a mapping from elsewhere)."""
    complete: bool = True
    strict: bool = True
    """Whether a missing value raises (a lenient jinja environment renders it as nothing)."""
    shared: frozenset[str] = frozenset()
    """Names that other templates filled by the same call have holes for."""
    replaceable: bool = False
    """Whether a caller can bring another template, of which this one is only the default."""
    unseen: bool = False
    """Whether the call fills further templates, whose text cannot be read here."""
    declares: bool = False
    """Whether the arguments only list the names that must come (`input_variables`); they fill
    nothing, where those of another incomplete filling (`partial`) do."""

    @property
    def names(self) -> list[str]:
        """The name of each argument; positional ones are "0", "1", …."""
        names: list[str] = []
        positions = 0
        for argument in self.arguments:
            names.append(str(positions) if argument.name is None else argument.name)
            positions += argument.name is None
        return names


@dataclass(frozen=True, slots=True)
class Dedenting:
    """`textwrap.dedent` or `inspect.cleandoc` is applied to the stretch `over` of the text."""

    over: Span
    span: Span


Loss = Literal["overwritten", "emptied", "replaced", "unread", "ignored"]
"""How a text is lost: by a later assignment (or a list of messages by this text), by the next turn
of a loop, as nothing reads it, as nothing takes what a method makes of it."""


@dataclass(frozen=True, slots=True)
class Discarding:
    """The prompt was built and then, at `span`, lost before anything read it."""

    span: Span
    name: str
    loss: Loss = "overwritten"


@dataclass(frozen=True, slots=True)
class Packing:
    """A trailing comma, at `span`, makes a tuple of what is used as text."""

    span: Span


@dataclass(frozen=True, slots=True)
class Membership:
    """A stretch of the prompt is element `index` of a literal collection of `size` elements."""

    collection: Literal["list", "tuple", "set"]
    index: int
    size: int
    span: Span
    wrapped: int = 0
    """How many elements of the collection are implicit concatenations of several literals."""
    over: Span | None = None
    """The stretch of the prompt's text that the element makes up; None where it is all of it."""


Use: TypeAlias = Filling | Dedenting | Discarding | Packing | Membership
