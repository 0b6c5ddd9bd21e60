"""What the component labeller looks at, the same in training and in use.

A feature is a name. Those of a segment itself also speak for the segments beside it and for those
that it governs: each has a weight for every label in each of the ROLES.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from promptlint.prism.components.cues import cues
from promptlint.prism.components.layout import Edge, Place
from promptlint.prism.components.looks import labelled, looks
from promptlint.prism.components.order import Repeated, label, order
from promptlint.prism.components.vocabulary import Vocabulary
from promptlint.prism.components.votes import votes
from promptlint.prism.components.wording import pairs, told, worded
from promptlint.prism.components.words import words

VERSION = 3
"""Of the features. Weights that were trained on another version are refused."""
ROLES = ("self", "before", "after", "near", "far")
"""For whom a feature speaks: its own segment; the one after it, for which it is what comes before;
the one before it; those that its segment governs, in the same paragraph or further on."""
SELF, BEFORE, AFTER, NEAR, FAR = range(len(ROLES))


@dataclass(frozen=True, slots=True)
class Row:
    """The features of one segment: `own` speak in all roles, those `alone` for itself only."""

    own: set[str]
    alone: set[str]
    edge: Edge
    parent: int | None
    is_near: bool


def rows(laid: Sequence[Place], vocabulary: Vocabulary) -> list[Row]:
    """Return the features of a text's segments."""
    found = [words(place.line.body) for place in laid]
    labels = [label(place.line.body) for place in laid]
    repeated = Repeated([name for name, _ in labels])
    result: list[Row] = []
    for number, (place, word) in enumerate(zip(laid, found, strict=True)):
        families = cues(word.tokens)
        own = vocabulary.features(word.tokens)
        own.update(worded(word, vocabulary))
        own.update(looks(place.line, word))
        own.update(labelled(*labels[number]))
        own.update(told(families))
        own.update(votes(place.line, word, labels[number]))
        alone = {*order(laid, number), *repeated.features(number), *pairs(families)}
        result.append(Row(own, alone, place.edge, place.parent, place.is_near))
    return result


def speakers(found: Sequence[Row], number: int) -> Iterator[tuple[int, int]]:
    """Yield the segments whose own features speak for one, each with its role.

    The pieces of a wrapped sentence speak for each other as for themselves.
    """
    row = found[number]
    yield number, SELF
    if number:
        yield number - 1, BEFORE
        if row.edge == "wrap":
            yield number - 1, SELF
    if number + 1 < len(found):
        yield number + 1, AFTER
        if found[number + 1].edge == "wrap":
            yield number + 1, SELF
    if row.parent is not None:
        yield row.parent, NEAR if row.is_near else FAR
