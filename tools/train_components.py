"""Trains promptlint/prism/components/weights.json; its card, card.md, tells what from.

    python tools/train_components.py --labels DIR --texts DIR --taught FILE --taught-by-all FILE \
        TRAIN.jsonl DEV.jsonl

DIR of --labels has train_labels.jsonl and dev_labels.jsonl, which name the repositories; the .jsonl
files are what corpus.py beside them writes. DIR of --texts has the unlabelled texts for the clusters.
FILE of --taught is what teach_components.py writes: what a larger model, taught by TRAIN.jsonl alone,
holds likely for unlabelled prompts; FILE of --taught-by-all, what one taught by both files does. A
model learns the labels first; together with the larger one it tells how likely labels are in the
unlabelled prompts; the second model, which is shipped, learns both. Where DEV.jsonl is checked, the
larger model that was taught by it has no part; for what is shipped, the mean of both is taken.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from sequence_model import Chains, Model, Training
from sklearn.model_selection import GroupKFold, KFold
from threadpoolctl import threadpool_limits
from word_clusters import clusters

from promptlint.model import Role
from promptlint.prism.components.features import ROLES, SELF, VERSION, Row, rows, speakers
from promptlint.prism.components.labeller import labels
from promptlint.prism.components.layout import EDGES, Place, places
from promptlint.prism.components.vocabulary import Vocabulary
from promptlint.prism.components.weights import LABELS, PATH, Weights, parse
from promptlint.prism.units import segments

LEAST_ROWS = 2
"""In how many segments a feature has to occur."""
LEAST_WEIGHT = 2
"""In hundredths: smaller weights are left out."""
SCALE = 100
DRAWS = 1000
"""How often prompts are drawn to tell how far chance moves a figure."""
MARGIN = 1.0
"""By how much the right label of a segment has to lead, in units of score."""
RARE = ("reasoning", "style", "constraint", "tools", "other")
RARE_MARGIN = 1.0
"""By how much more a rare label has to lead."""
TAUGHT_SHARE = 0.5
"""How much the larger model's opinion counts beside that of the first."""
LEXICAL = ("w=", "b=", "f2=", "f3=", "o=", "z=", "c", "d")
SEQUENCES = ("b=", "f3=", "cc=", "c3=")
FAMILIES = ("q=", "q0=", "q1=", "nq=", "oq=", "hq=", "lq=", "v")
TOGETHER = "qq="


def costs() -> np.ndarray:
    """Return by how much a label, by row, has to lead another, by column."""
    found = np.full((len(LABELS), len(LABELS)), MARGIN)
    found[[LABELS.index(label) for label in RARE]] += RARE_MARGIN
    np.fill_diagonal(found, 0)
    return found


TRAINING = Training(len(LABELS), len(EDGES), penalty=0.7, edge_penalty=0.1, steps=80, costs=costs())


@dataclass(frozen=True)
class Prompt:
    """A labelled prompt: its segments, and the numbers of their labels."""

    name: str
    group: str
    role: Role
    laid: list[Place]
    truth: list[int]


@dataclass(frozen=True)
class Taught:
    """An unlabelled prompt: its segments, and how likely the larger model holds their labels."""

    laid: list[Place]
    logs: np.ndarray
    """(segments, labels), natural logarithms."""


def freedom(feature: str, role: int) -> float:
    """Return how freely a feature may be used in a role, 1 being fully.

    Runs of words are used less than words, and words of other segments less than its own.
    """
    share = 0.5 if feature.startswith(SEQUENCES) else 0.7 if feature.startswith(TOGETHER) else 1.0
    if feature.startswith(FAMILIES):
        return 1.2 * (0.4 if role else 1.0)
    return share * (0.3 if role and feature.startswith(LEXICAL) else 1.0)


