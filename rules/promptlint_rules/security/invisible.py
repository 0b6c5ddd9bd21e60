"""Characters that no reviewer sees, and the places where writing needs them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from promptlint.model import Span
from promptlint.pattern import late

_TAGS = "\U000e0000-\U000e007f"
_SELECTORS = "\U000e0100-\U000e01ef"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_HIDDEN = late(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    f"\u3164\ufeff\uffa0\ufff9-\ufffb{_TAGS}{_SELECTORS}{_PRIVATE}]+"
)
_FLAG = late("\U0001f3f4[\U000e0020-\U000e007e]{2,6}\U000e007f")
_OVERRIDES = frozenset("\u202d\u202e")
_NAMES = {
    "\u00ad": "soft hyphen", "\u061c": "Arabic letter mark", "\u180e": "Mongolian vowel separator",
    "\u200b": "zero-width space", "\u200c": "zero-width non-joiner", "\u200d": "zero-width joiner",
    "\u2060": "word joiner", "\ufeff": "byte-order mark", "\u3164": "Hangul filler",
}  # fmt: skip
# Scripts whose letters are shaped, or whose lines are broken, by characters without width.
_JOINING = ("ARABIC", "SYRIAC", "MONGOLIAN", "NKO", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI",
            "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "TIBETAN")  # fmt: skip
_SPACELESS = ("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "CJK", "HIRAGANA", "KATAKANA")
_MANY = 2
_LINE = 200
"""Characters on either side of a mark that count as its line."""


def hidden(text: str) -> Iterator[Span]:
    """Yield the stretches of characters that cannot be seen and that no script or emoji needs."""
    for match in _HIDDEN.finditer(text):
        span = Span(*match.span())
        flag = _FLAG.match(text, span.start - 1) if span.start else None
        is_flag = flag is not None and flag.end() == span.end
        if not is_flag and not _is_needed(text, span):
            yield span


def describe(characters: str) -> str:
    """Return what a stretch of hidden characters is, and what tag characters in it spell."""
    spelt = "".join(chr(ord(one) - 0xE0000) for one in characters if 0xE0020 <= ord(one) < 0xE007F)
    if spelt:
        return f'{len(characters)} invisible tag characters that spell "{spelt}"'
    names = {_name(one) for one in characters}
    if len(names) > 1:
        return f"{len(characters)} hidden characters ({', '.join(sorted(names))})"
    count = f"{len(characters)} times " if len(characters) > 1 else ""
    return count + names.pop()


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character) == "Co":
        return f"private-use character {code}"
    name = _NAMES.get(character) or unicodedata.name(character, "invisible character").lower()
    return f"{name} ({code})"


def _is_needed(text: str, span: Span) -> bool:
    """Say whether emoji, letters that join, lines without spaces or mixed directions need them."""
    characters = text[span.start : span.end]
    before = text[span.start - 1 : span.start] if span.start else ""
    after = text[span.end : span.end + 1]
    if "`" in (before, after):
        return True  # put between back-ticks on purpose, so that they close no fence
    if characters == "\u200d":
        return _is_pictured(before) or _shapes(before, _JOINING) or _shapes(after, _JOINING)
    if characters == "\u200c":
        return _shapes(before, _JOINING) or _shapes(after, _JOINING)
    if characters == "\u200b":
        return _shapes(before, _SPACELESS) or _shapes(after, _SPACELESS)
    if len(characters) < _MANY and "\U000e0100" <= characters <= "\U000e01ef":
        return _shapes(before, ("CJK",))  # picks one form of an ideograph
    is_mark = unicodedata.bidirectional(characters[0]) not in ("BN", "ON", "L") or (
        characters[0] in "\u200e\u200f\u061c"
    )
    return is_mark and not _OVERRIDES & set(characters) and _is_right_to_left(text, span)


def _is_pictured(before: str) -> bool:
    """Say whether a joiner continues an emoji: after a picture, a skin tone or its selector."""
    return bool(before) and (before == "\ufe0f" or unicodedata.category(before) in ("So", "Sk"))


def _shapes(character: str, scripts: tuple[str, ...]) -> bool:
    return bool(character) and unicodedata.name(character, "").startswith(scripts)


def _is_right_to_left(text: str, span: Span) -> bool:
    """Say whether the line has letters that run from right to left, which marks keep in order."""
    line = text[max(0, span.start - _LINE) : span.start].rpartition("\n")[2]
    line += text[span.end : span.end + _LINE].partition("\n")[0]
    return any(unicodedata.bidirectional(one) in ("R", "AL") for one in line)
