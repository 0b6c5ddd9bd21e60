"""Exemplars in a text: after labels ("Input:", "Output:"), in tags, with arrows between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late

_LINE = late(
    r"^[ \t]*(?:[-*>][ \t]+|#{1,6}[ \t]*)?(?:\*\*|__)?(?P<label>[^\W\d_][\w /'-]{0,30}?"
    r"(?:[ \t]?[(（][^()（）\n]{1,30}[)）])?)"
    r"(?:[ \t]*\#?\d{1,2})?(?:\*\*|__)?[ \t]?(?P<mark>[:：])(?:\*\*|__)?(?P<value>.*)$",
    re.MULTILINE,
)
_HEADING = late(r"(?:examples?|samples?|cases?|shots?|demonstrations?|exemplars?)", re.IGNORECASE)
_NEXT = late(
    r"[ \t]*(?:[#*_]{0,4}[ \t]*\(?(?:example|sample|case|shot|demonstration"
    r"|exemplar)s?\b[^\n]{0,20}"
    r"|[-=*#_~%]{3,}|#{2,}|\[?(?:END|STOP)\]?|<\|?end\w*\|?>|</?[\w-]*(?:example|sample"
    r"|shot)[\w-]*>|\d{1,2}[.)])[ \t]*",
    re.IGNORECASE,
)
_END_TAG = late(r"</[\w-]*(?:example|sample|shot)[\w-]*>$", re.IGNORECASE)
_BLOCK = late(
    r"<(example|ex|demo|sample|shot|demonstration)\b[^<>\n]*>(.*?)</\1>", re.DOTALL | re.IGNORECASE
)
_CHILD = late(r"<([a-zA-Z][\w-]*)>(.*?)</\1>", re.DOTALL)
_ARROW = late(
    r"^[ \t]*(?:[-*][ \t]+|\d{1,2}[.)][ \t]+)?(?P<given>[^\n]*?\S)[ \t]*(?<![-=])(?:->|=>"
    r"|→)[ \t]*(?P<made>\S[^\n]*?)[ \t]*$",
    re.MULTILINE,
)
_BOTH = late(
    r"^[ \t]*(?:[-*][ \t]+|\d{1,2}[.)][ \t]+)?(?P<first>[A-Z]\w{0,20}): (?P<given>[^\n:]{1,300}?)"
    r"[ \t]*(?:[,;|/]|->|=>|→)?[ \t]+(?P<second>[A-Z]\w{0,20}): (?P<made>[^\n:]{1,300}?)[ \t]*$",
    re.MULTILINE,
)
_ITEM = late(
    r"^[ \t]*(?:[-*•][ \t]+|Example \d{1,2}: (?=[\"“'])|(?=[\"“']))"
    r"(?P<given>[\"“'][^\n\"”]{4,120}[\"”']|[^\n:=|\"]{2,120}?)"
    r"[ \t]*(?::|=|\||(?<=[ \t])[-–—](?=[ \t]))[ \t]*(?P<made>[\w'-]+(?: [\w'-]+)?)\.?[ \t]*$",
    re.MULTILINE,
)
_TYPES = frozenset(
    "string str text integer int number float bool boolean list array object dict date any"
    " null none required optional true false".split()
)
"""What items of a schema have behind their names."""
_FEW_ITEMS = 4
_FEW_QUOTED = 3
"""Items that are examples at the least, and those of them whose first half is a quotation."""
_BLANK_LINE = late(r"\n[ \t]*\r?\n")
_FEW_ARROWS = 3
_OF_CODE = (",", ";", "{", "[", "(")
"""Ends of lines that are an object's, a declaration's, and no exemplar's."""
_BLOCK_HEAD = late(
    r"(?:if|elif|else|for|while|def|class|try|except|with|finally|switch|case|default)\b"
)
"""The head of a block of code."""
_ENTRY = late(
    r"[ \t]*-[ \t]+(?!(?:input|question|q|text|sentence|review|query|user|example|message|ticket"
    r"|email|prompt)\b)[a-z_]+:"
)
"""The first line of an entry of a YAML list, which is data."""
_TRACE = frozenset({"observation", "action input", "action", "obs"})
"""Labels of one long exemplar in steps, whose parts come back on purpose."""


