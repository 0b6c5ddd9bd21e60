"""Trains the embedded linguistic pipeline: `python tools/train_pipeline TREEBANK WORK`.

TREEBANK is a folder with en_ewt-{train,dev}.conllu.xz of UD_English-EWT. WORK receives the
corpora as spaCy reads them and the checkpoints, promptlint/features/english/pipeline the best of
these. One thread and one seed: the same machine gives the same weights.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import DocBin
from treebank import Piece, documents, pieces, variants

CONFIG = Path(__file__).with_name("config.cfg")
SEED = 0
HOME = Path(__file__).parents[2] / "promptlint" / "features" / "english" / "pipeline"
META = {
    "name": "promptlint",
    "version": "1.0.0",
    "description": "Parts of speech, mood and other forms of verbs, and trees of English.",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<4.0.0",
    "sources": [{"name": "UD_English-EWT", "license": "CC BY-SA 4.0"}],
}


def corpus(treebank: Path, split: str) -> list[Piece]:
    """Return the examples of a split; only the training split gets variants."""
    draw = random.Random(SEED)
    plain = [
        piece
        for document in documents(treebank / f"en_ewt-{split}.conllu.xz")
        for piece in pieces(document, draw)
    ]
    if split != "train":
        return plain
    rows = [variant for piece in plain for variant in variants(piece, draw)]
    draw.shuffle(rows)
    return rows


def main(treebank: Path, work: Path) -> None:
    """Write the corpora and train on them."""
    work.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    paths: dict[str, object] = {}
    for split in ("train", "dev"):
        rows = corpus(treebank, split)
        path = work / f"{split}.spacy"
        DocBin(docs=[row.doc(vocab) for row in rows]).to_disk(path)
        paths[f"paths.{split}"] = str(path)
        print(split, len(rows), "examples")
    train(CONFIG, work, overrides=paths)
    ship(work / "model-best")


def ship(trained: Path) -> None:
    """Put a trained pipeline where promptlint looks for it, without the paths of this machine."""
    language = spacy.load(trained)
    language.config["paths"] = dict.fromkeys(language.config["paths"])
    language.meta.update(META)
    language.to_disk(HOME)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
