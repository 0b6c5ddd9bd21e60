"""Blocks among exemplars that have the same parts as they in another layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late

_BLOCK = late(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
_LINE = late(
    r"^[ \t]*(?:[-*>][ \t]+)?(?:\*\*)?(?P<label>[^\W\d_][\w ]{0,24}?)(?P<number>[ \t]*#?\d{1,2})?"
    r"(?:\*\*)?(?P<mark>[ \t]?[:=](?:\*\*)?|[ \t]+(?:-|–|—|->|=>))(?:[ \t]+(?P<value>\S[^\n]*)"
    r"|[ \t]*)$",
    re.MULTILINE,
)
_TITLE = late(
    r"^[ \t]*(?:(?P<heading>#{1,6})[ \t]*(?P<a>[^\W\d_][\w ]{0,24}?)[ \t]*:?"
    r"|(?P<bracket>\[)(?P<b>[^\W\d_][\w ]{0,24})\]:?"
    r"|(?P<bold>\*\*)(?P<c>[^\W\d_][\w ]{0,24}?):?\*\*"
    r")(?=[ \t]*$|(?<=\])[ \t]*\S)",
    re.MULTILINE,
)
"""A label on a line of its own, or in brackets: what it introduces stands below, or behind."""
_TITLE_MARKS = ("\n#", "\n[", "\n**")
_TITLES = 3
_SAME: tuple[frozenset[str], ...] = (
    frozenset({"q", "question", "query"}),
    frozenset({"a", "answer", "ans", "reply", "response"}),
    frozenset({"input", "in"}),
    frozenset({"output", "out", "result"}),
)
_TURN = late(r"[ \t]*[A-Z][\w ]*: [^\n]*[^,;{(\[\s]\s*$")
_TAG_LINE = late(r"^[ \t]*</?[\w-]+>[ \t]*$", re.MULTILINE)
_RULE = late(r"^[ \t]*([#=*_~-])\1{2,}[ \t]*$", re.MULTILINE)
_RULES = ("###", "===", "***", "___", "~~~", "---")
"""A line that parts blocks as a blank one does."""
_HEADED = late(
    r"\s*[#*_<\[(]{0,6} ?(?:example|sample|case|shot|demonstration)s?[ \t]*#?\d", re.IGNORECASE
)
"""A block that its first line says to be an example."""
_HEADING = late(
    r"[#*_<\[(]{0,6} ?(?:example|sample|case|shot|demonstration)s?[ \t]*#?\d{1,3}"
    r"[\]):.*#>_ \t]*\n[ \t]*",
    re.IGNORECASE,
)
"""The line of such a heading, where nothing else stands on it."""
_ARROW = late(r"[^\n]*\S (?:->|=>|→) \S[^\n]*")
_BOTH = late(
    r"[A-Z][\w ]{0,24}(?::| -| –| =)[ \t][^\n]*?[^\w\s][ \t]*"
    r"[A-Z][\w ]{0,24}(?::| -| –| =)[ \t][^\n]*"
)
"""Two labels with what they introduce on one line."""
_SIGN = late(r"[ \t]*(?:->|=>|→|=|>+|–|—)[ \t]+\S")
_FEW = 2
_MANY = 6
"""Labels of a block that is no exemplar by itself, but several without blank lines between."""


class OddBlock(NamedTuple):
    """A block in another layout, its first line, and the labels of the others."""

    span: Span
    line: Span
    labels: str


class _Block(NamedTuple):
    span: Span
    text: str
    labels: tuple[str, ...]
    """As written, with their marks: "Q:"."""
    is_cut: bool = False
    """Whether it is a part of a block of many labels."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(re.sub(r"[^\w ]+$", "", label).strip().lower() for label in self.labels)


