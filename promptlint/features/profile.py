"""The linguistic profile of a prompt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from promptlint.features.clause import Clause, clauses
from promptlint.features.frequency import RARE, zipf
from promptlint.features.word import Sentence, Word, depth

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What the grammar of a prompt is like. It says nothing of whether a prompt is good."""

    clauses: tuple[Clause, ...] = ()
    depths: tuple[int, ...] = ()
    """Of each sentence: the words on the longest way from its root to a leaf."""
    frequencies: tuple[float, ...] = ()
    """Of each noun, verb, adjective and adverb that is no name: how common it is, as Zipf value."""

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Profile:
        """Return the profile of parsed sentences."""
        parsed = tuple(sentences)
        return cls(
            clauses=tuple(clause for each in parsed for clause in clauses(each)),
            depths=tuple(map(depth, parsed)),
            frequencies=tuple(
                zipf(word.text) for each in parsed for word in each if _has_content(word)
            ),
        )

    def record(self) -> dict[str, object]:
        """Return the profile as a value that JSON can hold."""
        return {
            "clauses": [_clause(each) for each in self.clauses],
            "mood": Counter(each.mood for each in self.clauses),
            "voice": Counter(each.voice for each in self.clauses),
            "tense": Counter(each.tense for each in self.clauses if each.tense),
            "modality": Counter(each.modality for each in self.clauses if each.modality),
            "sentences": len(self.depths),
            "depth": {
                "mean": round(fmean(self.depths), 2) if self.depths else 0,
                "max": max(self.depths, default=0),
            },
            "frequency": {
                "mean": round(fmean(self.frequencies), 2) if self.frequencies else None,
                "rare": sum(value < RARE for value in self.frequencies),
            },
        }


def _has_content(word: Word) -> bool:
    return word.tag in _CONTENT and word.text.isalpha()


def _clause(clause: Clause) -> dict[str, object]:
    return {
        "start": clause.span.start,
        "end": clause.span.end,
        "verb": clause.verb.start,
        "mood": clause.mood,
        "voice": clause.voice,
        "tense": clause.tense,
        "modality": clause.modality,
    }
