"""Lists in a prompt's text: items that one style and one indentation hold together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.structure.line import Line

_NUMBERED = late(
    r"[ \t]*(?P<open>(?:#{1,6} |\*\*|[-*] (?=[A-Za-z]))?(?:"
    r"\(|(?:Step|Rule|Task|Point|Question|Phase|Part"
    r"|Stage|Section|Criterion|Principle|Requirement|Guideline|Instruction|Item|Level|Round|Day|Check|Tip"
    r"|Constraint|Goal|Criteria|Category|Aspect) |(?-i:[A-Z])(?=\d))?)"
    r"(?P<number>\d{1,2})(?P<close>[.):]| [-–](?= ))(?:[ \t*]|$)",
    re.IGNORECASE,
)
_BULLET = late(r"[ \t]*(?P<bullet>[-*•+–])[ \t]+\S")


_ORDINAL = late(
    r"[ \t]*(?P<open>\(?)(?:(?P<letter>[a-h]|[A-H])|(?P<roman>[ivx]{1,4}|[IVX]{1,4})"
    r"|(?P<outer>\d{1,2}\.)(?P<inner>\d{1,2}))(?P<close>[.)]|(?<=\d)(?= ))[ \t]+\S"
)
_ORDINALS: Sequence[str] = "first second third fourth fifth sixth seventh eighth".split()
_SPOKEN = late(
    rf"(?:^[ \t]*(?:[-*•] )?|[.!?] )(?P<word>{'|'.join(_ORDINALS)}"
    r"|(?:first|second|third|fourth)ly), ",
    re.IGNORECASE,
)
_NO_ONE = str.maketrans("0123456789", "QWERTYUIOP")
_ROMANS: Sequence[str] = "i ii iii iv v vi vii viii ix x xi xii".split()


@dataclass(frozen=True, slots=True)
class Item:
    """One item's first line, by its place among the lines of the text."""

    index: int
    indent: int
    style: str
    """Its bullet, or what stands around its number."""
    number: int | None
    span: Span
    """The number or bullet alone."""


def item(line: Line, index: int) -> Item | None:
    """Return the item that a line begins, or None."""
    match = _NUMBERED.match(line.text)
    if match:
        span = Span(*match.span("number")).shift(line.span.start)
        style = f"{match['open']}1{match['close']}"
        return Item(index, line.indent, style, int(match["number"]), span)
    match = _BULLET.match(line.text)
    if match:
        span = Span(*match.span("bullet")).shift(line.span.start)
        return Item(index, line.indent, match["bullet"], None, span)
    return None


def ordinal(line: Line, index: int) -> Item | None:
    """Return the item that a letter, a Roman number or a decimal begins on a line, or None."""
    match = _ORDINAL.match(line.text)
    if match is None:
        return None
    kind = next(one for one in ("letter", "roman", "inner") if match[one])
    word = match[kind].lower()
    if kind == "roman" and word not in _ROMANS:
        return None
    if kind == "inner":
        number = int(word)
    else:
        number = (_ROMANS.index(word) if kind == "roman" else "abcdefgh".index(word)) + 1
    case = "A" if match[kind].isupper() else "a"
    outer = (match["outer"] or "").translate(_NO_ONE)
    style = f"{match['open']}{outer}{kind}{case}{match['close']}"
    return Item(index, line.indent, style, number, Span(*match.span(kind)).shift(line.span.start))


def spoken(lines: Sequence[Line]) -> Iterator[Item]:
    """Yield the items of a list that is told in sentences: "First, … Second, …"."""
    for index, line in enumerate(lines):
        for match in _SPOKEN.finditer(line.text):
            word = match["word"].lower().removesuffix("ly")
            span = Span(*match.span("word")).shift(line.span.start)
            yield Item(index, 0, "first", _ORDINALS.index(word) + 1, span)


def ordinals_of(number: int) -> Iterator[str]:
    """Yield the letter and the Roman number of an item, where there are such."""
    yield from ("abcdefgh"[number - 1 : number], *_ROMANS[number - 1 : number])


def is_plain(one: Item) -> bool:
    """Say whether an item's number is one alone at the head of a line."""
    return "1" in one.style


def items(lines: Sequence[Line]) -> Iterator[Item]:
    """Yield the items of a text in order."""
    for index, line in enumerate(lines):
        found = item(line, index)
        if found is not None:
            yield found


def list_at(lines: Sequence[Line], start: int) -> list[Item]:
    """Return the items of the list that begins on the line `start`, without nested ones.

    It ends before a line that is indented less than its items, or that follows a blank line
    and is neither an item of its style nor indented more.
    """
    first = item(lines[start], start)
    if first is None:
        return []
    found = [first]
    after_blank = False
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if line.is_blank:
            after_blank = True
            continue
        one = item(line, index)
        if one is not None and (one.indent, one.style) == (first.indent, first.style):
            found.append(one)
        elif line.indent < first.indent or (line.indent == first.indent and (one or after_blank)):
            break
        after_blank = False
    return found
