"""The sentences of a prompt that say how many items the list behind them has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late

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
_COUNTED = late(rf"\b{_COUNT}[ -][a-z]")
_ITEM = r"[\w'\"` /-]+(?:\)[\w'\"` /-]+)?"
_BRACKET_ITEM = r"[\w'\"` /-]+"
_LISTED = (
    r"(?:[:.]?[*_ \t]*(?=\r?\n|$)"
    rf"|: (?P<inline>{_ITEM}(?:, {_ITEM})+)(?=\.(?:\s|$)|$))"
)
"""What ends an announcement: the end of its line, or the items, on the same line."""
_LISTED_BELOW = _LISTED.replace("[:.]?", ":", 1)
_ANNOUNCED = late(
    rf"(?:\b(?:(?:the|these) )?following (?P<first>{_COUNT})|\bthe (?P<second>{_COUNT}) following"
    rf"|\b(?P<loose>these|there are|you have|here are|(?:each|all) of the|all|the"
    r"|one of|has|have|contains?|includes?|with|consists? of|in|into|following)"
    rf" (?:exactly )?(?P<third>{_COUNT}))"
    r" (?:(?!and\b|or\b|to\b)[\w'-]+ ){0,3}?(?P<noun>[a-z][\w-]+s|criteria)\b"
    rf"(?P<rest>[^\n.:?!]{{0,60}}){_LISTED}",
    re.IGNORECASE,
)
_ENUMERATED = frozenset(
    "steps rules criteria parts sections phases categories options questions points things"
    " aspects dimensions principles tasks stages fields keys levels labels topics types classes"
    " groups kinds areas elements components items requirements conditions constraints guidelines"
    " instructions factors features properties attributes columns goals objectives roles modes"
    " styles courses departments checks tests sources outcomes grades qualities rounds".split()
)
"""Things that a list below a sentence can be the items of, whatever the sentence does with them."""
_TOLD = late(
    rf"\b(?<![\d.,–-])(?P<count>{_COUNT}) (?=(?P<words>[^\n.:?!]{{3,90}}){_LISTED_BELOW})"
    rf"|\b(?P<parted>{_COUNT})-(?P<unit>step|part|point|stage|phase|question|item)"
    r" (?:process|procedure|approach|plan|method|structure|checklist|framework|workflow|routine)\b"
    rf"(?P<tail>[^\n.:?!]{{0,60}})(?::[*_ \t]*(?=\r?\n|$))",
    re.IGNORECASE,
)
"""A number of such things in any place of a sentence, and "a three-step process"."""
_BRACKETED = late(
    rf"\b(?P<count>{_COUNT}) (?:(?!and\b|or\b|to\b|of\b)[\w'-]+ ){{0,2}}?"
    r"(?P<noun>[a-z][\w-]+s|criteria)(?P<rest>)"
    rf" \((?P<inline>{_BRACKET_ITEM}(?:, {_BRACKET_ITEM})+)\)",
    re.IGNORECASE,
)
"""A number of such things with their names in brackets: "the three labels (low, middle, high)"."""
_IN_BRACKETS = late(r"[sa] \([\w'\"` /-]{1,40}, ")
_MADE = late(
    r"\b(?:write|generate|create|suggest|propose|give|provide|list|name|produce|invent|compose"
    r"|come up with|ask|draft|add|return|output|make|think of|mention|find|identify|extract|select"
    r"|at least|at most|up to|more than|fewer than|less than|first|last|next|other"
    r"|out of|every|top|or|to|for|about|after|before)(?: (?:me|us|exactly|only|a list of|another"
    r"|the|your))* $",
    re.IGNORECASE,
)
"""What is to be made is no list that the prompt has; and a bound is no count."""
_OTHER_LIST = late(
    r"\b(?:following|these|format|criteria|rules|as follows|using|like|so|if)\b"
    r"|\b(?:of|in|on|for|with|to|by|as|from|is|are|and|or)[ ,]*$",
    re.IGNORECASE,
)
_REST = late(
    r"[ ,]*(?:(?:only|alone|one by one|in turn|one after (?:the other|another)"
    r"|listed|given|described|named|shown|below|here|from \d+ to \d+"
    r"|in (?:this|that) order|\([^()\n]*\))[ ,]*)*"
    r"(?: ?\b(?:about|on|for|of|in|regarding|concerning|from|with|when|before|after|while|that"
    r"|which"
    r"|you) [^.:?!]{1,50})?",
    re.IGNORECASE,
)
"""What may stand between the things and the end of their sentence."""
_BELOW = late(r"\b(?:below|listed here|as follows)\s*$")
_THERE = ("there are", "you have", "here are")
_NUMBERED = late(r"\s*\n[ \t]*1[.)] ")
_TITLE = late(r"\W*(?:[A-Z][\w'-]*|\d+) [A-Z][\w'-]* ")
_NEAR = 3
"""Words behind a number within which the thing stands that it counts."""
_STOPS = frozenset("and or to of more times".split())
_UNCOUNTED = frozenset(
    "seconds minutes hours days weeks months years words characters digits".split()
)
_LOOSE = late(r"\b(?:e\.g\.|such as|for example|including|at least|or more|up to)", re.IGNORECASE)
_SHORT = 3
"""Words of an item that is listed within a sentence; longer ones can hold commas of their own."""


class Announcement(NamedTuple):
    """A number of things that are to follow; `end` is where the list, or its line, can begin."""

    number: int
    span: Span
    end: int
    listed: int = 0
    """How many the sentence itself lists, 0 where it lists none."""


def announcements(text: str) -> Iterator[Announcement]:
    """Yield the numbers that a text announces, each with its place."""
    if not _COUNTED.search(text.lower()):
        return
    lines: set[int] = set()
    for match in _ANNOUNCED.finditer(text):
        if not (match["loose"] and not _is_heading(match)):
            # "compare these two texts and name …": the texts stand above
            word = match["first"] or match["second"] or match["third"]
            yield from _announced(match, word, match.end("noun"), match["noun"], match["rest"])
            lines.add(text.rfind("\n", 0, match.start()))
    yield from _bracketed(text)
    yield from _told(text, lines)


def _bracketed(text: str) -> Iterator[Announcement]:
    """Yield the numbers of things whose names follow in brackets."""
    for match in _BRACKETED.finditer(text) if _IN_BRACKETS.search(text) else ():
        is_named = match["noun"].lower() in _ENUMERATED and _inline(match)
        if is_named and not _is_made(text, match.start()):
            yield from _announced(match, match["count"], match.end("noun"), match["noun"], "")


def _is_made(text: str, at: int) -> bool:
    """Say whether what a number counts is still to be made, or the number is a bound."""
    return _MADE.search(text[text.rfind("\n", 0, at) + 1 : at]) is not None


def _told(text: str, lines: set[int]) -> Iterator[Announcement]:
    """Yield the numbers in other places of a sentence, but for those on `lines`."""
    for match in _TOLD.finditer(text) if ":" in text else ():
        start = text.rfind("\n", 0, match.start())
        length = 0 if match["unit"] else _of_things(match["words"])
        end = match.end("unit") if match["unit"] else match.start("words") + (length or 0)
        rest = match["tail"] if match["unit"] else match["words"][length:]
        if length is None or start in lines or not _leads_on(rest or ""):
            continue
        if _TITLE.match(text, start + 1) and match["words"]:
            continue  # "Two Concept Questions:" can be questions on two concepts
        if not _is_made(text, match.start()):
            yield from _announced(match, match["count"] or match["parted"], end, "", rest or "")


def _of_things(words: str) -> int | None:
    """Return where the things end that a number counts, None where they are no such things."""
    length = 0
    for word in words.split(" ")[:_NEAR]:
        length += len(word)
        if word.lower() in _ENUMERATED:
            return length
        if word.lower() in _STOPS:
            return None
        length += 1
    return None


def _announced(
    match: re.Match[str], word: str, end: int, noun: str, rest: str
) -> Iterator[Announcement]:
    is_unclear = match["inline"] and not _inline(match)  # the sentence lists them, in many words
    if noun.lower() not in _UNCOUNTED and not _LOOSE.search(rest) and not is_unclear:
        number = _NUMBERS.get(word.lower()) or int(word)
        behind = max(match.end(), match.end("inline"), end)
        yield Announcement(number, Span(match.start(), end), behind, _inline(match))


def _inline(match: re.Match[str]) -> int:
    """Return how many items the sentence itself lists, where all of them are short."""
    listed = re.sub(r",? (?:and|or) ", ", ", match["inline"] or "")
    parts = [part.strip() for part in listed.split(",") if part.strip()]
    is_plain = all(len(part.split()) <= _SHORT for part in parts)
    return len(parts) if len(parts) > 1 and is_plain else 0


def _is_heading(match: re.Match[str]) -> bool:
    """Say whether a loose announcement ends in a colon, and what it counts is what follows."""
    end = match[0][match.end("noun") - match.start() :]
    if match["inline"] and match["rest"].strip() == "are":
        return True
    noun, loose = match["noun"].lower(), match["loose"].lower()
    is_there = (loose in _THERE and noun in _ENUMERATED) or (loose, noun) == ("in", "steps")
    if is_there and not match["rest"] and _NUMBERED.match(match.string, match.end()):
        return True
    is_led = ":" in end or _BELOW.search(match["rest"]) is not None
    return is_led and _leads_on(match["rest"])


def _leads_on(rest: str) -> bool:
    """Say whether what stands behind the things names nothing else that could be listed."""
    return _REST.fullmatch(rest) is not None and not _OTHER_LIST.search(rest)
