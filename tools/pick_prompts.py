"""Picks the unlabelled prompts that the component labeller learns from.

    python tools/pick_prompts.py --labelled FILES --texts DIR --instructions FILE --repositories DIRS
        --found FILES > POOL.jsonl

--found are files that `promptlint extract --format jsonl` writes for the DIRS in each of which many
repositories lie, each in a folder of its own. DIR of --texts
has promptset_strings.txt.xz and t0_instances.txt.xz; FILE of --instructions is a table with a column
`prompt` (finetuning-codes/data/train_2500.csv of dxlong2000/NLPromptEval). No repository has many
prompts, none is nearly another or a labelled one, and they are as long as the labelled ones.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
import lzma
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from promptlint.prism.units import segments

TOTAL = 4200
MOST = 2200
"""How many are kept of those that are picked."""
SEED = 7
CONFIDENT = 0.6
SIZES = (3, 6, 12, 25)
"""Numbers of segments from which a prompt is of the next size."""
LONG = 2
"""The size from which more prompts of one source are taken, for they are rarer."""
SHARES = {"strings": 1000, "instances": 90, "instructions": 200}
SHARE = 22
"""How many short prompts of one source are taken, and half as many as may be taken in all."""
RUN = 4
SAME = 0.5
"""What share of runs of words two texts may have in common."""


def size(count: int) -> int:
    """Return the size of a prompt of so many segments."""
    return sum(count >= least for least in SIZES)


def runs(text: str) -> set[tuple[str, ...]]:
    """Return the runs of words of a text."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}


class Seen:
    """Texts that a new one must not be nearly the same as."""

    def __init__(self) -> None:
        self._at: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._sizes: list[int] = []

    def add(self, found: set[tuple[str, ...]]) -> None:
        """Take a text's runs of words."""
        for run in found:
            self._at[run].append(len(self._sizes))
        self._sizes.append(len(found))

    def has_like(self, found: set[tuple[str, ...]]) -> bool:
        """Say whether a text is nearly one that was taken."""
        common = Counter(number for run in found for number in self._at.get(run, ()))
        return any(
            count / min(self._sizes[number], len(found)) > SAME for number, count in common.items()
        )


def source_of(path: str, folders: Sequence[Path]) -> str:
    """Return the repository that a path lies in."""
    folder = next(one for one in folders if Path(path).is_relative_to(one))
    return Path(path).relative_to(folder).parts[0]


def unquoted(literal: str) -> str | None:
    """Return the text of a string literal, with holes for what is formatted in it."""
    try:
        node = ast.parse(literal.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return None
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    return "".join(
        one.value if isinstance(one, ast.Constant) else "{" + ast.unparse(one.value) + "}"
        for one in node.values
    )


def unpacked(file: Path) -> str:
    """Return the text of a packed file."""
    return lzma.decompress(file.read_bytes()).decode("utf-8")


def candidates(
    found: Sequence[Path], folders: Sequence[Path], texts: Path, instructions: Path
) -> Iterator[tuple[str, str, str | None]]:
    """Yield the source, text and role of everything that may be picked."""
    for file in found:
        for line in file.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            if item.get("confidence", 1) >= CONFIDENT:
                yield source_of(item["path"], folders), item["text"], item.get("role")
    for literal in unpacked(texts / "promptset_strings.txt.xz").split("-" * 88):
        if text := unquoted(literal):
            yield "strings", text, "template"
    for instance in unpacked(texts / "t0_instances.txt.xz").split("\x1e"):
        yield "instances", "\n".join(instance.strip().split("\n")[:-1]), "user"
    with instructions.open(encoding="utf-8", newline="") as table:
        yield from (("instructions", row["prompt"], "user") for row in csv.DictReader(table))


def is_fit(text: str) -> bool:
    """Say whether a text is one in words, neither very short nor very long."""
    fits = 40 <= len(text) <= 9000 and text.count(" ") >= 5
    return fits and len(re.findall(r"[a-zA-Z]{3,}", text)) >= 6


def picked(
    offered: Sequence[tuple[str, str, str | None]], labelled: Sequence[dict]
) -> Iterator[tuple[str, str]]:
    """Yield the role and text of what is picked."""
    wanted = Counter(size(len(item["units"])) for item in labelled)
    seen, taken, got = Seen(), Counter[str](), Counter[int]()
    for item in labelled:
        seen.add(runs(item["text"]))
    for source, text, role in offered:
        share = SHARES.get(source, SHARE)
        if taken[source] >= 2 * share or not is_fit(text):
            continue
        count = sum(1 for _ in segments(text))
        kind = size(count)
        full = got[kind] >= TOTAL * wanted[kind] / len(labelled) * (0.8 if kind == 4 else 1)
        if not 0 < count <= 90 or full or (kind < LONG and taken[source] >= share):
            continue
        words = runs(text)
        if not seen.has_like(words):
            seen.add(words)
            taken[source] += 1
            got[kind] += 1
            yield role or "template", text


def main() -> None:
    """Print what is picked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labelled", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--instructions", type=Path, required=True)
    parser.add_argument("--repositories", type=Path, nargs="+", required=True)
    parser.add_argument("--found", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    labelled = [
        json.loads(line) for file in options.labelled for line in file.read_text().splitlines()
    ]
    folders = options.repositories
    offered = list(candidates(options.found, folders, options.texts, options.instructions))
    random.seed(SEED)
    random.shuffle(offered)
    for number, (role, text) in enumerate(picked(offered, labelled)):
        if number < MOST:
            units = [[one.span.start, one.span.end] for one in segments(text)]
            print(json.dumps({"role": role, "text": text, "units": units}))


if __name__ == "__main__":
    main()
