"""Facts that properties rest on: how much a text shows something, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from promptlint.model import Span
from promptlint.prism.properties.reading import Reading


def pairs(*lines: str) -> frozenset[tuple[str, str]]:
    """Return pairs of neighbouring words: on each line one, and all that may come after it."""
    return frozenset((first, second) for first, *rest in map(str.split, lines) for second in rest)


def words(*lines: str) -> frozenset[str]:
    """Return the words of some lines."""
    return frozenset(word for line in lines for word in line.split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A fact that words tell, or pairs of neighbouring words: `enough` of them make it complete."""

    name: str
    says: str
    words: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    enough: int = 1
    throughout: bool = False
    """Whether the material counts too, and not the instructions alone."""
    least: int = 1
    """Fewer than this tell nothing."""

    def share(self, reading: Reading) -> float:
        """Return how much of the fact a text shows, from 0 to 1."""
        part = reading.whole if self.throughout else reading.instructing
        count = sum(part.counts[word] for word in self.words & part.counts.keys())
        if self.pairs and count < self.enough:
            count += sum(part.pairs[pair] for pair in self.pairs & part.pairs.keys())
        return min(1.0, count / self.enough) if count >= self.least else 0.0

    def spans(self, reading: Reading) -> Iterator[Span]:
        """Yield the places that tell the fact."""
        end = len(reading.text) if self.throughout else reading.cut
        before: tuple[str, Span] | None = None
        for word, span in reading.placed:
            if span.end > end:
                return
            if word in self.words:
                yield span
            if before and (before[0], word) in self.pairs:
                yield Span(before[1].start, span.end)
            before = word, span


@dataclass(frozen=True, slots=True)
class Trait:
    """A fact that is found at places by other means: `enough` of them make it complete."""

    name: str
    says: str
    at: Callable[[Reading], Iterator[Span]]
    enough: int = 1
    least: int = 1
    """Fewer places than this tell nothing."""

    def share(self, reading: Reading) -> float:
        """Return how much of the fact a text shows, from 0 to 1."""
        count = sum(1 for _ in self.at(reading))
        return min(1.0, count / self.enough) if count >= self.least else 0.0

    def spans(self, reading: Reading) -> Iterator[Span]:
        """Yield the places that tell the fact."""
        return self.at(reading)


@dataclass(frozen=True, slots=True)
class Measure:
    """A fact about the text as a whole, which has no place in it."""

    name: str
    says: str
    of: Callable[[Reading], float]

    def share(self, reading: Reading) -> float:
        """Return how much of the fact a text shows, from 0 to 1."""
        return self.of(reading)

    def spans(self, reading: Reading) -> Iterator[Span]:  # noqa: ARG002 - facts are used alike
        """Yield nothing."""
        return iter(())


Fact = Cue | Trait | Measure