def groups(folder: Path) -> dict[str, str]:
    """Return the repository that each labelled prompt comes from."""
    found: dict[str, str] = {}
    for half in ("train", "dev"):
        for line in (folder / f"{half}_labels.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            inner = re.search(r"repos[^/]*/([^/]+)", item["path"])
            found[item["id"]] = inner.group(1) if inner else f"{item['repo']}"
    return found


def read(file: Path, homes: dict[str, str]) -> Iterator[Prompt]:
    """Yield the labelled prompts; a segment has the label of the unit that it lies in."""
    for line in file.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        found = list(segments(item["text"]))
        ends = np.array([end for _, end, _ in item["units"]])
        numbers = [int(np.searchsorted(ends, one.span.start, "right")) for one in found]
        truth = [LABELS.index(item["units"][number][2]) for number in numbers]
        laid = places(item["text"], found)
        yield Prompt(item["id"], homes[item["id"]], item["role"], laid, truth)


def read_taught(*files: Path) -> Iterator[Taught]:
    """Yield the unlabelled prompts; of several files, which have the same, the mean is taken."""
    for lines in zip(*(one.read_text(encoding="utf-8").splitlines() for one in files), strict=True):
        items = [json.loads(line) for line in lines]
        text = items[0]["text"]
        each = [
            np.array(item["logs"])[:, [item["labels"].index(label) for label in LABELS]]
            for item in items
        ]
        logs = np.logaddexp.reduce(each) - np.log(len(each))
        yield Taught(places(text, list(segments(text))), logs)


def cells(found: Sequence[Row]) -> Iterator[list[tuple[str, int]]]:
    """Yield, for each segment, the features and roles that speak for it."""
    for number, row in enumerate(found):
        spoken = [(name, SELF) for name in sorted(row.alone)]
        for other, role in speakers(found, number):
            spoken += [(name, role) for name in sorted(found[other].own)]
        yield spoken


def fitted(
    prompts: Sequence[Prompt], words: dict[str, list[int]], taught: Sequence[Taught] = ()
) -> Weights:
    """Return the weights that are learned from prompts, rounded as they are shipped."""
    vocabulary = Vocabulary(words)
    found = [rows(prompt.laid, vocabulary) for prompt in prompts]
    counts = Counter(cell for one in found for row in cells(one) for cell in row)
    kept = sorted(cell for cell, count in counts.items() if count >= LEAST_ROWS)
    number = {cell: place for place, cell in enumerate(kept)}
    known = chains(found, number)
    truth = np.array([label for prompt in prompts for label in prompt.truth])
    wanted = TRAINING.known(known, truth)
    model = TRAINING.fit(known, wanted)
    if taught:
        others = chains([rows(one.laid, vocabulary) for one in taught], number)
        logs = np.concatenate([one.logs for one in taught]) * TAUGHT_SHARE
        likely = model.target(others, logs)
        model = TRAINING.fit(known.with_others(others), wanted.with_others(likely))
    return parse(json.dumps(document(model, kept, words)).encode())


def chains(found: Sequence[Sequence[Row]], number: dict[tuple[str, int], int]) -> Chains:
    """Return texts for the model; `number` has the columns of the features that count."""
    spoken = [cell for one in found for cell in cells(one)]
    table = [[cell for cell in row if cell in number] for row in spoken]
    columns = [number[cell] for row in table for cell in row]
    values = [freedom(*cell) for row in table for cell in row]
    starts = np.cumsum([0, *map(len, table)])
    matrix = sparse.csr_matrix((values, columns, starts), shape=(len(table), len(number)))
    kinds = np.array([EDGES.index(row.edge) for one in found for row in one])
    return Chains(matrix, list(map(len, found)), kinds)


def document(model: Model, kept: Sequence[tuple[str, int]], words: dict[str, list[int]]) -> dict:
    """Return what weights.json holds."""
    features: dict[str, list[int]] = {}
    for (name, role), weights in zip(kept, model.weights, strict=True):
        for label, weight in enumerate(weights):
            value = round(float(weight) * freedom(name, role) * SCALE)
            if abs(value) >= LEAST_WEIGHT:
                features.setdefault(name, []).extend((role * len(LABELS) + label, value))
    return {
        "version": VERSION, "labels": LABELS, "roles": ROLES, "edges": EDGES,
        "first": np.rint(model.first * SCALE).astype(int).tolist(),
        "transitions": np.rint(model.transitions.transpose(0, 2, 1) * SCALE).astype(int).tolist(),
        "features": dict(sorted(features.items())),
        "clusters": dict(sorted(words.items())),
    }  # fmt: skip


def scored(table: np.ndarray) -> tuple[float, dict[str, float]]:
    """Return the share that is right, and F1 of labels with ten or more; true labels are rows."""
    true, given, hit = table.sum(1), table.sum(0), np.diag(table)
    found = {
        label: float(2 * hit[number] / (true[number] + given[number]))
        for number, label in enumerate(LABELS)
        if true[number] >= 10
    }
    return float(hit.sum() / table.sum()), found


def spread(tables: np.ndarray) -> np.ndarray:
    """Return between what 90 % of the two figures lie when as many prompts are drawn anew."""
    random = np.random.default_rng(0)
    drawn = []
    for _ in range(DRAWS):
        right, found = scored(tables[random.integers(0, len(tables), len(tables))].sum(0))
        drawn.append((right, sum(found.values()) / len(found)))
    return np.percentile(drawn, (5, 95), axis=0)


def figures(tables: np.ndarray) -> str:
    """Return the two figures with their spread, and F1 by label, from a table for each prompt."""
    right, found = scored(tables.sum(0))
    macro = sum(found.values()) / len(found)
    (right_least, macro_least), (right_most, macro_most) = spread(tables)
    each = ", ".join(f"{label} {score:.2f}" for label, score in found.items())
    return (
        f"right {right:.4f} ({right_least:.3f} to {right_most:.3f}), "
        f"macro-F1 {macro:.4f} ({macro_least:.3f} to {macro_most:.3f}): {each}"
    )


def validated(
    prompts: Sequence[Prompt],
    splits: Sequence[tuple[Sequence[int], Sequence[int]]],
    words: dict[str, list[int]],
    taught: Sequence[Taught] = (),
) -> str:
    """Return the figures of prompts by weights that they had no part in."""
    tables: list[np.ndarray] = []
    for train, test in splits:
        weights = fitted([prompts[place] for place in train], words, taught)
        for place in test:
            one = prompts[place]
            given = [LABELS.index(label) for label in labels(one.laid, one.role, weights)]
            tables.append(np.zeros((len(LABELS), len(LABELS)), dtype=int))
            np.add.at(tables[-1], (one.truth, given), 1)
    return figures(np.array(tables))


def main() -> None:
    """Train, print cross-validated figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--taught", type=Path, required=True)
    parser.add_argument("--taught-by-all", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5, help="0 leaves cross-validation out")
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    options = parser.parse_args()
    homes = groups(options.labels)
    train, dev = list(read(options.train, homes)), list(read(options.dev, homes))
    prompts = train + dev
    words = clusters(options.texts)
    taught = list(read_taught(options.taught))
    if options.folds:
        halves = [(range(len(train)), range(len(train), len(prompts)))]
        print("train to dev:", validated(prompts, halves, words, taught))
        print("from labels alone:")  # in folds, the larger model would have seen what is judged
        print("train to dev:", validated(prompts, halves, words))
        by_home = GroupKFold(options.folds).split(prompts, groups=[one.group for one in prompts])
        print("by repository:", validated(prompts, list(by_home), words))
        by_prompt = KFold(options.folds, shuffle=True, random_state=0).split(prompts)
        print("by prompt:", validated(prompts, list(by_prompt), words))
    weights = fitted(prompts, words, list(read_taught(options.taught, options.taught_by_all)))
    whole = {
        "version": VERSION, "labels": LABELS, "roles": ROLES, "edges": EDGES,
        "first": weights.first, "transitions": list(weights.moves.edges.values()),
        "features": weights.features, "clusters": weights.vocabulary.clusters,
    }  # fmt: skip
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"
    PATH.write_text(text, encoding="utf-8")
    print(len(weights.features), "features,", len(text.encode()), "bytes")


if __name__ == "__main__":
    with threadpool_limits(1):  # the order of sums, and so their last digits, depends on threads
        main()
