"""PRM303 broken-numbering."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, NamedTuple

from promptlint.model import Edit, Finding, Fix, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.line import Line, is_fenced, is_only_hole, is_varying, lines
from promptlint_rules.structure.list_item import Item, is_plain, items, ordinal, ordinals_of, spoken
from promptlint_rules.template.place import exact, is_foreign, place

_NUMBER = late(
    r"^[ \t#*(]*(?:\w+ )?\w?\d|^[ \t]*[-*] [A-Z]\w+ \d|^[ \t]*\(?(?:[bB]|ii|II)[.)] |(?<!\w)2\) "
    r"|\(b\) |Second(?:ly)?, ",
    re.MULTILINE,
)
"""A number, or the second letter or number of others, that an item can begin with."""
_INLINE = late(
    r"(?:^|[,;:.!?]) *(?:and |then |or )?"
    r"(?:\(?(?P<number>\d{1,2})\)|\((?P<letter>[a-h])\)) (?=\S)"
)
_GAP = late(r"^\W*(?:\.{3}|…|etc\b)")
_HEADING = late(r"^(?:#{1,6} |\*\*|<|={3}|-{3}|[A-Z][^.!?]{0,60}:$)")


class Break(NamedTuple):
    """An item whose number does not follow the one before it, and the rest of its list."""

    before: Item
    item: Item
    rest: tuple[Item, ...]


class BrokenNumbering(Rule):
    """A numbered list skips or repeats a number.

    ## What it does
    Reports, within one list, an item whose number is not one more than the one before; letters,
    Roman numbers, decimals (1.1, 1.2) and numbers within a line, "(1) … (2) …", are counted as
    well. A list that starts again at 1 is another list; so is one below a heading. Silent where a
    hole, a condition or dots may stand for the missing items, and in fences. The fix numbers the
    rest of the list anew.

    ## Why it matters
    Instructions refer to steps by number ("go back to step 3"), and the model may look for the one
    that is missing.

    ## Example
    Rules numbered 1, 2, 4, 5 after the third was deleted.

    ## Evidence
    Numbered lists are a prefix mark of PromptPrism. Comparing numbers line by line was right in 2
    of 19 findings on real prompts: lists restart, and prompts hold several.
    """

    code: ClassVar[str] = "PRM303"
    name: ClassVar[str] = "broken-numbering"
    severity: ClassVar[Severity] = "information"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a rule was deleted",
            code=(
                "import ollama\n"
                "\n"
                'RULES = """Edit recipes.\n'
                "1. Sort the ingredients.\n"
                "2. Convert cups to grams.\n"
                "«4». Write each step as one sentence.\n"
                '5. End with the portions."""\n'
                'ollama.generate(model="qwen2.5:7b", system=RULES, prompt="Pancakes")\n'
            ),
            fixed=(
                "import ollama\n"
                "\n"
                'RULES = """Edit recipes.\n'
                "1. Sort the ingredients.\n"
                "2. Convert cups to grams.\n"
                "3. Write each step as one sentence.\n"
                '4. End with the portions."""\n'
                'ollama.generate(model="qwen2.5:7b", system=RULES, prompt="Pancakes")\n'
            ),
        ),
        Example(
            title="two lists",
            code=(
                "import ollama\n"
                "\n"
                'RULES = """First course:\n'
                "1. Soup\n"
                "2. Salad\n"
                "Second course:\n"
                "1. Fish\n"
                '2. Beans"""\n'
                'ollama.generate(model="qwen2.5:7b", system=RULES, prompt="Pancakes")\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the numbers that do not follow."""
        if prompt.role == "example" or not _NUMBER.search(prompt.text):
            return
        every = lines(prompt.text)
        fences = facts.prism(prompt).markers.fences
        for one in breaks(every):
            span = Span(every[one.before.index].span.start, one.item.span.end)
            is_seen = not is_varying(prompt, span) and not is_fenced(span, fences)
            expected = (one.before.number or 0) + 1
            between = every[one.before.index : one.item.index]
            if (
                is_seen
                and not _is_of_days(one)
                and not _may_hide(prompt, between, expected)
                and not is_foreign(prompt, one.item.span)
            ):
                yield Finding(
                    place(prompt, one.item.span, prompt.span),
                    f"{one.item.number} follows {one.before.number} in one list",
                    label=f"{expected} is missing"
                    if one.item.number != one.before.number
                    else "again",
                    fix=_fix(prompt, one),
                )


def breaks(every: Sequence[Line]) -> Iterator[Break]:
    """Yield the first break of each list."""
    yield from _breaks(every, items(every))
    yield from _breaks(every, (one for i, line in enumerate(every) if (one := ordinal(line, i))))
    for index, line in enumerate(every):
        inline = [_inline(match, line, index) for match in _INLINE.finditer(line.text)]
        if inline and inline[0].number == 1 and len({bool(one.style) for one in inline}) == 1:
            yield from _first_break(inline)
    told = list(spoken(every))
    if told and told[0].number == 1:
        yield from _first_break(told)


def _inline(match: re.Match[str], line: Line, index: int) -> Item:
    """Return the item that a number, or a letter in brackets, begins within a line."""
    kind = "number" if match["number"] else "letter"
    number = int(match[kind]) if kind == "number" else "abcdefgh".index(match[kind]) + 1
    style = "" if kind == "number" else "(a)"
    return Item(index, 0, style, number, Span(*match.span(kind)).shift(line.span.start))


def _breaks(every: Sequence[Line], found: Iterable[Item]) -> Iterator[Break]:
    lists: dict[tuple[int, str], list[Item]] = {}
    for one in found:
        for key in [key for key in lists if key[0] > one.indent]:
            yield from _first_break(lists.pop(key))
        key = (one.indent, one.style)
        known = lists.get(key)
        if known and (one.number in (0, 1) or _is_parted(every, known[-1], one)):
            yield from _first_break(known)
            known = None
        lists[key] = [*(known or []), one]
    for known in lists.values():
        yield from _first_break(known)


def _first_break(found: list[Item]) -> Iterator[Break]:
    numbered = [one for one in found if one.number is not None]
    for index in range(1, len(numbered)):
        before, after = numbered[index - 1], numbered[index]
        step = (after.number or 0) - (before.number or 0)
        if step == 1:
            continue
        rest = tuple(numbered[index:])
        follows = all((b.number or 0) - (a.number or 0) == 1 for a, b in pairwise(rest))
        is_counted = numbered[0].number in (0, 1) and index > 1  # others are chosen, not counted
        if follows and len(numbered) > 2 and (step in (0, 2) or (step > 2 and is_counted)):
            yield Break(before, after, rest)
        return


def _is_parted(every: Sequence[Line], before: Item, after: Item) -> bool:
    """Say whether a heading, or text that is no part of the item before, stands between."""
    between = every[before.index + 1 : after.index]
    written = [line for line in between if not line.is_blank]
    return any(
        line.indent <= before.indent and (_HEADING.match(line.words) or line.words.endswith(":"))
        for line in written
    )


def _is_of_days(found: Break) -> bool:
    """Say whether what is numbered are days, of which some bring nothing."""
    is_later = (found.item.number or 0) > (found.before.number or 0)
    return is_later and "day" in found.item.style.lower()


def _may_hide(prompt: Prompt, between: Sequence[Line], number: int) -> bool:
    """Say whether lines can hold, or stand for, the items that are missing."""
    heads = {hole.span.start for hole in prompt.holes}
    ordinals = "|".join(ordinals_of(number))
    missing = re.compile(
        rf"(?<!\d){number}(?: ?[.):]|[a-z]\b|$)|^{number}\s|\((?:{ordinals})\)", re.IGNORECASE
    )
    return any(missing.search(line.words) for line in between) or any(
        line.span.start + line.indent in heads
        or is_only_hole(line, prompt.holes)
        or _GAP.match(line.words)
        for line in between
    )


def _fix(prompt: Prompt, found: Break) -> Fix | None:
    edits: list[Edit] = []
    for number, one in enumerate(found.rest, (found.before.number or 0) + 1):
        where = exact(prompt, one.span)
        if where is None or not is_plain(one):
            return None
        edits.append(Edit(where, str(number)))
    return Fix("Number the rest of the list anew", tuple(edits), "unsafe")
