"""Features of what a segment looks like: marks, headings, bullets, labels before a colon."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from promptlint.prism.components.line import Line
from promptlint.prism.components.topics import topics
from promptlint.prism.components.words import Words, stem

_LENGTHS = (0, 1, 2, 4, 8, 14, 22, 35)
_SPOKEN = frozenset({"you", "your", "must", "should", "please", "not", "don't", "if"})
_BRACKETS = frozenset("[<$")
_CODE = frozenset("`_(")
_PAST = frozenset({"was", "were", "had", "did", "said", "went", "came", "made", "took"})


def looks(line: Line, word: Words) -> Iterator[str]:
    """Yield what can be seen of a segment without understanding it."""
    body = line.body
    letters = word.letters
    yield f"end={body[-1] if not body[-1].isalnum() else 'a'}"
    yield f"beg={_beginning(body[0])}"
    yield f"n{bisect_left(_LENGTHS, len(letters))}"
    names = min(3, len(_proper().findall(body)))
    yield f"cap{names}"
    if len(letters) > 8 and _SPOKEN.isdisjoint(word.tokens):
        yield f"prose{min(names, 2)}"
    if not letters:
        yield "nowords"
    past = len([token for token in letters if token[-2:] == "ed" or token in _PAST])
    yield f"past{min(past, 3)}"
    yield from _marks(body)
    yield from _forms(line, letters)


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
    if not _BRACKETS.isdisjoint(body) and _slot().search(body):
        yield "slot"
    if not _CODE.isdisjoint(body) and _code_name().search(body):
        yield "code"
    if body.endswith("..."):
        yield "ellipsis"


def _forms(line: Line, letters: tuple[str, ...]) -> Iterator[str]:
    if line.bullet:
        yield f"bul{line.bullet}"
    if line.heading:
        yield from _headed(line, letters)
    if line.is_fence:
        yield "isfence"
        yield f"fl={line.body[3:13].strip().lower()}"
    if line.opens or line.closes:
        yield "open" if line.opens else "close"
    elif line.body.startswith("<"):
        yield "tag"
    if line.is_rule:
        yield f"rule={line.text[:3]}"


def _headed(line: Line, letters: tuple[str, ...]) -> Iterator[str]:
    yield f"hd={line.heading}"
    yield f"hwz={stem(letters[-1]) if letters else ''}"
    for letter in letters[:8]:
        yield f"hw={stem(letter)}"
        for topic in topics(letter):
            yield f"hq={topic}"


def labelled(name: str, rest: str) -> Iterator[str]:
    """Yield the features of the words before a segment's colon, if there are such."""
    if not name:
        return
    yield "lab"
    yield f"l={name}"
    kind = "none" if not rest else "hole" if _filled().fullmatch(rest) else "text"
    yield f"lrest={kind}"
    parts = name.split()
    if parts[-1] in rest[:60].lower():
        yield "echo"
    for part in parts:
        yield f"lw={stem(part)}"
        for topic in topics(part):
            yield f"lq={topic}"
            yield f"lq={topic}&{kind}"


@cache
def _key() -> re.Pattern[str]:
    return re.compile(r'"[\w ]+"\s*:')


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z]{3,}\b")


@cache
def _slot() -> re.Pattern[str]:
    """Text in brackets that tells what to put there."""
    inside = r"[^\[\]{}\"']*"
    return re.compile(rf"\[{inside}[a-z]{inside} {inside}\]|<[a-zA-Z]+[ '][^<>=]*>|\$\{{")


@cache
def _code_name() -> re.Pattern[str]:
    return re.compile(r"`[\w./-]+(?:\([^`]*\))?`|\b[a-z]+_[a-z_]+\b|\b\w+\(\)")


@cache
def _proper() -> re.Pattern[str]:
    """A capital within a sentence."""
    return re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")


@cache
def _filled() -> re.Pattern[str]:
    return re.compile(r"[\"'`<(\[]*\$?\{.*\}[\"'`>)\].]*")
