"""Learns how much each fact counts for each property: `python tools/train_properties REPOSITORY`.

REPOSITORY is the git directory of dxlong2000/NLPromptEval, whose hundred rated prompts come from
the paper. Only those of even index are read; the others stay for the final figure. To them come
the ratings of ratings.txt. Each property is a sum of facts with sizes of the sign that
promptlint/prism/properties gives them, by ridge regression on ranks and ratings. Writes sizes.json.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.stats import rankdata, spearmanr
from sklearn.linear_model import Ridge

from promptlint.prism.properties import PROPERTIES, Property, Scores
from promptlint.prism.wording import Wording

COMMIT = "1b9998e0c0e8"
OWN = Path(__file__).with_name("ratings.txt")
SIZES = Path(__file__).parents[2] / "promptlint" / "prism" / "properties" / "sizes.json"
FOLDS = 10
SHRINKING = 1.0
PUBLISHED_WEIGHT = 1.0
Table = list[dict[str, str]]


@dataclass(frozen=True)
class Sample:
    """Texts with their ratings: a row of each array is a text."""

    texts: list[str]
    facts: list[Mapping[str, float]]
    ratings: np.ndarray

    @classmethod
    def of(cls, texts: list[str], ratings: list[list[float]]) -> Sample:
        """Measure the facts of some texts."""
        facts = [Scores(Wording(text)).facts for text in texts]
        return cls(texts, facts, np.array(ratings))

    def columns(self, each: Property) -> np.ndarray:
        """Return the facts that a property rests on; those that lower it are negative."""
        return np.array(
            [
                [fact[name] for name in each.raised_by] + [-fact[name] for name in each.lowered_by]
                for fact in self.facts
            ]
        )

    def target(self, j: int) -> np.ndarray:
        """Return the ratings of a property, halfway between what was given and its rank."""
        return (_standard(self.ratings[:, j]) + _standard(rankdata(self.ratings[:, j]))) / 2


def _standard(values: np.ndarray) -> np.ndarray:
    return (values - values.mean()) / (values.std() + 1e-9)


def table(repository: str, path: str) -> Table:
    """Read a table of the paper's repository."""
    shown_file = subprocess.run(  # noqa: S603 - the caller names the repository
        ["git", f"--git-dir={repository}", "show", f"{COMMIT}:{path}"],  # noqa: S607
        capture_output=True,
        check=True,
    )
    text = shown_file.stdout.decode("utf-8", errors="replace")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def published(repository: str) -> Sample:
    """Return the even half of the hundred prompts that the paper's authors rated."""
    rows = table(repository, "human/property_human_eval.csv")[::2]
    titles = [title for title in rows[0] if title not in {"prompt", "source"}]
    ratings = [[float(row[title]) for title in titles] for row in rows]
    return Sample.of([row["prompt"] for row in rows], ratings)


def own(repository: str) -> Sample:
    """Return the prompts that promptlint's authors rated."""
    rated = {
        digest: list(map(float, ratings))
        for digest, *ratings in map(str.split, OWN.read_text(encoding="utf-8").splitlines())
        if digest != "#"
    }
    texts = {
        digest: row["prompt"]
        for row in table(repository, "data/test_data.csv")
        if (digest := hashlib.sha256(row["prompt"].encode()).hexdigest()[:16]) in rated
    }
    return Sample.of(list(texts.values()), [rated[digest] for digest in texts])


def fit(columns: np.ndarray, target: np.ndarray, weights: np.ndarray) -> Ridge:
    """Fit sizes that are never negative."""
    return Ridge(alpha=SHRINKING, positive=True).fit(columns, target, sample_weight=weights)


def held_out(each: Property, j: int, ours: Sample, theirs: Sample) -> np.ndarray:
    """Return scores of the published prompts from models that have not seen their ratings."""
    scores = np.zeros(len(theirs.texts))
    folds = np.arange(len(scores)) % FOLDS
    for fold in range(FOLDS):
        seen = folds != fold
        model = fit(*_joint(each, j, ours, theirs, seen))
        # Without the intercept: it differs between folds, and would part what is equal.
        scores[~seen] = theirs.columns(each)[~seen] @ model.coef_
    return scores


def _joint(
    each: Property, j: int, ours: Sample, theirs: Sample, seen: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    columns = np.vstack([ours.columns(each), theirs.columns(each)[seen]])
    target = np.concatenate([ours.target(j), theirs.target(j)[seen]])
    weights = np.concatenate([np.ones(len(ours.texts)), PUBLISHED_WEIGHT * np.ones(seen.sum())])
    return columns, target, weights


def correlation(scores: np.ndarray, ratings: np.ndarray) -> float:
    """Return Spearman's rank correlation, 0 where nothing varies."""
    if len(set(scores)) == 1 or len(set(ratings)) == 1:
        return 0.0
    return float(spearmanr(scores, ratings).statistic)


def beyond(scores: np.ndarray, ratings: np.ndarray, lengths: np.ndarray) -> float:
    """Return the correlation that is left when length is partialled out."""
    a, b, c = (
        correlation(scores, ratings),
        correlation(scores, lengths),
        correlation(ratings, lengths),
    )
    return (a - b * c) / float(np.sqrt((1 - b * b) * (1 - c * c)))


def main(repository: str) -> None:
    """Report what is held out, and write the sizes learnt from everything."""
    ours, theirs = own(repository), published(repository)
    lengths = np.array([float(len(text)) for text in theirs.texts])
    everything = np.ones(len(theirs.texts), dtype=bool)
    base: dict[str, float] = {}
    points: dict[str, dict[str, float]] = {}
    report: list[tuple[float, float]] = []
    for j, each in enumerate(PROPERTIES):
        ratings = theirs.ratings[:, j]
        scores = held_out(each, j, ours, theirs)
        report.append((correlation(scores, ratings), beyond(scores, ratings, lengths)))
        print(f"{each.name:24s} {report[-1][0]:.2f} {report[-1][1]:.2f}")
        sizes = fit(*_joint(each, j, ours, theirs, everything)).coef_ * ratings.std()
        signs = [1.0] * len(each.raised_by) + [-1.0] * len(each.lowered_by)
        points[each.name] = {
            name: round(float(size * sign), 2)
            for name, size, sign in zip(
                (*each.raised_by, *each.lowered_by), sizes, signs, strict=True
            )
            if size >= 0.005
        }
        mean = float((theirs.columns(each) @ sizes).mean())
        base[each.name] = round(float(ratings.mean()) - mean, 2)
    means = np.array(report).mean(axis=0)
    print(f"{'mean, held out':24s} {means[0]:.3f} {means[1]:.3f} beyond length")
    tables = {"base": base, "points": points}
    SIZES.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    csv.field_size_limit(10**9)
    main(sys.argv[1])
