"""What the component labeller looks at, the same in training and in use.

A feature is a name. Those of a segment itself also speak for the segments beside it and for those
that it governs: each has a weight for every label in each of the ROLES.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from promptlint.prism.components.cues import cues
from promptlint.prism.components.layout import Edge, Place
from promptlint.prism.components.line import Line
from promptlint.prism.components.words import Words, name_parts, stem, words

VERSION = 1
"""Of the features. Weights that were trained on another version are refused."""
ROLES = ("self", "before", "after", "near", "far")
"""For whom a feature speaks: its own segment; the one after it, for which it is what comes before;
the one before it; those that its segment governs, in the same paragraph or further on."""
_LENGTHS = (0, 1, 2, 4, 8, 14, 22, 35)
_INDENTS = (0, 2, 4, 8, 12)


@dataclass(frozen=True, slots=True)
class Row:
    """The features of one segment: `own` speak in all roles, those `alone` for itself only."""

    own: tuple[str, ...]
    alone: tuple[str, ...]
    edge: Edge
    parent: int | None
    is_near: bool


def rows(laid: Sequence[Place], groups: Mapping[str, Sequence[int]]) -> list[Row]:
    """Return the features of a text's segments; `groups` gives the clusters of a word."""
    found = [words(place.line.body) for place in laid]
    labels = [_label(place.line.body) for place in laid]
    repeated = _Repeated(labels)
    result: list[Row] = []
    for number, (place, word) in enumerate(zip(laid, found, strict=True)):
        families = sorted(set(cues(word.tokens)))
        own = {
            *_lexical(word),
            *_clustered(word, groups),
            *_named(word),
            *_looks(place.line, word),
            *_forms(place.line, word),
            *_labelled(*labels[number]),
            *_told(families),
        }
        alone = {*_placed(laid, number), *repeated.features(number), *_pairs(families)}
        result.append(Row(tuple(own), tuple(alone), place.edge, place.parent, place.is_near))
    return result


def _lexical(word: Words) -> Iterator[str]:
    stems = [stem(token) for token in word.tokens]
    for one in stems:
        yield f"w={one}"
    for first, second in pairwise(stems):
        yield f"b={first} {second}"
    letters = word.letters
    for count in (1, 2, 3):
        if len(letters) >= count:
            yield f"f{count}={' '.join(letters[:count])}"
    if stems:
        yield f"o={stems[0]}"
        yield f"z={stems[-1]}"


def _clustered(word: Words, groups: Mapping[str, Sequence[int]]) -> Iterator[str]:
    nothing = (-1, -1)
    found = [groups.get(token, nothing) for token in word.tokens]
    for coarse, fine in found:
        yield f"c={coarse}"
        yield f"d={fine}"
    for (first, _), (second, _) in pairwise(found):
        yield f"cc={first} {second}"
    spoken = [pair for pair, token in zip(found, word.tokens, strict=True) if token[0].isalpha()]
    if spoken:
        yield f"d1={spoken[0][1]}"
    for count in (1, 2, 3):
        if len(spoken) >= count:
            yield f"c{count}={' '.join(str(coarse) for coarse, _ in spoken[:count])}"


def _named(word: Words) -> Iterator[str]:
    for name in word.names:
        parts = name_parts(name)
        for part in parts:
            yield f"hn={part}"
            if word.is_hole:
                yield f"ohn={part}"
        if parts:
            yield f"hl={parts[-1]}"
    if word.is_hole:
        yield "onlyhole"
    yield f"nh{min(3, len(word.names))}"


@cache
def _key() -> re.Pattern[str]:
    return re.compile(r'"[\w ]+"\s*:')


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z]{3,}\b")


@cache
def _proper() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")


_SPOKEN = frozenset({"you", "your", "must", "should", "please", "not", "don't", "if"})


def _looks(line: Line, word: Words) -> Iterator[str]:
    body = line.body
    letters = word.letters
    yield f"end={body[-1] if not body[-1].isalnum() else 'a'}"
    yield f"beg={_beginning(body[0])}"
    yield f"n{bisect_left(_LENGTHS, len(letters))}"
    names = min(3, sum(1 for _ in _proper().finditer(body)))
    yield f"cap{names}"
    if len(letters) > 8 and _SPOKEN.isdisjoint(word.tokens):
        yield f"prose{min(names, 2)}"
    if not letters:
        yield "nowords"
    yield from _marks(body)


