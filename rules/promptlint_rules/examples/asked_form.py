"""The form that instructions ask an output to have: of a date, a number of words, capitals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from promptlint.model import Prompt
from promptlint.pattern import late
from promptlint_rules.english.numerals import NUMERALS
from promptlint_rules.examples.exemplar import Field, Series
from promptlint_rules.examples.odd_output import NOTHING

_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(NUMERALS)})"
_DATE = late(
    r"(?<![A-Za-z])(?:YYYY([-/.])MM(?:\1DD)?|(?:DD|MM)([-/.])(?:MM|DD)\2YYYY|HH:MM(?::SS)?)"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
_WORDS = late(
    rf"\b(?:at most|no(?:t)? more than|up to|maximum(?: of)?|max\.?|under|exactly|in) {_COUNT}"
    rf" words\b(?! (?:or|and) more)|\b{_COUNT.replace('count', 'other')} words (?:or (?:fewer|less)"
    r"|at most|maximum)\b",
    re.IGNORECASE,
)
_ONE_WORD = late(
    r"\b(?:answer|reply|respond|output|return|write|give|name)\w*\b[^.\n]{0,40}"
    r"\b(?:one|a single|only one|exactly one) word\b(?! (?:or|per|for each))",
    re.IGNORECASE,
)
_DIGITS = late(rf"\b(?:as|with|of|in|exactly) (?:exactly )?{_COUNT} digits\b", re.IGNORECASE)
_CAPITALS = late(
    r"\b(?:in|use|with) (?:all )?(?:(?P<big>capital letters|capitals|upper[- ]?case|all caps)"
    r"|(?P<small>lower[- ]?case|small letters))\b",
    re.IGNORECASE,
)
_SHAPE = late(
    r"\b(?:format|form|as|like this|layout|line|pattern|follows)\b[^\n]{0,40}:?(?:[ \t]*\n)?[ \t]*"
    r"[`\"'<\[{]{0,2}(?P<shape>[a-z][\w ]{0,24}[>\]}]?"
    r"(?:[ ]?(?P<sign>[|;])[ ]?[<\[{]?[a-z][\w ]{0,24}[>\]}]?)+)(?=[`\"'.]{0,2}(?:\s|$))",
    re.IGNORECASE,
)
_WORD = late(r"\S*\w\S*")
_LONGEST = 120
"""Characters of an output that is no text of its own."""


class Form(NamedTuple):
    """A form that is asked for: what it is called, and a test of an output."""

    name: str
    fits: Callable[[str], bool]


def broken(series: Series, told: Sequence[Prompt]) -> Iterator[tuple[Field, str]]:
    """Yield the one output that is not of a form which is asked for, where all others are."""
    made = [one.made for one in series.exemplars]
    if len(made) < 2 or not all(map(_may_have_form, made)):
        return
    own = {field.prompt.id for one in series.exemplars for field in one.parts}
    for prompt in told:
        text = series.instruction([prompt]) if prompt.id in own else prompt.text
        found = list(breaking(made, text))
        if found:
            yield from found
            return


def _may_have_form(field: Field) -> bool:
    return len(field.text) <= _LONGEST and field.text[:1] not in ("{", "[")


def breaking(made: Sequence[Field], told: str) -> Iterator[tuple[Field, str]]:
    """Yield the one of some outputs that breaks a form which a text asks for."""
    for form in forms(told):
        odd = [one for one in made if not form.fits(one.text)]
        if len(odd) == 1 and not NOTHING.match(odd[0].text):
            yield odd[0], form.name
            return


@lru_cache(maxsize=512)
def forms(told: str) -> tuple[Form, ...]:
    """Return the forms that a text asks for; most have no word of one, and are not searched."""
    low = told.lower()
    return tuple(
        form
        for marks, find in _FINDERS
        if any(mark in low for mark in marks)
        for form in find(told)
    )


def _dates(told: str) -> Iterator[Form]:
    for match in _DATE.finditer(told):
        digits = re.compile(re.sub(r"[YMDHS]", r"\\d", re.escape(match[0].upper())))
        yield Form(match[0], _found(digits))


def _words(told: str) -> Iterator[Form]:
    for match in _WORDS.finditer(told):
        most = _number(match["count"] or match["other"])
        yield Form(f"at most {most} words", _short(most))
    if _ONE_WORD.search(told):
        yield Form("one word", _short(1))


def _digits(told: str) -> Iterator[Form]:
    for match in _DIGITS.finditer(told):
        exact = re.compile(rf"(?<!\d)\d{{{_number(match['count'])}}}(?!\d)")
        yield Form(f"{match['count']} digits", _found(exact))


def _letters(told: str) -> Iterator[Form]:
    for match in _CAPITALS.finditer(told):
        is_big = bool(match["big"])
        test = str.isupper if is_big else str.islower
        yield Form("capital letters" if is_big else "small letters", test)


def _shapes(told: str) -> Iterator[Form]:
    for match in _SHAPE.finditer(told):
        yield Form(f'"{match["shape"]}"', _parted(match["sign"], match["shape"]))


_FINDERS = (
    (("yyyy", "hh:mm"), _dates),
    ((" word",), _words),
    ((" digits",), _digits),
    (("capital", "case", "all caps", "small letters"), _letters),
    (("|", ";"), _shapes),
)


def _found(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text) is not None


def _short(most: int) -> Callable[[str], bool]:
    return lambda text: len(_WORD.findall(text)) <= most


def _parted(sign: str, shape: str) -> Callable[[str], bool]:
    return lambda text: text.count(sign) == shape.count(sign)


def _number(text: str) -> int:
    return NUMERALS.get(text.lower()) or int(text)
