"""What an expression can be known to be, without running it: the extractor's abstract values.

`Chunk` and `Blank` are the atoms of text; the other text values say how code joins, fills and
changes them. A value never holds more than the code says: what cannot be followed is `Unknown`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from tree_sitter import Node

from promptlint.lean import lean
from promptlint.model import Language, Run, Span


@lean
class Chunk:
    """The text of one literal, or of the stretch of an f-string between two holes.

    `runs` map from offsets of `text`.
    """

    text: str
    span: Span
    expression: Span
    runs: tuple[Run, ...]
    prefix: str = ""
    is_frame: bool = False
    """Whether this is the empty text of an f-string that has nothing but holes."""


@lean
class Blank:
    """A place in a text that a value fills: `{name}` of an f-string, a variable in a `+` chain."""

    node: Node
    span: Span
    expression: str
    value: Value
    spec: str = ""
    conversion: str = ""
    language: Language = "f-string"


@lean
class Part:
    """One value of a joined text or a list, with how it gets there."""

    value: Value
    joint: Literal["", "implicit", "plus", "augmented"] = ""
    conditional: bool = False
    repeated: bool = False
    node: Node | None = None


@lean
class Joined:
    """Texts one after another; `separator` is what `join` puts between elements of a list."""

    parts: tuple[Part, ...]
    separator: str = ""


@lean
class Given:
    """A value handed to a template: by name, or by position where `name` is None."""

    name: str | None
    node: Node
    value: Value


@lean
class Filled:
    """A template with the values that one call hands to it."""

    template: Value
    engine: Language
    call: str
    node: Node
    given: tuple[Given, ...] = ()
    open: bool = False
    complete: bool = True
    strict: bool = True


@lean
class Altered:
    """A text after `strip`, `dedent`, `lower` … (`how` names the function)."""

    text: Value
    how: str
    node: Node


@lean
class Constant:
    """A number, a boolean or None."""

    value: int | float | bool | None
    node: Node


@lean
class Listing:
    """A list or tuple; `is_open` when it can hold more than its parts show."""

    parts: tuple[Part, ...]
    node: Node | None
    kind: Literal["list", "tuple", "set"] = "list"
    is_open: bool = False
    turns: tuple[Part, ...] = ()
    """Of a comprehension over a list that is known: the text of each of its turns."""

    @property
    def is_fixed(self) -> bool:
        """Whether it holds just its parts, each once."""
        return not self.is_open and not any(p.conditional or p.repeated for p in self.parts)


@lean
class Entry:
    """One key of a mapping; `key` is None where it is not a literal."""

    key: str | None
    value: Value
    key_node: Node | None
    value_node: Node


@lean
class Mapping:
    """A dictionary; later entries win. `is_open` when it can hold more than its entries."""

    entries: tuple[Entry, ...]
    node: Node
    is_open: bool = False

    def get(self, *keys: str) -> Entry | None:
        """Return the last entry with one of the keys."""
        return next((entry for entry in reversed(self.entries) if entry.key in keys), None)


@lean
class Choice:
    """One of several values; which one is decided at run time."""

    values: tuple[Value, ...]


@lean
class Called:
    """What a call returns: `name` is the callee's dotted name as far as it is known.

    `receiver` is what the call works on: the object of a method, the value that `str` converts.
    """

    name: str
    node: Node
    receiver: Value | None = None


@lean
class Piped:
    """LangChain's `first | second | …`."""

    steps: tuple[Value, ...]
    node: Node


@lean
class Parameter:
    """A parameter of a function; `values` are its default and what call sites pass."""

    name: str
    node: Node
    values: tuple[Value, ...] = ()
    annotation: str = ""
    is_optional: bool = False
    is_settled: bool = False
    """Whether one function alone calls, with a text of the program's own."""


@lean
class Reference:
    """A function, class or module, by its dotted name; `node` where this file defines it."""

    name: str
    node: Node | None = None


@lean
class Foreign:
    """A value that another file of the project defines; `node` is the name that brings it here."""

    value: Value
    path: str
    node: Node


@lean
class Member:
    """An attribute, element or slice (`SLICE`) of a value that cannot be followed further."""

    owner: Value
    name: str
    node: Node


@lean
class Unknown:
    """Nothing is known."""

    node: Node | None = None


Value: TypeAlias = (
    Chunk
    | Blank
    | Joined
    | Filled
    | Altered
    | Constant
    | Listing
    | Mapping
    | Choice
    | Called
    | Piped
    | Parameter
    | Reference
    | Foreign
    | Member
    | Unknown
)
TEXTS = (Chunk, Joined, Filled, Altered, Foreign)
SLICE = "[:]"
"""The name of a member that is cut out of its owner."""
UNKNOWN = Unknown()
MOST_PARTS = 10_000
"""Parts that a plain text may be joined of."""


def choice(values: list[Value], most: int = 64) -> Value:
    """Return one value for several alternatives: flat, without doubles, at most `most`."""
    flat: dict[int, Value] = {}
    for value in values:
        for one in value.values if isinstance(value, Choice) else (value,):
            flat.setdefault(id(one), one)
    kept = tuple(flat.values())[:most]
    return kept[0] if len(kept) == 1 else Choice(kept) if kept else UNKNOWN


def alternatives(value: Value) -> tuple[Value, ...]:
    """Return the values that a value can be, each once; a parameter is what callers pass."""
    if not (isinstance(value, (Choice, Parameter)) and value.values):
        return (value,)
    found: list[Value] = []
    seen: set[int] = set()  # functions that call one another hand the same values on many ways
    waiting: list[Value] = [value]
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, (Choice, Parameter)) and one.values:
            waiting.extend(reversed(one.values))
        else:
            found.append(one)
    return tuple(found)


_SEEN = (*TEXTS, Blank, Constant, Parameter)


def altered(value: Value, how: str, node: Node) -> Value:
    """Return a text after a change; where it may be no text at all, that stays what it is."""
    ways = value.values if isinstance(value, Choice) else ()
    if all(isinstance(one, TEXTS) for one in ways):
        return Altered(value, how, node)
    return choice([Altered(one, how, node) if isinstance(one, TEXTS) else one for one in ways])


def is_replaceable(value: Value) -> bool:
    """Say whether a part of a text may be another one, of a caller or a file that is not seen."""
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        is_default = isinstance(one, Choice) and not all(isinstance(v, _SEEN) for v in one.values)
        if isinstance(one, Parameter) or is_default:
            return True
        if id(one) not in seen:
            seen.add(id(one))
            waiting.extend(_texts_within(one))
    return False


def _texts_within(value: Value) -> tuple[Value, ...]:
    match value:
        case Choice(values=values):
            return values
        case Altered(text=text) | Filled(template=text):
            return (text,)
        case Joined(parts=parts):
            return tuple(part.value for part in parts)
        case _:
            return ()


def plain_text(value: Value) -> str | None:
    """Return the text of a value that is a plain literal (or a join of such), else None.

    A join of very many is none either: a text that is doubled over and over has no end.
    """
    texts: list[str] = []
    waiting = [value]
    left = MOST_PARTS
    while waiting and left >= 0:
        match waiting.pop():
            case Chunk(text=text):
                texts.append(text)
            case Foreign(value=inner):
                waiting.append(inner)
            case Joined(parts):
                left -= len(parts) or 1
                waiting.extend(part.value for part in reversed(parts))
            case _:
                return None
    return None if waiting else "".join(texts)
