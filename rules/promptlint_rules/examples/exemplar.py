"""What an exemplar is: an input with its output, shown to the model, each at its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from promptlint.model import Prompt, Span
from promptlint.pattern import late

_LABEL_WORDS = 4
_LABEL_LENGTH = 40
_OFTEN = 2
"""Times that an example may be pasted, and labels that an input may have, by mistake."""
_NO_LABEL = late(r"[{}\[\]()<>=:：\\\n,;|]")
_BLANKS = late(r"\s+")
_ENTRY = late(r"\"(?P<key>[\w -]+)\"\s*:\s*\"(?P<value>[^\"\n\\]+)\"")


@dataclass(frozen=True, slots=True)
class Field:
    """One part of an exemplar; `label` is the word that introduces it, "" where none does."""

    label: str
    text: str
    prompt: Prompt
    span: Span
    """Where `text` stands in the prompt's text."""
    where: Span | None = None
    """Where it stands in the source, if it is a value of the code that is no prompt by itself."""

    @property
    def key(self) -> str:
        """The text as it is compared: without case, outer marks and extra blanks."""
        return _BLANKS.sub(" ", self.text).strip(" \t\"'`.*").casefold()

    @property
    def is_label(self) -> bool:
        """Say whether the text is short enough to be the name of a class."""
        words = self.key.split()
        is_short = 0 < len(words) <= _LABEL_WORDS and len(self.key) <= _LABEL_LENGTH
        return is_short and _NO_LABEL.search(self.text) is None


@dataclass(frozen=True, slots=True)
class Exemplar:
    """What is given, and what the model is shown to make of it."""

    given: tuple[Field, ...]
    made: Field

    @property
    def question(self) -> tuple[str, ...]:
        """All that is given, as it is compared."""
        return tuple(field.key for field in self.given)

    @property
    def length(self) -> int:
        """The characters of all that is given."""
        return sum(len(key) for key in self.question)

    @property
    def parts(self) -> tuple[Field, ...]:
        """Given and made, in order."""
        return (*self.given, self.made)


@dataclass(frozen=True, slots=True)
class Series:
    """Exemplars of one task that stand together, in order."""

    exemplars: tuple[Exemplar, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The outputs as they are compared, if every one of them is a label; else nothing."""
        if all(one.made.is_label for one in self.exemplars):
            return tuple(one.made.key for one in self.exemplars)
        return ()

    def instruction(self, told: Sequence[Prompt]) -> str:
        """Return the texts that say what to do, without the examples in them."""
        return "\n".join(self._around(prompt) for prompt in told)

    def _around(self, prompt: Prompt) -> str:
        text = prompt.text
        fields = (field for one in self.exemplars for field in one.parts)
        spans = (field.span for field in fields if field.prompt.id == prompt.id)
        for span in sorted(spans, reverse=True):
            text = f"{text[: span.start]}\n{text[span.end :]}"
        return text

    @property
    def is_mapping(self) -> bool:
        """Whether inputs lead to outputs; in a listing of records, some come back all the time."""
        times = Counter((*one.question, one.made.key) for one in self.exemplars)
        made: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for one in self.exemplars:
            made[one.question].add(one.made.key)
        return max(times.values()) <= _OFTEN and max(map(len, made.values())) <= _OFTEN


def columns(series: Series) -> Iterator[list[Field]]:
    """Yield what the exemplars give or make in one place each, from the second part on.

    Of outputs that are JSON objects, the values of every key that all of them have.
    """
    parts = [one.parts for one in series.exemplars]
    if len({*map(len, parts)}) == 1:
        yield from (list(column) for column in zip(*(one[1:] for one in parts), strict=True))
    values = [_values(one.made) for one in series.exemplars]
    for key in values[0]:
        if all(key in each for each in values):
            yield [each[key] for each in values]


def _values(field: Field) -> dict[str, Field]:
    """Return the strings of an output that is an object of JSON, each at its place."""
    if not field.text.lstrip().startswith("{"):
        return {}
    found: dict[str, Field] = {}
    for match in _ENTRY.finditer(field.text):
        start = field.span.start + match.start("value")
        span = Span(start, start + len(match["value"]))
        found.setdefault(
            match["key"], replace(field, label=match["key"], text=match["value"], span=span)
        )
    return found