def odd_blocks(text: str) -> Iterator[OddBlock]:
    """Yield the blocks that stand between exemplars of one layout and have another.

    Blocks are what blank lines part. At least two, and more than are odd, have the common layout.
    """
    is_ruled = any(rule in text for rule in _RULES)
    if is_ruled:
        text = _RULE.sub(lambda rule: " " * len(rule[0]), text)
    if "<" in text:
        text = _TAG_LINE.sub(lambda tag: " " * len(tag[0]), text)
    blocks = list(_blocks(text))
    shapes = Counter(block.labels for block in blocks if len(block.labels) > 1)
    if not shapes or shapes.most_common(1)[0][1] < _FEW:
        return
    common, count = shapes.most_common(1)[0]
    names = _Block(Span(0, 0), "", common).names
    if len(set(names)) < len(names):
        return
    run = _run(blocks, common)
    is_headed = all(_is_headed(block) for block in run if block.labels == common)
    odd = [
        block
        for block in run
        if block.labels != common
        and (_is_variant(block, names) or _is_renamed(block, names, is_headed=is_headed))
    ]
    odd.extend(_foreign(run, common, is_ruled=is_ruled) if not odd else ())
    odd.extend(_without_heading(run, common))
    if len(odd) < count:
        labels = " and ".join(f'"{one}"' for one in common[:3])
        yield from (OddBlock(one.span, _line_of(text, one, common), labels) for one in odd)


def _line_of(text: str, block: _Block, common: tuple[str, ...]) -> Span:
    """Return the line that shows how a block is odd: its first one, or the one below a heading."""
    start = block.span.start + len(block.text) - len(block.text.lstrip())
    heading = _HEADING.match(text, start, block.span.end)
    start = heading.end() if heading and block.labels != common else start
    end = text.find("\n", start)
    return Span(start, len(text) if end < 0 else end)


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the blocks that blank lines part; one of many labels is cut into pairs of lines."""
    is_titled = sum(text.count(mark) for mark in _TITLE_MARKS) >= _TITLES
    for match in _BLOCK.finditer(text):
        lines = list(_LINE.finditer(text, match.start(), match.end()))
        named = [
            (line.start(), _label(line["label"], line["mark"].strip(" \t*"))) for line in lines
        ]
        if not named and is_titled:
            named = list(_titles(text, match.span()))
        is_run = len(named) >= _MANY and _are_pairs([label for _, label in named])
        size = 2 if is_run else len(named)
        starts = [start for start, _ in named[:: size or 1]] or [match.start()]
        starts[0] = match.start()
        for index, start in enumerate(starts):
            end = starts[index + 1] if index + 1 < len(starts) else match.end()
            labels = tuple(label for _, label in named[index * size : (index + 1) * size])
            yield _Block(Span(start, end), text[start:end], labels, len(starts) > 1)


def _are_pairs(labels: Sequence[str]) -> bool:
    """Say whether labels come in pairs, not as the steps between a question and its answer."""
    pairs = list(zip(labels[::2], labels[1::2], strict=False))
    common, count = Counter(pairs).most_common(1)[0]
    return 2 * count > len(pairs) and common in (pairs[0], pairs[-1])


def _label(name: str, mark: str) -> str:
    return f"{name}{mark}" if mark == ":" else f"{name} {mark}"


def _titles(text: str, within: tuple[int, int]) -> Iterator[tuple[int, str]]:
    """Yield the labels of a block that stand in headings, in brackets or in bold."""
    for title in _TITLE.finditer(text, *within):
        mark = next(filter(None, title.group("heading", "bracket", "bold")))
        name = next(filter(None, title.group("a", "b", "c")))
        yield title.start(), f"{name} {mark}"


def _run(blocks: Sequence[_Block], common: tuple[str, ...]) -> Sequence[_Block]:
    """Return the blocks between the first and the last of the common layout, or its stub."""
    at = [index for index, block in enumerate(blocks) if block.labels == common]
    last = at[-1]
    stub = last + 2
    if stub < len(blocks) and blocks[stub].labels[:1] == common[:1]:
        last = stub
    elif last + 1 < len(blocks) and _is_finished(blocks[last + 1], common):
        last += 1
    while last + 1 < len(blocks) and _is_headed(blocks[last]) and _is_headed(blocks[last + 1]):
        last += 1
    return blocks[at[0] : last + 1]


def _is_finished(block: _Block, common: tuple[str, ...]) -> bool:
    """Say whether a block behind the last of the common layout is one more, with its output."""
    lines = block.text.strip().split("\n")
    names = _Block(Span(0, 0), "", common).names
    is_plain = len(lines) == len(block.names) and all(_TURN.match(line) for line in lines)
    return is_plain and _is_variant(block, names)


def _is_variant(block: _Block, names: tuple[str, ...]) -> bool:
    """Say whether a block has all parts of the common layout, told by their names."""
    if len(block.names) == len(names):
        is_swapped = block.names != names and sorted(block.names) == sorted(names)
        pairs = zip(block.names, names, strict=True)
        return (is_swapped and not block.is_cut) or all(
            _is_same(one, other) for one, other in pairs
        )
    if len(names) == 2 and len(block.names) < 2 and _ARROW.fullmatch(block.text.strip()):
        return True
    if block.names == names[:1] and _has_signs(block, len(names)):
        return True
    missing = [name for name in names if name not in block.names]
    is_part = {*block.names} <= {*names} and len({*block.names}) == len(block.names)
    if block.names[:1] != names[:1] or not is_part:
        return False
    low = block.text.lower()
    return bool(missing) and all(
        re.search(rf"\b{re.escape(name)}\s*(?:=|->|-|–|—|:)", low) for name in missing
    )


def _has_signs(block: _Block, lines: int) -> bool:
    """Say whether signs stand where the labels of a block's further lines should be."""
    further = block.text.strip().split("\n")[1:]
    return len(further) == lines - 1 and all(_SIGN.match(line) for line in further)


