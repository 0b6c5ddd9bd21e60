"""Trains the likeness classifier: `python tools/train_likeness.py --repositories DIR --labels DIR --files DIR`.

Two stages, both linear, so that their sum is one table of weights. The first learns from code at
large: strings that sinks explain against strings of the same files that they do not. Surroundings
are dropped from most of its rows, for those of a sink would give the answer away. The second learns
from labelled files, with the first one's score as one more feature.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import re
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from promptlint.extract.candidates import Candidates
from promptlint.extract.clues import clues
from promptlint.extract.extractor import Extractor
from promptlint.extract.prefilter import may_hold_prompts
from promptlint.extract.sinks import Sinks
from promptlint.model import Source, Span

TARGET = Path(__file__).parents[1] / "promptlint" / "extract" / "likeness.json"
SURROUNDINGS = (
    "place", "name", "listed", "wrap", "near", "outer", "keyword", "key", "callee", "receiver",
    "function", "owner", "bases", "purpose",
)  # fmt: skip
HOME = ("file~", "folder~", "prompts=", "llm=", "test=", "home~")
FILES, STRINGS, LARGEST = 70, 8, 60_000


@dataclass(frozen=True)
class Row:
    """One string: its features, whether it is a prompt, and what it is left out with."""

    features: tuple[str, ...]
    label: int
    group: str
    weight: float
    covered: bool = False


def strings(path: str, text: str) -> Iterator[tuple[tuple[str, ...], Span, bool, bool]]:
    """Yield each string's features, its span, whether a sink explains it, and if the file has LLMs."""
    sinks = Sinks.load()
    extractor = Extractor(Source(path, text), sinks, None)
    extractor.run(likeness=False)
    covered = extractor.covered()
    for candidate in Candidates(extractor.evaluator, sinks).outside([]):
        span = extractor.tree.span(candidate.node)
        at = bisect_right(covered, span)
        near = [covered[i] for i in (at - 1, at) if 0 <= i < len(covered)]
        explained = any(one.overlaps(span) for one in near)
        yield tuple(clues(candidate)), span, explained, bool(candidate.home.libraries or covered)


def from_code(folder: Path, left_out: frozenset[str], chance: random.Random) -> Iterator[Row]:
    """Yield rows of repositories that no label set holds."""
    for repository in sorted(folder.iterdir()):
        if repository.name in left_out:
            continue
        paths = sorted(repository.rglob("*.py"))
        for path in chance.sample(paths, min(FILES, len(paths))):
            data = path.read_bytes()
            if len(data) > LARGEST or not may_hold_prompts(data):
                continue
            try:
                found = list(strings(str(path.relative_to(repository)), data.decode()))
            except (UnicodeDecodeError, RecursionError):
                continue
            for explained in (True, False):
                kept = [one for one in found if one[2] is explained]
                for features, _, _, of_llms in chance.sample(kept, min(STRINGS, len(kept))):
                    weight = 1.0 if explained or not of_llms else 0.35
                    yield Row(features, int(explained), repository.name, weight)


