"""All slips of a prose, each place once."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from promptlint_rules.wording.agreement import AGREEMENT
from promptlint_rules.wording.article import misplaced_articles
from promptlint_rules.wording.confused import CONFUSED
from promptlint_rules.wording.phrasing import PHRASING
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.slip import Slip
from promptlint_rules.wording.spacing import spacing_slips
from promptlint_rules.wording.spelling import misspelt

_FRAMES: Final = (*PHRASING, *CONFUSED, *AGREEMENT)


def slips(prose: Prose, accepted: Set[str] = frozenset()) -> Iterator[Slip]:
    """Yield the slips in text order; of two that overlap, the one that begins first.

    `accepted` words, in lower case, are right.
    """
    end = 0
    for slip in sorted(_all(prose, accepted), key=lambda one: one.span):
        if slip.span.start >= end:
            yield slip
            end = slip.span.end


def _all(prose: Prose, accepted: Set[str]) -> Iterator[Slip]:
    yield from misspelt(prose, accepted)
    yield from misplaced_articles(prose)
    yield from spacing_slips(prose)
    flowing = prose.flowing
    for frame in _FRAMES:
        if frame.cue in flowing:
            yield from frame.find(prose)
