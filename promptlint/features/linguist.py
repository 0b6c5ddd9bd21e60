"""Profiles of many prompts, parsed together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import tee

from promptlint.features.passage import pieces
from promptlint.features.pipeline import EMBEDDED, Row, load
from promptlint.features.profile import Profile
from promptlint.features.word import Sentence
from promptlint.model import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A prompt with the spans of its lines or sentences, and of its holes."""

    text: str
    segments: Sequence[Span]
    holes: Sequence[Span] = ()


class Linguist:
    """Profiles prompts with a pipeline, which is loaded when the first prompt comes."""

    def __init__(self, pipeline: str = EMBEDDED) -> None:
        """Take the name of a pipeline."""
        self._name = pipeline

    def profile(self, passage: Passage) -> Profile:
        """Return the profile of one prompt.

        Raises:
            ConfigError: the pipeline cannot be loaded.
        """
        return next(self.profiles([passage]))

    def profiles(self, passages: Iterable[Passage]) -> Iterator[Profile]:
        """Yield the profile of each prompt, in order; parsing many together is faster.

        Raises:
            ConfigError: the pipeline cannot be loaded.
        """
        counted, parsed = tee(passages)
        sentences = load(self._name).sentences(_rows(parsed))
        ahead = next(sentences, None)
        for number, _ in enumerate(counted):
            own: list[Sentence] = []
            while ahead and ahead[0] == number:
                own.append(ahead[1])
                ahead = next(sentences, None)
            yield Profile.of(own)


def _rows(passages: Iterable[Passage]) -> Iterator[Row]:
    for number, passage in enumerate(passages):
        for text, offset in pieces(passage.text, passage.segments, passage.holes):
            yield text, (offset, number)
