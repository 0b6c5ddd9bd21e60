"""Measures the embedded pipeline: `python tools/train_pipeline/evaluate.py TREEBANK [PROMPTS]`.

On the treebank's test split, the share of words with the right tag, and how well words in the
imperative are found by the parser alone and with promptlint's rules. On prompts, a file of JSON
lines with a "text", the same for the clauses of moods.txt, some of which served to make the rules.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from treebank import IMPERATIVE, Sentence, documents

from promptlint.features import Linguist, Passage
from promptlint.features.pipeline import load
from promptlint.model import Span

MOODS = Path(__file__).with_name("moods.txt")
NAMES = {"I": "imperative", "D": "indicative", "Q": "interrogative"}


@dataclass
class Found:
    """How many of what was sought were found, missed, and found without being there."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def add(self, wanted: set[int], got: set[int]) -> None:
        """Count one text."""
        self.right += len(wanted & got)
        self.missed += len(wanted - got)
        self.wrong += len(got - wanted)

    def __str__(self) -> str:
        """Return precision, recall and F."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        middle = 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)
        return f"P {precision:.3f} R {recall:.3f} F {middle:.3f}"


def treebank(folder: Path) -> None:
    """Report on the test split, sentence by sentence, as a line of a prompt would stand."""
    sentences = [each for doc in documents(folder / "en_ewt-test.conllu.xz") for each in doc]
    texts = [_text(sentence) for sentence in sentences]
    rows = [(text, (0, number)) for number, text in enumerate(texts)]
    begin = time.process_time()
    parsed = list(load().sentences(rows))
    seconds = time.process_time() - begin
    tags: list[dict[int, tuple[str, str]]] = [{} for _ in texts]
    for number, words in parsed:
        tags[number] |= {word.start: (word.tag, word.features) for word in words}
    aligned = right = 0
    alone, ruled = Found(), Found()
    moods = Linguist().profiles(Passage(text, [Span(0, len(text))]) for text in texts)
    for sentence, found, profile in zip(sentences, tags, moods, strict=True):
        at = list(_offsets(sentence))
        aligned += sum(start in found for start in at)
        right += sum(
            found[start][0] == word.tag
            for start, word in zip(at, sentence, strict=True)
            if start in found
        )
        wanted = {
            start for start, word in zip(at, sentence, strict=True) if _commands(word.features)
        }
        helpers = {
            start
            for start, word in zip(at, sentence, strict=True)
            if _commands(word.features) and word.relation == "aux"
        }
        alone.add(wanted, {start for start, (_, features) in found.items() if _commands(features)})
        ordered = {each.verb.start for each in profile.clauses if each.mood == "imperative"}
        ruled.add(wanted - helpers, ordered)
    total = sum(map(len, sentences))
    words = sum(len(words) for _, words in parsed)
    print(f"UPOS {right / aligned:.4f} of {aligned} aligned words ({total} in all)")
    print(f"words in the imperative, parser alone: {alone}")
    print(f"orders, with rules:                    {ruled}")
    print(f"{words / seconds:.0f} words a second")


def _commands(features: str) -> bool:
    return IMPERATIVE in features


def _text(sentence: Sentence) -> str:
    return "".join(word.form + " " * word.space for word in sentence).rstrip()


def _offsets(sentence: Sentence) -> Iterable[int]:
    at = 0
    for word in sentence:
        yield at
        at += len(word.form) + word.space


def prompts(path: Path) -> None:
    """Report on the clauses of prompts that were labelled by hand."""
    texts = {
        hashlib.sha256(text.encode()).hexdigest()[:16]: text
        for text in (json.loads(line)["text"] for line in path.open(encoding="utf-8"))
    }
    for half in ("made with", "held out"):
        found, right, total = Found(), 0, 0
        for digest, span, labels in _labelled(half):
            passage = Passage(texts[digest], [span])
            clauses = Linguist().profile(passage).clauses
            ignored = {start for start, mood in labels.items() if mood == "X"}
            orders = {each.verb.start for each in clauses if each.mood == "imperative"} - ignored
            found.add({start for start, mood in labels.items() if mood == "I"}, orders)
            for start, mood in labels.items():
                if mood != "X":
                    total += 1
                    right += any(
                        each.mood == NAMES[mood] and start in {verb.start for verb in each.verbs}
                        for each in clauses
                    )
        print(f"prompts, {half}: orders {found}; mood of {right} of {total} clauses right")


def _labelled(half: str) -> Iterable[tuple[str, Span, dict[int, str]]]:
    for line in MOODS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        number, digest, start, end, *labels = line.split()
        if (int(number) % 2 == 0) == (half == "made with"):
            moods = {int(at): mood for at, mood in (label.split(":") for label in labels)}
            yield digest, Span(int(start), int(end)), moods


def main(arguments: Sequence[str]) -> None:
    """Report on both."""
    treebank(Path(arguments[0]))
    if len(arguments) > 1:
        prompts(Path(arguments[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
