"""Exemplars of one line, or in tags, that are written in another way than those around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.examples.labelled import in_tags, tagged

_ARROWS = ("->", "=>", "→")
_LINE = late(
    r"^(?P<head>[ \t]*(?:[-*•][ \t]+|\d{1,2}[.)][ \t]+)?)(?P<given>[^\n|]{1,100}?\S)[ \t]*"
    r"(?P<sign>->|=>|→|(?<= )[=|/–-](?= )|:(?= ))[ \t]*(?P<made>\S[^\n|]{0,60}?)[ \t]*$",
    re.MULTILINE,
)
_PAIR = late(
    r"^[ \t]*(?:[-*•][ \t]+|\d{1,2}[.)][ \t]+)?(?P<line>(?P<first>[A-Z]\w{0,20}): [^\n:]{1,200}?"
    r"[ \t]*(?P<sign>[,;|/]|->|=>|→)[ \t]+(?P<second>[A-Z]\w{0,20}): [^\n:]{1,200}?)[ \t]*$",
    re.MULTILINE,
)
_SHORT = 48
"""Characters of a line with a colon or dash that is no sentence."""
_FEW = 3
"""Lines with one sign that show what the layout is."""


class OddLine(NamedTuple):
    """The place of an exemplar, and how the others are laid out."""

    span: Span
    layout: str


def odd_lines(text: str) -> Iterator[OddLine]:
    """Yield the one line among pairs that has another sign between its halves."""
    yield from _odd_pairs(text)
    signs = [sign for sign in _ARROWS if text.count(sign) >= _FEW]
    if not signs:
        return
    lines = list(_LINE.finditer(text))
    for run in _runs(text, lines):
        counts = Counter(line["sign"] for line in run)
        common, count = counts.most_common(1)[0]
        if common in _ARROWS and count == len(run) - 1 >= _FEW:
            odd = next(line for line in run if line["sign"] != common)
            is_aside = odd["given"].count("(") > odd["given"].count(")")
            is_aside = is_aside or (odd["sign"] == "=" and odd is run[-1])  # a setting
            is_prose = is_aside or (odd["sign"] in ":-–" and len(odd[0]) > _SHORT)
            if odd is not run[0] and common not in odd[0] and not is_prose:
                yield OddLine(Span(odd.start("given"), odd.end("made")), f'"{common}"')


def _odd_pairs(text: str) -> Iterator[OddLine]:
    """Yield the one line of two labels that has another sign between them than the others."""
    if text.count(": ") < 2 * _FEW:
        return
    lines = list(_PAIR.finditer(text))
    shapes = Counter((line["first"], line["second"]) for line in lines)
    labels, count = shapes.most_common(1)[0] if shapes else (("", ""), 0)
    run = [line for line in lines if (line["first"], line["second"]) == labels]
    signs = Counter(line["sign"] for line in run)
    common = signs.most_common(1)[0][0] if signs else ""
    if count > _FEW - 1 and signs[common] == count - 1:
        odd = next(line for line in run if line["sign"] != common)
        layout = f'"{labels[0]}:", "{common}" and "{labels[1]}:"'
        yield OddLine(Span(*odd.span("line")), layout)


def _runs(text: str, lines: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield the lines that follow each other."""
    run: list[re.Match[str]] = []
    for line in lines:
        if run and not _follows(text, run[-1], line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _follows(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Say whether a line is the next one, and of the same list, if any."""
    heads = [re.sub(r"\d+", "1", line["head"]) for line in (one, other)]
    return text[one.end() : other.start()] == "\n" and heads[0] == heads[1]


def odd_tags(text: str) -> Iterator[OddLine]:
    """Yield the one example in tags that has as many parts as the others, in other tags or none."""
    found = tagged(text)
    bare = [span for span, parts in in_tags(text) if len(parts) < 2 and span.end > span.start]
    if len(bare) == 1 and len(found) > 1 and len({tuple(p.label for p in g) for g in found}) == 1:
        yield OddLine(bare[0], " and ".join(f"<{part.label}>" for part in found[0]))
    shapes = [tuple(part.label for part in group) for group in found]
    counts = Counter(shapes)
    if len(counts) != 2:
        return
    (common, count), (other, single) = counts.most_common()
    if single == 1 and count >= _FEW - 1 and len(other) == len(common):
        odd = found[shapes.index(other)]
        layout = " and ".join(f"<{label}>" for label in common)
        yield OddLine(Span(odd[0].span.start, odd[-1].span.end), layout)
