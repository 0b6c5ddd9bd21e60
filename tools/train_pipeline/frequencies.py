"""Counts words for `promptlint/features/english/frequencies.txt`.

`python tools/train_pipeline/frequencies.py TEXTS` reads the texts named below, packed with xz. Each
counts alike, whatever its length, so that none sets what is common.
"""

from __future__ import annotations

import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

SOURCES = ("ewt_sentences", "wikitext2_valid_test", "rust_book", "peps", "t0_instances")
LEAST = 3
"""How often a word must occur, in two of them at least."""
LARGEST = 20_000_000
TABLE = Path(__file__).parents[2] / "promptlint" / "features" / "english" / "frequencies.txt"
HEAD = """\
# How common words are in English: a Zipf value (the decimal logarithm of uses in a billion words)
# and the words that have it. Counted by tools/train_pipeline/frequencies.py in English Web Treebank
# sentences, WikiText-2 and T0 task instances (prose), and in The Rust Programming Language and
# Python's enhancement proposals (technical prose). Licence: CC BY-SA 4.0, see LICENSE beside this.
"""


def main(texts: Path) -> None:
    """Write the table."""
    counts: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    shares: defaultdict[str, float] = defaultdict(float)
    for name in SOURCES:
        with lzma.open(texts / f"{name}.txt.xz", "rt", encoding="utf-8", errors="replace") as file:
            text = file.read(LARGEST).lower().replace("<unk>", "")
        words = Counter(re.findall(r"(?<![\w.])[a-z]+(?![\w(])", text))
        total = words.total()
        counts += words
        sources.update(words.keys())
        for word, count in words.items():
            shares[word] += count / total / len(SOURCES)
    by_value: defaultdict[float, list[str]] = defaultdict(list)
    for word, share in shares.items():
        if counts[word] >= LEAST and sources[word] > 1:
            by_value[round(math.log10(share * 1e9), 1)].append(word)
    lines = (f"{value} {' '.join(sorted(by_value[value]))}" for value in sorted(by_value)[::-1])
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(sum(map(len, by_value.values())), "words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
