"""Trains promptlint/extract/likeness.json; its card, likeness.md, tells what from.

    python tools/train_likeness.py --repositories DIR... --plain DIR --labels DIR --files DIR --texts FILE

Two stages, both linear, so that their sum is one table of weights. The first learns from code at
large, where sinks tell what is a prompt and rules what is none; surroundings are left out of part of
its rows, since those of a sink give the answer away. The second learns from strings judged by reading,
with the first one's scores for text, surroundings and file as three more features. It is trained
twice: the second time each string's company counts, by what held-out weights of the first time say of
the other strings of its file.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from likeness_rows import Labelled, Row, judged, labelled, of_folder, of_repository, of_texts
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, log_loss
from sklearn.model_selection import GroupKFold

from promptlint.extract.likeness import Company

TARGET = Path(__file__).parents[1] / "promptlint" / "extract" / "likeness.json"
THRESHOLD = 0.45
LEAST_WEIGHT = 3
"""In hundredths: smaller weights are left out of the table."""
SHARE = 3.0
"""How freely the second stage may use the first one's scores, against its own features."""
SURROUNDINGS = (
    "place", "name", "listed", "wrap", "near", "outer", "keyword", "key", "callee", "receiver",
    "function", "owner", "bases", "purpose", "decorator", "then",
)  # fmt: skip
HOME = ("file~", "folder~", "prompts=", "llm=", "test=", "home~")
IMPORTS = ("library=", "import=")
"""Clues that the first stage does not see: the rules that label code at large look at imports."""
WEIGHTS = {"labelled": 10.0, "covered": 5.0, "judged": 7.0}


def part(feature: str) -> int:
    """Return 0 for a feature of the text, 1 for its surroundings, 2 for its file."""
    return 1 if feature.startswith(SURROUNDINGS) else 2 if feature.startswith(HOME) else 0


def dropped(features: Sequence[str], chance: random.Random) -> Sequence[str]:
    """Return features with the surroundings, the file, or the text left out at random."""
    share = chance.random()
    if share < 0.4:
        return features
    if share < 0.7:
        return [f for f in features if part(f) != 1]
    if share < 0.85:
        return [f for f in features if part(f) == 0]
    return [f for f in features if part(f) != 0 or f == "bias"]


class Table:
    """Features that occur often enough, numbered."""

    def __init__(
        self,
        rows: Sequence[Sequence[str]],
        groups: Sequence[str],
        rows_needed: int,
        groups_needed: int,
    ) -> None:
        """Number the features that enough rows, of enough repositories, have."""
        counts: Counter[str] = Counter()
        homes: dict[str, set[str]] = defaultdict(set)
        for row, group in zip(rows, groups, strict=True):
            counts.update(row)
            for feature in row:
                homes[feature].add(group)
        kept = sorted(
            f for f, n in counts.items() if n >= rows_needed and len(homes[f]) >= groups_needed
        )
        self.number = {feature: number for number, feature in enumerate(kept)}

    def matrix(self, rows: Sequence[Sequence[str]]) -> sparse.csr_matrix:
        """Return the rows as zeros and ones, shape (rows, features)."""
        found = [[self.number[f] for f in row if f in self.number] for row in rows]
        starts = np.cumsum([0, *map(len, found)])
        columns = [column for row in found for column in row]
        shape = (len(rows), len(self.number))
        return sparse.csr_matrix((np.ones(len(columns)), columns, starts), shape=shape)


def first_stage(rows: Sequence[Row]) -> dict[str, float]:
    """Return weights learned from code at large and from PromptSet's strings."""
    chance = random.Random(2)
    drawn = [
        dropped(row.features, chance) if row.label and row.origin == "code" else row.features
        for row in rows
    ]
    drawn = [[one for one in features if not one.startswith(IMPORTS)] for features in drawn]
    table = Table(drawn, [row.group for row in rows], 5, 3)
    model = LogisticRegression(C=0.05, max_iter=200, solver="liblinear", random_state=0)
    model.fit(table.matrix(drawn), [row.label for row in rows])
    return dict(zip(table.number, map(float, model.coef_[0]), strict=True))


@dataclass(frozen=True)
class Weights:
    """The classifier: a bias and a weight for each feature."""

    bias: float
    weights: dict[str, float]

    def probabilities(self, rows: Sequence[Row]) -> np.ndarray:
        """Return the probability of each row."""
        scores = [self.bias + sum(self.weights.get(f, 0.0) for f in row.features) for row in rows]
        return 1 / (1 + np.exp(-np.array(scores)))


def second_stage(rows: Sequence[Row], first: dict[str, float]) -> Weights:
    """Return the weights of both stages together."""
    features = [row.features for row in rows]
    table = Table(features, [row.group for row in rows], 2, 2)
    scores = np.zeros((len(rows), 3))
    for number, row in enumerate(rows):
        for feature in row.features:
            scores[number, part(feature)] += SHARE * first.get(feature, 0.0)
    matrix = sparse.hstack([table.matrix(features), sparse.csr_matrix(scores)]).tocsr()
    model = LogisticRegression(C=0.06, max_iter=300, solver="liblinear", random_state=0)
    weight = [WEIGHTS["covered" if row.covered else row.origin] for row in rows]
    model.fit(matrix, [row.label for row in rows], sample_weight=weight)
    own, shares = model.coef_[0][:-3], model.coef_[0][-3:]
    weights = {f: SHARE * float(shares[part(f)]) * w for f, w in first.items()}
    for feature, value in zip(table.number, own, strict=True):
        weights[feature] = weights.get(feature, 0.0) + float(value)
    return Weights(float(model.intercept_[0]), weights)


