"""Writes lexicon.json from lexicon.txt, of the components: `python tools/compile_lexicon.py`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from promptlint.prism.components.lexicon import PATH, PLACES, roots
from promptlint.prism.components.words import words

SOURCE = PATH.with_suffix(".txt")


def entries(text: str) -> Iterator[tuple[str, tuple[str, int], str]]:
    """Yield, for each entry, where it stands, its hint, and its roots with blanks between."""
    place, hint = "", ("", 0)
    for line in text.splitlines():
        if line.startswith("["):
            place, group = line.strip("[]").split()
            hint = (group.rstrip("!").partition(".")[0], 2 if group.endswith("!") else 1)
        elif not line.startswith("#"):
            for entry in line.split(","):
                if found := roots(words(entry).tokens):
                    yield place, hint, " ".join(found)


def compiled(source: Path = SOURCE) -> str:
    """Return the JSON that stands for a lexicon's text."""
    found: dict[str, dict[str, set[tuple[str, int]]]] = {place: {} for place in PLACES}
    for place, hint, entry in entries(source.read_text(encoding="utf-8")):
        found[place].setdefault(entry, set()).add(hint)
    kinds = sorted({tuple(sorted(hints)) for one in found.values() for hints in one.values()})
    document: dict[str, object] = {"hints": kinds}
    for place, one in found.items():
        longest: dict[str, int] = {}
        for entry in one:
            first, *rest = entry.split()
            longest[first] = max(longest.get(first, 0), 1 + len(rest))
        numbers = {entry: kinds.index(tuple(sorted(hints))) for entry, hints in one.items()}
        document[place] = [longest, numbers]
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    PATH.write_text(compiled(), encoding="utf-8")
