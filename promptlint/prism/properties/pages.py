"""The documentation of the properties: a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from promptlint.prism.page import Page
from promptlint.prism.properties.property import Property, points_of
from promptlint.prism.properties.scores import FACTS, PROPERTIES

_SOURCE: Final = (
    "*What Makes a Good Natural Language Prompt?* (Long, Dinh, Nguyen, Kawaguchi, Chen, Joty and "
    "Kan, ACL 2025, arXiv 2506.06950), property {number} of 21. The wording here is promptlint's."
)
_METHOD: Final = (
    "A text that shows nothing scores {base:g} of 10. Facts add to that or take from it, "
    "each up to the points given here, as far as the text shows it. Which facts may count, and in "
    "which direction, was set by hand; how much, was learnt from ratings of prompts (see the card "
    "beside the code). Only what the text says counts: nothing is inferred from what it leaves out."
)
_EXPLICIT: Final = "An explicit request adds {points:g}: {says}."
_NO_VERDICT: Final = (
    "It is a measurement for reports, comparison and rules, never a verdict on a prompt: in the "
    "paper's experiments, adding a property helped one model and hurt another. Compare prompts of "
    "one kind with it, not prompts of different tasks."
)


def pages() -> Iterator[Page]:
    """Yield the pages in the order of the paper."""
    for number, each in enumerate(PROPERTIES, start=1):
        yield Page(
            path=f"properties/{each.name}",
            title=f"{each.title} (`{each.name}`)",
            measures=each.measures,
            source=_SOURCE.format(number=number),
            method="\n".join(_method(each)),
            caution=f"{each.caution} {_NO_VERDICT}",
        )


def _method(each: Property) -> Iterator[str]:
    yield _METHOD.format(base=each.base)
    for name, points in each.explicit.items():
        says = FACTS[name].says if name in FACTS else f"the signal `{name}`"
        yield from ("", _EXPLICIT.format(points=points, says=says))
    learnt = points_of()[each.name]
    if learnt:
        yield from ("", "| the text | points |", "| --- | ---: |", *_rows(learnt))


def _rows(learnt: Mapping[str, float]) -> Iterator[str]:
    for name, points in sorted(learnt.items(), key=lambda row: -abs(row[1])):
        yield f"| {FACTS[name].says} | {points:+.2f} |"
