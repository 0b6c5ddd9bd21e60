"""`python -m tests.benchmarks.typos FILE…`: PRM501 against typos that reviewers marked.

Each line of a file is a prompt: its text, its units (start, end, label) and its defects (kind,
number of the unit from 1, quoted text). A hit is right when it overlaps a quotation in its unit.
Reviewers pass over many typos, so recall is by the labels and the hits they lack are for reading.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from promptlint.model import Span
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.slip import Slip
from promptlint_rules.wording.slips import slips
from tests.benchmarks.table import Row, show

HOLE = re.compile(r"\{+[^{}\n]*\}+")


def main() -> None:
    """Print the figures of each file and, if asked, what is found without a label and missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.typos", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", help="labelled prompts, a JSON on each line")
    parser.add_argument("--read", action="store_true", help="print what disagrees with the labels")
    options = parser.parse_args()
    for file in options.files:
        prompts = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        show(f"PRM501 on {file.name}", measure(prompts, read=options.read))


def measure(prompts: list[dict[str, Any]], *, read: bool = False) -> Iterator[Row]:
    """Yield recall by the labels, the share of hits that have one, and the time for a prompt."""
    labels = found = hits = labelled = 0
    spent = 0.0
    for prompt in prompts:
        text: str = prompt["text"]
        marked = list(_marked(prompt))
        began = time.process_time()
        slipped = list(slips(Prose(text, [Span(*match.span()) for match in HOLE.finditer(text)])))
        spent += time.process_time() - began
        missed = [quote for span, quote in marked if not _overlap(span, slipped)]
        extra = [slip for slip in slipped if not any(slip.span.overlaps(at) for at, _ in marked)]
        labels, found = labels + len(marked), found + len(marked) - len(missed)
        hits, labelled = hits + len(slipped), labelled + len(slipped) - len(extra)
        if read:
            for slip in extra:
                print("extra ", prompt["id"], slip.what, repr(text[_around(slip.span)]))
            for quote in missed:
                print("missed", prompt["id"], repr(quote))
    yield Row("recall", f"{found / max(1, labels):.3f}", f"{found} of {labels} labels")
    yield Row("with a label", f"{labelled / max(1, hits):.3f}", f"{labelled} of {hits} hits")
    yield Row("time", f"{1000 * spent / max(1, len(prompts)):.2f} ms a prompt", "")


def _marked(prompt: dict[str, Any]) -> Iterator[tuple[Span, str]]:
    for defect in prompt["defects"]:
        if defect["kind"] == "typo":
            unit = prompt["units"][defect["unit"] - 1]
            start = prompt["text"].index(defect["quote"], unit[0])
            yield Span(start, start + len(defect["quote"])), defect["quote"]


def _overlap(span: Span, slipped: list[Slip]) -> bool:
    return any(slip.span.overlaps(span) for slip in slipped)


def _around(span: Span) -> slice:
    return slice(max(0, span.start - 40), span.end + 40)


if __name__ == "__main__":
    main()