def with_company(rows: Sequence[Row], probabilities: np.ndarray) -> list[Row]:
    """Return the rows with what the other strings of each one's file look like."""
    homes: dict[tuple[str, int], list[float]] = defaultdict(list)
    for row, probability in zip(rows, probabilities, strict=True):
        if not row.covered:
            homes[row.home].append(probability)
    company = {row.home: Company.of(row.home[1], homes[row.home]) for row in rows}
    return [
        replace(row, features=(*row.features, company[row.home].clue(1.0 if row.covered else own)))
        for row, own in zip(rows, probabilities, strict=True)
    ]


def pruned(whole: Weights) -> Weights:
    """Return the weights as they are shipped: rounded, the smallest left out."""
    rounded = {f: round(100 * w) for f, w in sorted(whole.weights.items())}
    kept = {f: w / 100 for f, w in rounded.items() if abs(w) >= LEAST_WEIGHT}
    return Weights(round(whole.bias, 2), kept)


def with_label(rows: Sequence[Row]) -> list[Row]:
    """Return the rows whose labels are known."""
    return [row for row in rows if row.origin != "beside"]


def halves(rows: Sequence[Row]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield, ten times, the rows to train with and those of the repositories to hold out."""
    return GroupKFold(10).split(rows, groups=[row.group for row in rows])


def accompanied(rows: Sequence[Row], first: dict[str, float]) -> list[Row]:
    """Return the rows with their company, as weights tell it that their repository had no part in."""
    held = np.zeros(len(rows))
    for train, test in halves(rows):
        weights = second_stage(with_label([rows[i] for i in train]), first)
        held[test] = weights.probabilities([rows[i] for i in test])
    return with_company(rows, held)


def cross_validated(
    rows: Sequence[Row], whole: Sequence[Row], first: dict[str, float]
) -> np.ndarray:
    """Return each row's probability by weights that its repository had no part in.

    `whole` are the rows with their company, to train with; those held out find their own.
    """
    held = np.zeros(len(rows))
    for train, test in halves(rows):
        weights = pruned(second_stage(with_label([whole[i] for i in train]), first))
        alone = [rows[i] for i in test]
        held[test] = weights.probabilities(with_company(alone, weights.probabilities(alone)))
    return held


def figures(every: Labelled, rows: Sequence[Row], held: np.ndarray) -> Iterator[str]:
    """Yield what cross-validation shows, for the labelled half and for the judged strings."""
    truth = np.array([row.label for row in rows])
    for origin in ("labelled", "judged"):
        open_ = np.array([row.origin == origin and not row.covered for row in rows])
        precision = average_precision_score(truth[open_], held[open_])
        loss = log_loss(truth[open_], held[open_])
        yield f"{origin}: {open_.sum()} strings, {truth[open_].sum()} prompts, average precision {precision:.3f}, log loss {loss:.3f}"
        for threshold in (0.4, 0.42, THRESHOLD, 0.5, 0.55, 0.6, 0.7, 0.8):
            taken = open_ & (held >= threshold)
            right = int(truth[taken].sum())
            wrong = int(taken.sum()) - right
            line = f"  at {threshold}: precision {right / max(1, right + wrong):.3f}, recall {right / truth[open_].sum():.3f}"
            if origin == "labelled":
                gold = {
                    one
                    for row, is_taken in zip(rows, taken, strict=True)
                    if is_taken
                    for one in row.gold
                }
                recall = (every.found + len(gold)) / every.prompts
                total = every.right + right + every.wrong + wrong
                line += f"; with sinks: recall {recall:.4f}, precision {(every.right + right) / total:.4f}"
            yield line


def at_large(options: argparse.Namespace, left_out: frozenset[str]) -> list[Row]:
    """Return the rows of all repositories and of plain packages."""
    known = judged()
    jobs = [
        *(job for folder in options.repositories for job in of_folder(folder, "", left_out)),
        *of_folder(options.plain, "plain/", frozenset()),
    ]
    with ProcessPoolExecutor(options.jobs) as pool:
        found = pool.map(
            of_repository,
            [folder for folder, _ in jobs],
            [name for _, name in jobs],
            [known.get(name, {}) for _, name in jobs],
        )
        return [row for rows in found for row in rows]


def main() -> None:
    """Train, print cross-validated figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repositories", type=Path, required=True, nargs="+")
    for name in ("plain", "labels", "files", "texts"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    index = json.loads((options.labels / "dev_index.json").read_text(encoding="utf-8"))
    left_out = frozenset(item["repo"].replace("/", "+", 1) for item in index)
    every = labelled(options.labels, options.files)
    rows = at_large(options, left_out)
    first = first_stage(
        [row for row in rows if row.origin == "code"] + of_texts(options.texts, every.texts)
    )
    read = [*every.rows, *(row for row in rows if row.origin in ("judged", "beside"))]
    whole = accompanied(read, first)
    at_large_count = sum(row.origin == "code" for row in rows)
    print(at_large_count, "strings at large,", len(with_label(read)), "read")
    for line in figures(every, read, cross_validated(read, whole, first)):
        print(line)
    final = pruned(second_stage(with_label(whole), first))
    document = {
        "bias": final.bias,
        "threshold": THRESHOLD,
        "weights": final.weights,
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
    TARGET.write_text(text, encoding="utf-8")
    print(len(final.weights), "weights,", len(text.encode()), "bytes")


if __name__ == "__main__":
    main()