class Part(NamedTuple):
    """A labelled stretch of a text."""

    label: str
    span: Span


Group = tuple[Part, ...]


@lru_cache(maxsize=128)
def groups(text: str) -> tuple[tuple[Group, ...], ...]:
    """Return the series of exemplars in a text, each exemplar as its parts in order."""
    found = (
        _by_labels(text), _by_tags(text), _on_one_line(text), *_by_arrows(text), *_by_items(text)
    )  # fmt: skip
    return tuple(series for series in found if len(series) > 1)


def _by_labels(text: str) -> tuple[Group, ...]:
    if text.count(":") + text.count("：") < 4:
        return ()
    lines = [
        line
        for line in _LINE.finditer(text)
        if (line["value"].strip() or not _HEADING.fullmatch(line["label"]))
        and not line["value"].rstrip().endswith(_OF_CODE)
        and not _ENTRY.match(line[0])
        and not _BLOCK_HEAD.match(line["label"])
    ]
    names = [_norm(line["label"]) for line in lines]
    if not _TRACE.isdisjoint(names):
        return ()
    for start in dict.fromkeys(names):
        if names.count(start) < 2:
            continue
        at = [index for index, name in enumerate(names) if name == start]
        shapes = [tuple(names[a:b]) for a, b in zip(at, [*at[1:], len(names)], strict=True)]
        shape, count = _commonest(shapes)
        if count > 1 and len(set(shape)) == len(shape) > 1:
            found = [
                _group(text, lines, a, len(shape))
                for a, each in zip(at, shapes, strict=True)
                if each[: len(shape)] == shape
            ]
            return _finished(text, found)
    return ()


def _norm(label: str) -> str:
    return " ".join(label.lower().split())


