"""What a prompt or conversation is, as one value that can be looked up, where its places move."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final, TypeAlias, cast

from promptlint.memo.move import Move
from promptlint.model import (
    Answer,
    Argument,
    Conversation,
    Dedenting,
    Discarding,
    Filling,
    Gap,
    Hole,
    Joint,
    Membership,
    Message,
    Packing,
    Piece,
    Prompt,
    Reading,
    Run,
    Setting,
    Span,
)

Shape: TypeAlias = Hashable
_Shaper: TypeAlias = "Callable[[Any, Shapes], Shape]"

_PLACES: Final[Mapping[type[Any], frozenset[str]]] = {
    Answer: frozenset({"span"}),
    Argument: frozenset({"span"}),
    Conversation: frozenset({"span", "rendered"}),
    Dedenting: frozenset({"span"}),
    Discarding: frozenset({"span"}),
    Filling: frozenset({"span"}),
    Gap: frozenset({"span"}),
    Hole: frozenset({"source_span"}),
    Joint: frozenset({"span"}),
    Membership: frozenset({"span"}),
    Message: frozenset({"span", "role_span", "roles", "content_span", "blanks"}),
    Packing: frozenset({"span"}),
    Piece: frozenset({"source_span", "expression"}),
    Prompt: frozenset({"span"}),
    Reading: frozenset({"span"}),
    Run: frozenset({"source"}),
    Setting: frozenset({"span"}),
}
"""The fields that hold places in the file: all other spans are places in a prompt's text."""
_IDENTITY: Final = "id"
"""The field of a prompt that follows from its others and from its place."""
STILL: Final = Move(-1, -1, 0)


class Torn(Exception):  # noqa: N818 - nothing went wrong
    """A place of the value was changed, so that it has none in the other text."""


class Shapes:
    """What the values of one file are, once their places have moved."""

    def __init__(self, move: Move = STILL) -> None:
        """Move places in one way."""
        self.move = move
        self._prompts: dict[int, tuple[Prompt, Shape]] = {}

    def of(self, value: object) -> Shape:
        """Return what a value of the model is.

        Raises:
            Torn: one of its places does not move as a whole.
        """
        kind = type(value)
        if isinstance(value, Prompt):  # which conversations hold as well
            known = self._prompts.get(id(value))
            if known is None:
                known = self._prompts[id(value)] = value, _shaper(kind)(value, self)
            return known[1]
        return _shaper(kind)(value, self)


def _shaper(kind: type[Any]) -> _Shaper:
    shaper = _SHAPERS.get(kind)
    if shaper is None:
        shaper = _SHAPERS[kind] = _made(kind)
    return shaper


def _made(kind: type[Any]) -> _Shaper:
    if kind in (str, type(None)):
        return _itself
    if kind is Span:
        return lambda span, _: (span.start, span.end)
    if kind is tuple:
        return lambda values, shapes: tuple([shapes.of(value) for value in values])
    if issubclass(kind, Mapping):
        return lambda values, shapes: tuple([(name, shapes.of(values[name])) for name in values])
    if is_dataclass(kind):
        return _of_class(kind, [one.name for one in fields(kind) if one.name != _IDENTITY])
    return _typed


def _itself(value: Shape, _: Shapes) -> Shape:
    return value


def _typed(value: Shape, _: Shapes) -> Shape:
    """Return a value with its type: True equals 1 and 1.0, and is something else."""
    return type(value), repr(value) if isinstance(value, float) else value


def _of_class(kind: type[Any], names: Iterable[str]) -> _Shaper:
    places = _PLACES.get(kind, frozenset())
    plan = tuple((name, name in places) for name in names)
    unmoved = tuple((name, False) for name, _ in plan)

    def of_class(value: object, shapes: Shapes) -> Shape:
        is_foreign = isinstance(value, Piece) and value.path is not None
        found: list[Any] = [kind]
        for name, is_place in unmoved if is_foreign else plan:
            held = getattr(value, name)
            if is_place:
                held = _moved(held, shapes.move)
            elif held is not None and type(held) is not str:
                held = shapes.of(held)
            found.append(held)
        return tuple(found)

    return of_class


_SHAPERS: Final[dict[type[Any], _Shaper]] = {}
"""How values of each class are read, worked out when the first of them comes."""


def _moved(held: object, move: Move) -> Shape:
    """Return what a field holds once all spans in it have moved."""
    if isinstance(held, tuple):
        return tuple([_moved(one, move) for one in cast("tuple[object, ...]", held)])
    if not isinstance(held, Span):
        return held
    moved = move.span(held)
    if moved is None:
        raise Torn
    return moved.start, moved.end
