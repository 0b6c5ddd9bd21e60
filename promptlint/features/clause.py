"""The clauses of a sentence: mood, voice, tense and modality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal, TypeAlias

from promptlint.features.label import label_end
from promptlint.features.orders import orders
from promptlint.features.word import VERBAL, Sentence, Word, children
from promptlint.model import Span

Mood: TypeAlias = Literal["imperative", "indicative", "interrogative"]
Voice: TypeAlias = Literal["active", "passive"]
Tense: TypeAlias = Literal["past", "present", "future"]

MODALS: Final = {
    **{word: word for word in ("can", "could", "may", "might", "must", "should", "would")},
    **{"ca": "can", "cannot": "can", "shall": "shall", "ought": "ought"},
}
_FUTURE: Final = frozenset({"will", "'ll", "wo", "shall", "ll"})
_OBLIGED: Final = {"need": "need", "needs": "need", "have": "have", "has": "have"}
_PASSIVE: Final = frozenset({"aux:pass", "auxpass", "nsubj:pass", "nsubjpass", "csubj:pass"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with a finite verb, or an order.

    `verb` says what is done, "help" in "you can help", or joins what is said, "are" in "you are
    kind"; `verbs` are all of them in order, with the auxiliaries. An order has no tense.
    `modality` is the modal verb as the dictionary has it, "need" or "have" for "need to" and "have
    to", or None.
    """

    span: Span
    verb: Span
    verbs: tuple[Span, ...]
    mood: Mood
    voice: Voice
    tense: Tense | None
    modality: str | None


def clauses(sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses of a sentence, in the order of their heads; nested ones lie within."""
    below = children(sentence)
    commanded = set(orders(sentence))
    finite = _finite(sentence, commanded)
    for at in sorted({*commanded, *finite}):
        yield _clause(sentence, below, at, finite.get(at, ()))


def _clause(
    sentence: Sentence, below: Sequence[Sequence[int]], at: int, finite: Sequence[Word]
) -> Clause:
    """Return the clause that a word is the head of; an order has no finite verb."""
    group = [sentence[i] for i in sorted({at, *(i for i in below[at] if sentence[i].is_helper)})]
    verbal = [word for word in group if word.tag in VERBAL] or [sentence[at]]
    main = sentence[at] if sentence[at] in verbal else verbal[0]
    return Clause(
        span=_extent(sentence, below, at),
        verb=main.span,
        verbs=tuple(word.span for word in verbal),
        mood=_mood(sentence, at) if finite else "imperative",
        voice="passive" if any(sentence[i].relation in _PASSIVE for i in below[at]) else "active",
        tense=_tense(group, finite) if finite else None,
        modality=_modality(sentence, at, group),
    )


def _finite(sentence: Sentence, commanded: set[int]) -> dict[int, list[Word]]:
    """Return the finite verbs of each clause by its head, orders aside."""
    found: dict[int, list[Word]] = defaultdict(list)
    for at, word in islice(enumerate(sentence), label_end(sentence), None):
        is_finite = "VerbForm=Fin" in word.features or "Mood=Ind" in word.features
        if is_finite or (word.tag == "AUX" and word.text.lower() in {*MODALS, *_FUTURE}):
            head = word.head if word.is_helper else at
            if head not in commanded:
                found[head].append(word)
    return found


def _mood(sentence: Sentence, at: int) -> Mood:
    word = sentence[at]
    while word.relation == "conj" and word.head != at:
        at, word = word.head, sentence[word.head]
    asks = next((each.text == "?" for each in reversed(sentence) if not each.text.isalnum()), False)
    return "interrogative" if asks and word.relation == "ROOT" else "indicative"


def _tense(group: Sequence[Word], finite: Sequence[Word]) -> Tense:
    if any(word.text.lower() in _FUTURE for word in group if word.is_helper):
        return "future"
    return "past" if any("Tense=Past" in word.features for word in finite) else "present"


def _modality(sentence: Sentence, at: int, group: Sequence[Word]) -> str | None:
    for word in group:
        if word.is_helper and word.text.lower() in MODALS:
            return MODALS[word.text.lower()]
    said = sentence[at].text.lower()
    after = sentence[at + 1].text.lower() if at + 1 < len(sentence) else ""
    return _OBLIGED.get(said) if after == "to" else None


def _extent(sentence: Sentence, below: Sequence[Sequence[int]], at: int) -> Span:
    """Return the place of a word with all that depends on it."""
    first = last = at
    waiting = [at]
    while waiting:
        each = waiting.pop()
        first, last = min(first, each), max(last, each)
        waiting.extend(below[each])
    return Span(sentence[first].span.start, sentence[last].span.end)
