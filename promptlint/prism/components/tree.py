"""Components: neighbouring segments with one label, nested by the headings above them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from promptlint.model import Component, Role, Segment, Span
from promptlint.prism.components.labeller import labels
from promptlint.prism.components.layout import Place, places
from promptlint.prism.units import segments

_WINDOW = 1000
"""How many segments are labelled together, so that a huge text needs little memory."""


def components(text: str, role: Role | None = None) -> tuple[Component, ...]:
    """Return the components of a text in order; they hold every segment once.

    Args:
        text: a prompt, or one message of it.
        role: who speaks it, if that is known. What is sent as an example is one throughout.
    """
    return tuple(_merged(_labelled(text, role)))


def depth(found: Iterable[Component]) -> int:
    """Return how deep the tree of components is: 0 without any, 1 without headings."""
    return max((one.depth for one in found), default=0)


def width(found: Sequence[Component]) -> int:
    """Return how many components lie at the depth that has most."""
    depths = [one.depth for one in found]
    return max(map(depths.count, set(depths)), default=0)


def _labelled(text: str, role: Role | None) -> Iterator[Component]:
    """Yield every segment as a component of its own."""
    every = segments(text)
    while window := list(islice(every, _WINDOW)):
        start, end = window[0].span.start, window[-1].span.end
        part = text[start:end]
        moved = [Segment(one.span.shift(-start), one.kind) for one in window]
        laid = places(part, moved)
        for one, label, level in zip(window, labels(laid, role), _depths(laid), strict=True):
            yield Component(label, one.span, level)


def _depths(laid: Sequence[Place]) -> list[int]:
    found: list[int] = []
    for place in laid:
        found.append(1 if place.parent is None else found[place.parent] + 1)
    return found


def _merged(found: Iterable[Component]) -> Iterator[Component]:
    """Yield runs of one label as one component, as deep as its first segment."""
    begun: Component | None = None
    for one in found:
        if begun and begun.label == one.label:
            begun = Component(begun.label, Span(begun.span.start, one.span.end), begun.depth)
            continue
        if begun:
            yield begun
        begun = one
    if begun:
        yield begun