def _forms(line: Line, word: Words) -> Iterator[str]:
    if line.bullet:
        yield f"bul{line.bullet}"
    if line.heading:
        yield f"hd={line.heading}"
        stems = [stem(letter) for letter in word.letters]
        for one in stems[:8]:
            yield f"hw={one}"
        yield f"hwz={stems[-1] if stems else ''}"
    if line.is_fence:
        yield "isfence"
        yield f"fl={line.body[3:13].strip().lower()}"
    if line.opens or line.closes:
        yield "open" if line.opens else "close"
    elif line.body.startswith("<"):
        yield "tag"
    if line.is_rule:
        yield f"rule={line.text[:3]}"


def _beginning(first: str) -> str:
    if first.isdigit():
        return "d"
    return first if not first.isalnum() else "A" if first.isupper() else "a"


def _marks(body: str) -> Iterator[str]:
    if "?" in body:
        yield "qm"
    if '"' in body or "“" in body:
        yield "quote"
    if _key().search(body):
        yield "kv"
    if _capitals().search(body):
        yield "caps"


@cache
def _label_form() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:#+\s*)?[\"'`*_<\[({]*([A-Za-z][\w'/&-]*(?: [\w'/&()-]+){0,4}?)[\"'`*_>\])}]*\s*"
        r"(?::|=(?=\s))(?!//)"
    )


@cache
def _filled() -> re.Pattern[str]:
    return re.compile(r"[\"'`<(\[]*\$?\{.*\}[\"'`>)\].]*")


def _label(body: str) -> tuple[str, str]:
    """Return the words before a segment's colon, and what follows it."""
    match = _label_form().match(body[:120])
    return (match.group(1).lower(), body[match.end() :].strip()) if match else ("", "")


def _labelled(name: str, rest: str) -> Iterator[str]:
    if not name:
        return
    yield "lab"
    yield f"l={name}"
    for part in name.split():
        yield f"lw={stem(part)}"
    yield f"lrest={'none' if not rest else 'hole' if _filled().fullmatch(rest) else 'text'}"


def _told(families: Sequence[tuple[str, int]]) -> Iterator[str]:
    for family, number in families:
        yield f"q={family}"
        if number < 3:
            yield f"q1={family}"
        if number == 0:
            yield f"q0={family}"


def _pairs(families: Sequence[tuple[str, int]]) -> Iterator[str]:
    names = sorted({family for family, _ in families})
    for first, second in combinations(names, 2):
        yield f"qq={first}&{second}"


def _placed(laid: Sequence[Place], number: int) -> Iterator[str]:
    place, count = laid[number], len(laid)
    one = place.line
    left = count - 1 - number
    yield f"i{min(number, 4)}"
    yield f"e{min(left, 4)}"
    yield f"N{bisect_left((1, 2, 4, 7, 12, 20, 35), count)}"
    yield f"pos{5 * number // count}"
    if one.follows_blank:
        yield "blank"
    if left and laid[number + 1].line.follows_blank:
        yield "blanknext"
    if one.continues:
        yield "cont"
    if left and laid[number + 1].line.continues:
        yield "contnext"
    if one.fenced:
        yield "infence"
    if one.depth:
        yield f"depth{min(one.depth, 3)}"
    yield f"ind{bisect_left(_INDENTS, one.indent)}"
    if place.parent is not None:
        yield f"par{laid[place.parent].line.heading}"
        yield f"par+{bisect_left((1, 2, 4, 8, 16), number - place.parent)}"
    if not left and "?" in one.text:
        yield "lastq"
    if not left and one.text.endswith(":"):
        yield "stub"


class _Repeated:
    """Labels that a text repeats, as in pairs of input and output."""

    def __init__(self, labels: Sequence[tuple[str, str]]) -> None:
        self._names = [name for name, _ in labels]
        self._totals = Counter(self._names)
        self._seen: Counter[str] = Counter()

    def features(self, number: int) -> Iterator[str]:
        """Yield those of the next segment; segments are asked for in order."""
        name = self._names[number]
        total = self._totals[name]
        if not name or total < 2:
            return
        self._seen[name] += 1
        yield "rep"
        yield "replast" if self._seen[name] == total else "repmore"
        if self._seen[name] == 1:
            yield "repfirst"