def _commonest(shapes: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    """Return the shape that occurs most often as a beginning; of two, the longer."""
    counts = Counter(shapes[:-1])
    last = shapes[-1]  # what follows the last exemplar can look like a part of it
    for shape in list(counts):
        if last[: len(shape)] == shape:
            counts[shape] += 1
    return max(counts.items(), key=lambda item: (item[1], len(item[0])))


def _group(text: str, lines: Sequence[re.Match[str]], first: int, count: int) -> Group:
    parts: list[Part] = []
    for index in range(first, first + count):
        end = lines[index + 1].start() if index + 1 < len(lines) else len(text)
        parts.append(Part(lines[index]["label"], _trimmed(text, lines[index].start("value"), end)))
    return tuple(parts)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a stretch without the blanks around it and the heading of what follows."""
    body = _END_TAG.sub("", text[start:end].rstrip()).rstrip()
    head, _, last = body.rpartition("\n")
    while head and _NEXT.fullmatch(last):
        body = head.rstrip()
        head, _, last = body.rpartition("\n")
    left = len(body) - len(body.lstrip())
    return Span(start + left, max(start + left, start + len(body.rstrip())))


def _finished(text: str, found: Sequence[Group]) -> tuple[Group, ...]:
    """Let the last parts end at a blank line, unless outputs have several paragraphs."""
    breaks = [
        _BLANK_LINE.search(text, group[-1].span.start, group[-1].span.end) for group in found[:-1]
    ]
    if any(breaks):
        return tuple(found[:-1])
    last = found[-1]
    end = _BLANK_LINE.search(text, last[-1].span.start, last[-1].span.end)
    if end:
        span = Span(last[-1].span.start, end.start())
        last = (*last[:-1], Part(last[-1].label, span))
    return (*found[:-1], last)


def _on_one_line(text: str) -> tuple[Group, ...]:
    """Return the exemplars of which each is one line with the same two labels."""
    lines = list(_BOTH.finditer(text))
    shapes = Counter((line["first"], line["second"]) for line in lines)
    shape, count = shapes.most_common(1)[0] if shapes else (("", ""), 0)
    return tuple(
        (
            Part(line["first"], Span(*line.span("given"))),
            Part(line["second"], Span(*line.span("made"))),
        )
        for line in lines
        if count >= _FEW_ARROWS and (line["first"], line["second"]) == shape
    )


def _by_tags(text: str) -> tuple[Group, ...]:
    found = tagged(text)
    shapes = Counter(tuple(part.label for part in group) for group in found)
    common = shapes.most_common(1)[0][0] if shapes else ()
    return tuple(group for group in found if tuple(part.label for part in group) == common)


def tagged(text: str) -> tuple[Group, ...]:
    """Return the examples in tags, with the tags that each holds as its parts."""
    return tuple(parts for _, parts in in_tags(text) if len(parts) > 1)


@lru_cache(maxsize=128)
def in_tags(text: str) -> tuple[tuple[Span, Group], ...]:
    """Return each example in tags, what is between them, and the tags that it holds, if any."""
    if "</" not in text:
        return ()
    found: list[tuple[Span, Group]] = []
    for block in _BLOCK.finditer(text):
        children = tuple(
            Part(child[1], _trimmed(text, child.start(2), child.end(2)))
            for child in _CHILD.finditer(text, block.start(2), block.end(2))
        )
        found.append((_trimmed(text, block.start(2), block.end(2)), children))
    return tuple(found)


def _by_arrows(text: str) -> Iterator[tuple[Group, ...]]:
    """Yield the runs of at least three lines in a row that each hold one arrow."""
    if "->" not in text and "=>" not in text and "→" not in text:
        return
    run: list[Group] = []
    end = -2
    for match in _ARROW.finditer(text):
        if match.start() > end + 2:
            yield _mapping(text, run)
            run = []
        if match["given"].count("(") > match["given"].count(")"):
            continue  # a heading names what stands on the sides: "Examples (word -> plural):"
        if match[0].count("->") + match[0].count("=>") + match[0].count("→") == 1:
            run.append((Part("", Span(*match.span("given"))), Part("", Span(*match.span("made")))))
        end = match.end()
    yield _mapping(text, run)


def _by_items(text: str) -> Iterator[tuple[Group, ...]]:
    """Yield the lists of which each item is a few words and one of two to a few labels."""
    if (
        text.count("\n- ")
        + text.count("\n* ")
        + text.count("\n• ")
        + text.count('\n"')
        + text.count("\nExample ")
        < _FEW_QUOTED - 1
    ):
        return
    run: list[re.Match[str]] = []
    for match in (*_ITEM.finditer(text), None):
        if run and (match is None or text[run[-1].end() : match.start()].strip("\n\t ")):
            labels = [one["made"].lower() for one in run]
            is_schema = not _TYPES.isdisjoint(labels)
            is_quoted = all(one["given"].startswith(('"', "“", "'")) for one in run)
            most = len(run) if is_quoted else len(run) // 2
            least = _FEW_QUOTED if is_quoted else _FEW_ITEMS
            if len(run) >= least and not is_schema and 1 < len({*labels}) <= most:
                yield tuple(
                    (Part("", Span(*one.span("given"))), Part("", Span(*one.span("made"))))
                    for one in run
                )
            run = []
        if match is not None:
            run.append(match)


def _mapping(text: str, run: Sequence[Group]) -> tuple[Group, ...]:
    """Return a run of arrows, unless it is short or a graph, whose ends begin other arrows."""
    given, made = ({text[one[end].span.start : one[end].span.end] for one in run} for end in (0, 1))
    return tuple(run) if len(run) >= _FEW_ARROWS and given.isdisjoint(made) else ()
