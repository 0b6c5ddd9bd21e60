"""PRM306 count-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from promptlint.model import Finding, Piece, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.examples.labelled import groups
from promptlint_rules.structure.announcement import Announcement, announcements
from promptlint_rules.structure.constant_list import joined_lines
from promptlint_rules.structure.line import Line, is_only_hole, is_varying, lines
from promptlint_rules.structure.list_item import Item, item, list_at
from promptlint_rules.template.place import is_foreign, place

_SHOTS = ("examples", "samples")
_LETTERED = late(r"[ \t]*(?P<open>\(?)(?P<letter>[a-h])(?P<close>[.)])[ \t]+\S", re.IGNORECASE)


class CountMismatch(Rule):
    """A list has more or fewer items than the sentence above it says.

    ## What it does
    Reads "the following three steps", "look at three things only:" or "this three-step process:"
    and counts the items of the list right below it: numbers, bullets or lettered headings of one
    indentation, without those nested in them, the items that the sentence itself lists, the
    examples below "three examples:", and the lines that a loop over a list of the file writes.
    Silent where another hole, another loop or a condition brings items.

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
        for announced in announcements(prompt.text):
            every = every or lines(prompt.text)
            span = announced.span
            found = _found(prompt, every, announced) or _joined(prompt, announced, facts)
            if found and announced.number not in found and not is_foreign(prompt, span):
                words = " ".join(prompt.text[span.start : span.end].split())
                yield Finding(
                    place(prompt, span, prompt.span),
                    f'"{words}" is followed by {found[0]}',
                    label=f"{found[0]} follow",
                )


def _found(prompt: Prompt, every: Sequence[Line], announced: Announcement) -> list[int]:
    """Return how many follow an announcement, by each way to count them."""
    if announced.listed:
        return [announced.listed]
    found = _count(prompt, every, announced.end)
    is_of_examples = prompt.text[: announced.span.end].lower().endswith(_SHOTS)
    return found or (_shots(prompt, announced.end) if is_of_examples else [])


def _joined(prompt: Prompt, announced: Announcement, facts: Facts) -> list[int]:
    """Return how many lines a hole brings that follows at once, from a list in the code."""
    for hole in prompt.holes:
        between = prompt.text[announced.end : hole.span.start]
        if announced.end <= hole.span.start and not between.strip():
            count = joined_lines(hole.expression, facts.source.text)
            return [count] if count > 1 else []
    return []


def _shots(prompt: Prompt, at: int) -> list[int]:
    """Return how many labelled examples stand behind an offset, where all of them can be seen."""
    series = [one for one in groups(prompt.text) if one[0][0].span.start >= at]
    holes = [hole.span for hole in prompt.holes if hole.span.start >= at]
    if len(series) != 1 or is_varying(prompt, Span(at, len(prompt.text))):
        return []
    shown = [g for g in series[0] if not any(p.span.overlaps(h) for p in g for h in holes)]
    end = shown[-1][-1].span.end if shown else len(prompt.text)
    is_whole = all(end <= hole.start for hole in holes)
    return [len(shown)] if is_whole and len(shown) > 1 else []


def _count(prompt: Prompt, every: Sequence[Line], at: int) -> list[int]:
    """Return how many items the list right behind an offset has, by each way to count them.

    Nothing where there is no list, or where not all its items can be seen.
    """
    index = next(i for i, line in enumerate(every) if line.span.end >= at) + 1
    while index < len(every) and every[index].is_blank:
        index += 1
    found = list_at(every, index) if index < len(every) else []
    if not found and index < len(every):
        rest = every[index:]
        return _lettered(prompt, every, index) or _headed(prompt, rest) or _elements(prompt, rest)
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


def _headed(prompt: Prompt, every: Sequence[Line]) -> list[int]:
    """Return how many headings of one level stand there, without a text below any; or nothing."""
    level = every[0].text.lstrip().partition(" ")[0]
    if level.strip("#"):
        return []
    found: list[Line] = []
    for line in every:
        if line.text.lstrip().startswith(f"{level} "):
            found.append(line)
        elif not line.is_blank:
            break
    span = Span(found[0].span.start, found[-1].span.end) if found else Span(0, 0)
    is_open = is_varying(prompt, span) or any(hole.span.overlaps(span) for hole in prompt.holes)
    return [len(found)] if len(found) > 1 and not is_open else []


def _elements(prompt: Prompt, every: Sequence[Line]) -> list[int]:
    """Return how many lines stand there that are an element each of a list of texts; or nothing."""
    found: list[Piece] = []
    for line in every:
        own = [piece for piece in prompt.pieces if piece.text_span.overlaps(line.span)]
        if line.is_blank or len(own) != 1 or own[0].text_span != line.span:
            break
        found.append(own[0])
    is_list = len({piece.expression for piece in found}) == len(found) > 1
    return [len(found)] if is_list and not any(p.conditional or p.repeated for p in found) else []


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