def _is_renamed(block: _Block, names: tuple[str, ...], *, is_headed: bool) -> bool:
    """Say whether a block has as many labels, but other ones: one other, if no heading ties it."""
    if is_headed and not block.names:
        return _is_headed(block) and "\n" in block.text.strip()
    if len(block.names) != len(names):
        return False
    others = sum(one != other for one, other in zip(block.names, names, strict=True))
    if is_headed and _is_headed(block):
        return others > 0
    words = block.text.strip().split("\n")
    is_plain = len(words) == len(block.names) and all(_TURN.match(line) for line in words)
    return is_plain and others == 1 and block.names[0] == names[0]


def _foreign(run: Sequence[_Block], common: tuple[str, ...], *, is_ruled: bool) -> Iterator[_Block]:
    """Yield the one block between others, three or more, that has as many labels, but no line else.

    Its labels may all be others: nothing but exemplars stands in such a row. Where lines are drawn
    between them, it may be of one line without a label; and two labels may stand on one line.
    """
    others = [index for index, block in enumerate(run) if block.labels != common]
    if len(others) != 1 or len(run) <= _FEW + 1 or any(block.is_cut for block in run):
        return
    odd = run[others[0]]
    lines = odd.text.strip().split("\n")
    is_pair = len(common) == _FEW and _BOTH.fullmatch(lines[0])
    is_line = len(lines) == 1 and (is_pair or (is_ruled and not odd.labels))
    is_alike = len(lines) == len(odd.labels) == len(common)
    if 0 < others[0] < len(run) - 1 and (is_alike or is_line):
        yield odd


def _without_heading(run: Sequence[_Block], common: tuple[str, ...]) -> Iterator[_Block]:
    """Yield the one block that lacks the heading which two others or more have."""
    alike = [block for block in run if block.labels == common]
    bare = [block for block in alike if not _is_headed(block)]
    if len(bare) == 1 and len(alike) > _FEW + 1:
        yield from bare


def _is_headed(block: _Block) -> bool:
    return _HEADED.match(block.text) is not None


def _is_same(one: str, other: str) -> bool:
    return one == other or any(one in names and other in names for names in _SAME)
