"""Clusters of words by the words beside them, from unlabelled text."""

from __future__ import annotations

import ast
import lzma
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD

from promptlint.prism.components.words import words

BESIDE = (-1, 1, -2, 2)
CONTEXTS = 1500
WORDS = 12000
LEAST = 4
"""How often a word has to occur."""
DIMENSIONS = 80
SIZES = (100, 400)
"""How many coarse and how many fine clusters there are."""


def prompts(folder: Path) -> Iterator[str]:
    """Yield PromptSet's strings, which are stored as source text, once each."""
    with lzma.open(folder / "promptset_strings.txt.xz", "rt", encoding="utf-8") as file:
        sources = re.split(r"\n-{60,}\n", file.read())
    seen: set[str] = set()
    for source in sources:
        literal = re.sub(r"^[fFrRbBuU]{1,2}(?=[\"'])", "", source.strip())
        try:
            text = ast.literal_eval(literal)
        except (SyntaxError, ValueError):
            text = literal.strip("\"'").replace("\\n", "\n")
        if isinstance(text, str) and text not in seen:
            seen.add(text)
            yield text


def sentences(folder: Path) -> Iterator[list[str]]:
    """Yield the words of each line of the texts."""
    lines = [line for text in prompts(folder) for line in text.split("\n") if line.strip()]
    for name in ("ewt_sentences.txt.xz", "wikitext2_valid_test.txt.xz"):
        with lzma.open(folder / name, "rt", encoding="utf-8") as file:
            lines += [line for line in file.read().split("\n") if line.strip()][:20000]
    for line in lines:
        head = line[:400]
        if sum(map(str.isascii, head)) > 0.8 * len(head):
            yield ["<s>", *words(head).tokens, "</s>"]


def vectors(read: Sequence[Sequence[str]]) -> tuple[list[str], np.ndarray]:
    """Return the commonest words, and a unit vector for each from the words beside it."""
    counts = Counter(word for sentence in read for word in sentence)
    known = [word for word, count in counts.most_common(WORDS) if count >= LEAST]
    number = {word: place for place, word in enumerate(known)}
    context = {word: place for place, (word, _) in enumerate(counts.most_common(CONTEXTS))}
    pairs: Counter[tuple[int, int]] = Counter()
    for sentence in read:
        for place, word in enumerate(sentence):
            if word in number:
                for slot, step in enumerate(BESIDE):
                    other = place + step
                    if 0 <= other < len(sentence) and sentence[other] in context:
                        pairs[number[word], slot * CONTEXTS + context[sentence[other]]] += 1
    rows, columns = np.array(list(pairs)).T
    values = np.array(list(pairs.values()), dtype=float)
    shape = (len(known), CONTEXTS * len(BESIDE))
    total = np.bincount(rows, values, shape[0])
    share = np.bincount(columns, values, shape[1]) ** 0.75
    share /= share.sum()
    information = np.log(values / total[rows] / share[columns])
    matrix = sparse.csr_matrix((np.maximum(information, 0), (rows, columns)), shape=shape)
    found = TruncatedSVD(DIMENSIONS, random_state=0).fit_transform(matrix)
    return known, found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)


def clusters(folder: Path) -> dict[str, list[int]]:
    """Return the number of each word's coarse and fine cluster."""
    known, found = vectors(list(sentences(folder)))
    numbers = [
        MiniBatchKMeans(size, random_state=0, n_init=3, batch_size=4096).fit(found).labels_
        for size in SIZES
    ]
    return {word: [int(one[place]) for one in numbers] for place, word in enumerate(known)}