def from_labels(labels: Path, files: Path) -> Iterator[Row]:
    """Yield rows of the labelled files; strings that the guide leaves open are left out."""
    told: dict[str, dict[int, str]] = defaultdict(dict)
    for line in (labels / "dev_labels.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if not entry.get("done"):
            told[entry["key"]][entry["id"]] = entry["label"]
    for item in json.loads((labels / "dev_index.json").read_text(encoding="utf-8")):
        path = files / item["repo"].replace("/", "+", 1) / item["path"]
        text = path.read_text(encoding="utf-8")
        places = places_of(labels, text)
        inner = re.search(r"([\w.\-]+~[\w.\-]+)/", item["path"])
        for features, span, explained, _ in strings(item["path"], text):
            names = [told[item["key"]].get(n) for n, place in places if place.overlaps(span)]
            if not names or "maybe" in names:
                continue
            label = int(any(name is not None for name in names))
            group = inner[1] if inner else item["repo"]
            yield Row(features, label, group, 3.0 if explained else 10.0, explained)


def places_of(labels: Path, text: str) -> list[tuple[int, Span]]:
    """Return the numbered candidates of the labelling guide with their places."""
    if str(labels) not in sys.path:
        sys.path.insert(0, str(labels))
    guide = importlib.import_module("score")
    return [(number, Span(start, end)) for number, (start, end, _) in guide.spans(text)[1].items()]


class Table:
    """Features that occur often enough, numbered."""

    def __init__(self, rows: Sequence[Sequence[str]], least: int) -> None:
        """Number the features that at least `least` rows have."""
        counts = Counter(feature for row in rows for feature in set(row))
        kept = sorted(feature for feature, count in counts.items() if count >= least)
        self.number = {feature: number for number, feature in enumerate(kept)}

    def matrix(self, rows: Sequence[Sequence[str]]) -> sparse.csr_matrix:
        """Return the rows as zeros and ones, shape (rows, features)."""
        found = [sorted({self.number[f] for f in row if f in self.number}) for row in rows]
        starts = np.cumsum([0, *map(len, found)])
        columns = [column for row in found for column in row]
        shape = (len(rows), len(self.number))
        return sparse.csr_matrix((np.ones(len(columns)), columns, starts), shape=shape)


def dropped(features: Sequence[str], chance: random.Random) -> Sequence[str]:
    """Return features with the surroundings, the home, or the text left out at random."""
    share = chance.random()
    if share < 0.4:
        return features
    if share < 0.75:
        return [f for f in features if not f.startswith(SURROUNDINGS)]
    if share < 0.9:
        return [f for f in features if not f.startswith(SURROUNDINGS + HOME)]
    return [f for f in features if f.startswith((*SURROUNDINGS, *HOME, "bias"))]


def first_stage(rows: Sequence[Row], chance: random.Random) -> dict[str, float]:
    """Return weights learned from code at large."""
    drawn = [(dropped(r.features, chance) if r.label else r.features, r) for r in rows]
    drawn += [
        (dropped(r.features, chance), r) for r in rows if not r.label and chance.random() < 0.5
    ]
    table = Table([features for features, _ in drawn], 4)
    model = LogisticRegression(C=0.02, max_iter=200, solver="liblinear")
    model.fit(
        table.matrix([features for features, _ in drawn]),
        [row.label for _, row in drawn],
        sample_weight=[row.weight for _, row in drawn],
    )
    return dict(zip(table.number, model.coef_[0], strict=True))


def second_stage(rows: Sequence[Row], first: dict[str, float]) -> tuple[dict[str, float], float]:
    """Return the weights of both stages together, and the bias."""
    table = Table([row.features for row in rows], 3)
    score = [[sum(first.get(f, 0.0) for f in row.features)] for row in rows]
    matrix = sparse.hstack([table.matrix([row.features for row in rows]), sparse.csr_matrix(score)])
    model = LogisticRegression(C=0.01, max_iter=300, solver="liblinear")
    model.fit(matrix.tocsr(), [r.label for r in rows], sample_weight=[r.weight for r in rows])
    share = model.coef_[0][-1]
    weights = {feature: weight * share for feature, weight in first.items()}
    for feature, weight in zip(table.number, model.coef_[0], strict=False):
        weights[feature] = weights.get(feature, 0.0) + weight
    return weights, float(model.intercept_[0])


def probability(features: Sequence[str], weights: dict[str, float], bias: float) -> float:
    """Return the probability that a string with these features is a prompt."""
    return float(1 / (1 + np.exp(-bias - sum(weights.get(f, 0.0) for f in features))))


def cross_validated(rows: Sequence[Row], first: dict[str, float]) -> None:
    """Print recall and precision of sinks and likeness together, each group judged unseen."""
    groups = [row.group for row in rows]
    found = np.zeros(len(rows))
    for train, test in GroupKFold(10).split(rows, groups=groups):
        weights, bias = second_stage([rows[i] for i in train], first)
        for i in test:
            found[i] = rows[i].covered or probability(rows[i].features, weights, bias)
    labels = np.array([row.label for row in rows])
    for threshold in (0.4, 0.45, 0.5, 0.55, 0.6):
        taken = found > threshold
        right = (taken & (labels == 1)).sum()
        print(threshold, "recall", right / labels.sum(), "precision", right / taken.sum())


def main() -> None:
    """Train, print cross-validated figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("repositories", "labels", "files"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    chance = random.Random(3)  # noqa: S311 a sample, no secret
    index = json.loads((options.labels / "dev_index.json").read_text(encoding="utf-8"))
    left_out = frozenset(item["repo"].replace("/", "+", 1) for item in index)
    rows = list(from_code(options.repositories, left_out, chance))
    labelled = list(from_labels(options.labels, options.files))
    print(len(rows), "strings of code at large,", len(labelled), "labelled")
    first = first_stage(rows, chance)
    cross_validated(labelled, first)
    weights, bias = second_stage(labelled, first)
    kept = {f: round(w, 2) for f, w in sorted(weights.items()) if abs(w) >= 0.01}
    document = {"bias": round(bias, 4), "threshold": 0.46, "weights": kept}
    TARGET.write_text(
        json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
