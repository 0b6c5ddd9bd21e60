"""What the code does with a model's answer: the keys, tags, labels … that it reads there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from promptlint.model.place import Span

ReadingKind = Literal["key", "tag", "marker", "pattern", "label", "part", "json", "executed"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that the code looks for in an answer, or does with it.

    A `key` is a key of parsed JSON or a field of the class it is made into, a `tag` the name in
    `<name>`, a `marker` words that precede what is wanted ("Answer:"), a `pattern` a regular
    expression, a `label` what the whole answer is compared with, a `part` what is searched in it;
    of `json` and `executed` the text is the name of what parses or runs the answer.
    """

    kind: ReadingKind
    text: str
    span: Span
    optional: bool = False
    """Whether the code goes on without it: a default, a test, one of several ways."""
    group: int = 0
    """Readings of one group are alternatives of one another, in order: a comparison's labels."""
    lenient: bool = False
    """Whether only a part of the answer's text is looked at, or what stands around it taken off."""
    owner: str = ""
    """Of a `label`: the key whose value it is compared with, "" where it is the whole answer."""
    case: str = ""
    """Of a `label`, `part` or `marker`: "lower" or "upper" where the code made the answer's letters
    so, "any" of a marker that a pattern looks for, as flags of it may ignore the letters."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one call, as far as the code that sends it can be followed.

    `text` is all constant text that the call is given, by itself and through the function around
    it; `holes` are the expressions whose text cannot be seen, `given` the names of the arguments
    and of the keys of dictionaries among them.
    """

    span: Span
    """The call whose result is read: the model's, or the helper's that makes it."""
    text: str = ""
    holes: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()
    readings: tuple[Reading, ...] = ()
    complete: bool = False
    """Whether the parsed answer goes nowhere that cannot be seen, and all keys are constants."""
