"""PRM306 count-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.line import Line, is_only_hole, is_varying, lines
from promptlint_rules.structure.list_item import Item, item, list_at
from promptlint_rules.template.place import is_foreign, place

_WORDS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 2)}
_COUNT = rf"(?:{'|'.join(_WORDS)}|[2-9]|1\d|20)"
_ANNOUNCED = late(
    rf"(?:\b(?:(?:the|these) )?following (?P<first>{_COUNT})|\bthe (?P<second>{_COUNT}) following"
    rf"|\b(?P<loose>these|there are|you have|here are|(?:each|all) of the|all|the"
    r"|has|have|contains?|includes?|with|consists? of|in|into|following)"
    rf" (?P<third>{_COUNT}))"
    r" (?:(?!and\b|or\b|to\b)[\w'-]+ ){0,3}?(?P<noun>[a-z][\w-]+s|criteria)\b"
    r"(?P<rest>[^\n.:?!]{0,60})"
    r"(?:[:.]?[*_ \t]*(?=\r?\n|$)"
    r"|: (?P<inline>[\w'\"` /-]+(?:, [\w'\"` /-]+)+)(?=\.(?:\s|$)|$))",
    re.IGNORECASE,
)
_POINTING = late(
    r"[ ,]*(?:(?:listed|given|described|named|shown|below|here|from \d+ to \d+|in (?:this|that)"
    r" order)[ ,]*)*(?=:|$)",
    re.IGNORECASE,
)
_LETTERED = late(r"[ \t]*(?P<open>\(?)(?P<letter>[a-h])(?P<close>[.)])[ \t]+\S", re.IGNORECASE)
_UNCOUNTED = frozenset(
    "seconds minutes hours days weeks months years words characters digits".split()
)
_LOOSE = late(r"\b(?:e\.g\.|such as|for example|including|at least|or more|up to)", re.IGNORECASE)
_SHORT = 3
"""Words of an item that is listed within a sentence; longer ones can hold commas of their own."""


class CountMismatch(Rule):
    """A list has more or fewer items than the sentence above it says.

    ## What it does
    Reads "the following three steps" at the end of a line and counts the items of the list right
    below it: numbers, bullets or lettered headings of one indentation, without those nested in
    them. Silent where a hole, a loop or a condition brings items.

    ## Why it matters
    The model leaves one out to keep to the number, or makes one up.

    ## Example
    "in the following three steps:" above four steps, since somebody added one.

    ## Evidence
    Contradictions between instructions are the commonest defect that reviewers name (property 13,
    structural logic, of "What Makes a Good Natural Language Prompt?").
    """

    code: ClassVar[str] = "PRM306"
    name: ClassVar[str] = "count-mismatch"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a step was added",
            code=(
                "import ollama\n"
                "\n"
                'TASK = """Prepare the meeting in «the following two steps»:\n'
                "1. Collect the open points.\n"
                "2. Sort them.\n"
                '3. Write the agenda."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=TASK)\n'
            ),
        ),
        Example(
            title="points below a step are no steps",
            code=(
                "import ollama\n"
                "\n"
                'TASK = """Prepare the meeting in the following two steps:\n'
                "1. Collect the open points.\n"
                "   - from the minutes\n"
                "   - from the mail\n"
                '2. Write the agenda."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=TASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the counts that the list below does not have."""
        every: list[Line] = []
        for match in _ANNOUNCED.finditer(prompt.text):
            every = every or lines(prompt.text)
            word = next(filter(None, match.group("first", "second", "third"))).lower()
            announced = _NUMBERS.get(word) or int(word)
            if match["noun"].lower() in _UNCOUNTED or _LOOSE.search(match["rest"]):
                continue
            if match["loose"] and not _is_heading(match):
                continue  # "compare these two texts and name …": the texts stand above
            span = Span(match.start(), match.end("noun"))
            found = _inline(match) or _count(prompt, every, match.end())
            if found and announced not in found and not is_foreign(prompt, span):
                yield Finding(
                    place(prompt, span, prompt.span),
                    f'"{" ".join(match[0][: len(span)].split())}" is followed by {found[0]}',
                    label=f"{found[0]} follow",
                )


def _inline(match: re.Match[str]) -> list[int]:
    """Return how many items the sentence itself lists, where all of them are short."""
    listed = re.sub(r",? (?:and|or) ", ", ", match["inline"] or "")
    parts = [part.strip() for part in listed.split(",") if part.strip()]
    is_plain = all(len(part.split()) <= _SHORT for part in parts)
    return [len(parts)] if len(parts) > 1 and is_plain else []


def _is_heading(match: re.Match[str]) -> bool:
    """Say whether a loose announcement ends in a colon, and what it counts is what follows."""
    end = match[0][match.end("noun") - match.start() :]
    return ":" in end and _POINTING.fullmatch(match["rest"]) is not None


def _count(prompt: Prompt, every: Sequence[Line], at: int) -> list[int]:
    """Return how many items the list right behind an offset has, by each way to count them.

    Nothing where there is no list, or where not all its items can be seen.
    """
    index = next(i for i, line in enumerate(every) if line.span.end >= at) + 1
    while index < len(every) and every[index].is_blank:
        index += 1
    found = list_at(every, index) if index < len(every) else []
    if not found and index < len(every):
        return _lettered(prompt, every, index)
    if len(found) < 2 or not _is_seen(prompt, every, found):
        return []
    counts = [len(found)]
    last = found[-1].number
    if last is not None:
        counts.append(last)  # numbering that skips is for another rule to tell
    nested = [
        one
        for number in range(found[0].index, _end(every, found))
        if (one := item(every[number], number)) and one.indent > found[0].indent
    ]
    if nested:
        counts.extend((len(nested), len(nested) + len(found)))
    return counts


def _lettered(prompt: Prompt, every: Sequence[Line], index: int) -> list[int]:
    """Return how many items the list has that begins on a line with "a)", or nothing."""
    found: list[Line] = []
    for line in every[index:]:
        match = _LETTERED.match(line.text)
        if match and match["letter"].lower() == "abcdefgh"[len(found) % 8]:
            found.append(line)
        elif match or line.is_blank or not found or line.indent <= found[0].indent:
            break
    if len(found) < 2:
        return []
    span = Span(found[0].span.start, found[-1].span.end)
    is_open = is_varying(prompt, span) or any(hole.span.overlaps(span) for hole in prompt.holes)
    return [] if is_open else [len(found)]


def _is_seen(prompt: Prompt, every: Sequence[Line], found: Sequence[Item]) -> bool:
    """Say whether all items of a list stand in the text, each exactly once."""
    end = _end(every, found)
    block = every[found[0].index : end + 1]  # the line behind it may be a hole with more items
    span = Span(block[0].span.start, block[-1].span.end)
    holes = [hole for hole in prompt.holes if span.overlaps(hole.span)]
    heads = {hole.span.start for hole in holes}
    may_grow = any(
        is_only_hole(line, holes) or line.span.start + line.indent in heads for line in block
    )
    own = Span(span.start, every[end - 1].span.end)
    is_joined = any(one.text_span.start == own.end for one in prompt.pieces if one.conditional)
    return not may_grow and not is_varying(prompt, own) and not is_joined


def _end(every: Sequence[Line], found: Sequence[Item]) -> int:
    """Return the index of the line behind the last item of a list."""
    index = found[-1].index + 1
    while (
        index < len(every) and not every[index].is_blank and every[index].indent > found[0].indent
    ):
        index += 1
    return index
