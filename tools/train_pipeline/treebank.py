"""Reads a treebank in CoNLL-U, and makes of it what the pipeline of promptlint learns from."""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

KEPT = frozenset({"Mood", "Tense", "VerbForm", "Voice"})
"""The features of words that a linguistic profile needs; fewer of them are learnt better."""
SUBTYPES = frozenset({"nsubj:pass", "csubj:pass", "aux:pass"})
IMPERATIVE = "Mood=Imp"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence; `head` is its head's place in the sentence, its own for the root."""

    form: str
    tag: str
    features: str
    head: int
    relation: str
    space: bool


Sentence = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring sentences of one document, which make one example."""

    sentences: tuple[Sentence, ...]

    @property
    def is_imperative(self) -> bool:
        """Whether some word of it is in the imperative."""
        return any(IMPERATIVE in word.features for each in self.sentences for word in each)

    def doc(self, vocab: Vocab) -> Doc:
        """Return the sentences as one annotated document."""
        words = [word for sentence in self.sentences for word in sentence]
        starts = [sum(map(len, self.sentences[:i])) for i in range(len(self.sentences))]
        heads = [
            start + word.head
            for start, sentence in zip(starts, self.sentences, strict=True)
            for word in sentence
        ]
        return Doc(
            vocab,
            words=[word.form for word in words],
            spaces=[word.space for word in words],
            pos=[word.tag for word in words],
            morphs=[word.features for word in words],
            heads=heads,
            deps=[word.relation for word in words],
            sent_starts=[i in starts for i in range(len(words))],
        )


def documents(path: Path) -> Iterator[list[Sentence]]:
    """Read the documents of a file in CoNLL-U, packed with xz."""
    sentences: list[Sentence] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in (*lines, "\n"):
            if line.strip():
                block.append(line.rstrip("\n"))
                continue
            if sentences and any(each.startswith("# newdoc") for each in block):
                yield sentences
                sentences = []
            if block:
                sentences.append(_sentence(block))
            block = []
    yield sentences


def _sentence(block: list[str]) -> Sentence:
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    joined: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:  # words written as one, such as don't, have no space within
            first, last = map(int, row[0].split("-"))
            joined |= dict.fromkeys(range(first, last), False)
            joined[last] = "SpaceAfter=No" not in row[9]
    words = [row for row in rows if row[0].isdigit()]
    return tuple(
        Word(
            form=row[1],
            tag=row[3],
            features=_features(row[5]),
            head=i if row[6] == "0" else int(row[6]) - 1,
            relation=_relation(row[7]),
            space=joined.get(i + 1, "SpaceAfter=No" not in row[9]),
        )
        for i, row in enumerate(words)
    )


def _features(written: str) -> str:
    return "|".join(each for each in written.split("|") if each.split("=")[0] in KEPT)


def _relation(written: str) -> str:
    relation = written if written in SUBTYPES else written.split(":", maxsplit=1)[0]
    return "ROOT" if relation == "root" else relation


def pieces(document: list[Sentence], draw: random.Random) -> Iterator[Piece]:
    """Cut a document into pieces of one to three sentences."""
    start = 0
    while start < len(document):
        end = start + draw.choice((1, 1, 2, 3))
        yield Piece(tuple(document[start:end]))
        start = end


def variants(piece: Piece, draw: random.Random) -> Iterator[Piece]:
    """Yield a piece, and the ways that prompts would write it: most of them if it commands."""
    yield piece
    if piece.is_imperative:
        yield _bare(piece)
        yield _lower(piece) if draw.random() < 0.5 else _upper(piece, draw)
    elif draw.random() < 0.15:
        yield _lower(piece) if draw.random() < 0.5 else _bare(piece)


def _bare(piece: Piece) -> Piece:
    """Leave out the last stop, as items of lists do; what hangs on it stays as it is."""
    *others, last = piece.sentences
    end = len(last) - 1
    if not end or last[end].form not in {".", "!"} or any(word.head == end for word in last[:end]):
        return piece
    return Piece((*others, last[:end]))


def _lower(piece: Piece) -> Piece:
    return _rewritten(piece, str.lower)


def _upper(piece: Piece, draw: random.Random) -> Piece:
    """Shout, at times only the word that commands and what denies it."""
    if draw.random() < 0.3:
        return _rewritten(piece, str.upper)
    return Piece(
        tuple(
            tuple(
                replace(word, form=word.form.upper())
                if IMPERATIVE in word.features or word.form.lower() in {"not", "never", "always"}
                else word
                for word in sentence
            )
            for sentence in piece.sentences
        )
    )


def _rewritten(piece: Piece, way: type[str] | object) -> Piece:
    change = way if callable(way) else str
    return Piece(
        tuple(
            tuple(replace(word, form=str(change(word.form))) for word in sentence)
            for sentence in piece.sentences
        )
    )
