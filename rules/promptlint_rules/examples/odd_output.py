"""The one output among exemplars that is written in another form than all the others."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, cast

from promptlint.pattern import late
from promptlint_rules.examples.exemplar import Field, Series

_WORD = late(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_DIGITS = late(r"\d+(?:[.,]\d+)*")
_WORDS = late(r"a(?:[ ,]+a)+")
_SIGNS = late(r"[^\w\s.,'’\"!?-]|(?<=9)-(?=9)|(?<=\s)[-–](?=\s)")
"""Signs that give a form to short outputs; a hyphen between digits or blanks is one too."""
_SEPARATORS = ("|", ";", "\t", " -> ", " => ", " → ", " - ", " – ", " / ", "::", "=", ": ", " // ")
_CODE = late(r"[{}]|\w\(|\w\.\w+=|;.*;.*=")
_SENTENCE = late(r"[a-z]{2}[.!?](?:\s|$)")
_MIXED = late(r"9a|a9|[#@$€£~]9|[#@]a|\[a\]|\[9\]|\(9\)|9[%):.]")
"""The first word of an output, where it has a form of its own."""
_QUANTITY = late(r"\d+(?:[.,]\d+)*((?: ?[A-Za-z%°€$]{1,12})?)")
_NUMERAL = late(
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|hundred|thousand|half|dozen|and|an?)(?:teen)?[ -]?)+\.?$",
    re.IGNORECASE,
)
_LONGEST = 90
_FEW = 2
_CASES = 3
NOTHING = late(
    r"(?:[`\"'(\[<*]*)(?:none|null|n/?a|nothing|nobody|unknown|undefined|unclear|empty|error|invalid"
    r"|no\b|not\b|sorry|cannot|can't|unable|there (?:is|are) no|i (?:do|can|am)|skip"
    r"|(?-i:[A-Z_]+$))|[-–—]?$",
    re.IGNORECASE,
)
"""What stands for an output where there is none."""


class OddOutput(NamedTuple):
    """An output, and what the others are."""

    field: Field
    message: str


def odd_output(series: Series) -> OddOutput | None:
    """Return the one output of three or more whose form is not that of all others, if any."""
    made = [one.made for one in series.exemplars]
    if len(made) <= _FEW:
        return None
    for judge in (
        _not_json,
        _other_keys,
        _other_separator,
        _other_shape,
        _other_start,
        _in_words,
        _other_case,
    ):
        found = judge(made)
        if found:
            return None if NOTHING.match(found.field.text) else found
    return None


def _not_json(made: Sequence[Field]) -> OddOutput | None:
    plain = [one for one in made if not one.text.startswith(("{", "["))]
    is_json = all(one.text.startswith("{") for one in made if one not in plain) or not plain
    if len(plain) == 1 and is_json:
        return OddOutput(plain[0], "the outputs of the other examples are JSON")
    return None


def _other_keys(made: Sequence[Field]) -> OddOutput | None:
    """Return an object with as many keys as all others, but other ones."""
    keys = [_keys(one.text) for one in made]
    if not all(keys):
        return None
    common, count = Counter(keys).most_common(1)[0]
    odd = next((index for index, one in enumerate(keys) if one != common), None)
    if odd is None or count != len(keys) - 1 or len(keys[odd]) != len(common):
        return None
    missing = ", ".join(sorted(common - keys[odd]))
    return OddOutput(made[odd], f'the other examples have "{missing}" here')


def _keys(text: str) -> frozenset[str]:
    try:
        given = json.loads(text) if text.startswith("{") else None
    except (ValueError, RecursionError):
        return frozenset()
    named = cast("dict[str, object]", given) if isinstance(given, dict) else {}
    return frozenset(named)


def _other_separator(made: Sequence[Field]) -> OddOutput | None:
    """Return an output without the signs that part the fields of all others, equally many."""
    if any("(" in one.text for one in made):
        return None  # what stands in brackets has signs of its own
    for sign in _SEPARATORS:
        counts = [one.text.rstrip(" ;,").count(sign) for one in made]
        common, times = Counter(counts).most_common(1)[0]
        if common and times == len(counts) - 1 and 0 in counts:
            odd = made[counts.index(0)]
            if _are_short([one for one in made if one is not odd], lines=1):
                return OddOutput(odd, f'the other outputs have "{sign.strip()}"')
    return None


def _other_start(made: Sequence[Field]) -> OddOutput | None:
    """Return an output that does not begin with a number and its sign, as all others do."""
    starts = [_shape(one.text.split()[0]) if one.text.split() else "" for one in made]
    common, count = Counter(starts).most_common(1)[0]
    if count != len(starts) - 1 or not _MIXED.fullmatch(common):
        return None
    odd = next(index for index, start in enumerate(starts) if start != common)
    if not made[odd].text[:1].isalpha() or "9" in starts[odd]:
        return None
    example = next(one.text for one in made if one is not made[odd])
    return OddOutput(made[odd], f'the other outputs begin like "{example}"')


def _in_words(made: Sequence[Field]) -> OddOutput | None:
    """Return an output without digits, where all others are a number and its unit, or numbers."""
    plain = [one for one in made if not _QUANTITY.fullmatch(one.text)]
    units = {match[1] for one in made if (match := _QUANTITY.fullmatch(one.text))}
    if len(plain) != 1 or len(units) != 1 or len(made) <= _CASES or re.search(r"\d", plain[0].text):
        return None
    if units == {""} and not _NUMERAL.match(plain[0].text):
        return None
    example = next(one.text for one in made if one is not plain[0])
    return OddOutput(plain[0], f'the other outputs look like "{example}"')


def _are_short(made: Sequence[Field], lines: int = 3) -> bool:
    """Say whether outputs are no sentences and no code, so that signs in them have a meaning."""
    return all(
        len(one.text) <= _LONGEST
        and one.text.count("\n") < lines
        and "\n\n" not in one.text
        and not _SENTENCE.search(one.text)
        and not _CODE.search(one.text)
        for one in made
    )


def _other_shape(made: Sequence[Field]) -> OddOutput | None:
    """Return an output without any of the signs that all others have in the same order."""
    shapes = [_shape(one.text) for one in made]
    common, count = Counter(shapes).most_common(1)[0]
    if count != len(shapes) - 1:
        return None
    odd = next(index for index, shape in enumerate(shapes) if shape != common)
    signs = {*_SIGNS.findall(common)}
    if not _are_short([one for one in made if one is not made[odd]]):
        return None
    if signs and re.search(r"[a9]", common) and signs.isdisjoint(_SIGNS.findall(shapes[odd])):
        example = next(one.text for one in made if one is not made[odd])
        return OddOutput(made[odd], f'the other outputs look like "{example}"')
    return None


def _shape(text: str) -> str:
    """Return a text with every run of words as one letter, and every number as one digit."""
    plain = _WORD.sub("a", _DIGITS.sub("9", text))
    return _WORDS.sub("a", " ".join(plain.split()))


def _other_case(made: Sequence[Field]) -> OddOutput | None:
    """Return a label that is written with other capitals, or another end, than all others."""
    keys = Counter(one.key for one in made)
    is_classification = len(keys) < len(made) and all(one.is_label for one in made)
    if not is_classification or len(made) <= _CASES:
        return None
    styles = [_style(one.text) for one in made]
    common, count = Counter(styles).most_common(1)[0]
    if count != len(styles) - 1 or "" in styles:
        return None
    odd = next(index for index, style in enumerate(styles) if style != common)
    example = next(one.text for one in made if one is not made[odd])
    if keys[made[odd].key] < _FEW:
        return None
    return OddOutput(made[odd], f'the other labels are written like "{example}"')


def _style(text: str) -> str:
    """Return how a label is written: in which case, between which signs."""
    letters = re.sub(r"[\W\d_]+", "", text)
    case = "l" if letters.islower() else "U" if letters.isupper() else "T"
    head, tail = re.match(r"\W*", text), re.search(r"\W*$", text)
    return f"{head[0] if head else ''}{case}{tail[0] if tail else ''}" if letters else ""
