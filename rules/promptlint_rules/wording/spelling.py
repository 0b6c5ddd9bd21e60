"""Misspelt words of a prose: those of a list, and those one slip away from a frequent word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from typing import Final

from promptlint.pattern import late
from promptlint_rules.english.lexicon import lexicon, misspellings
from promptlint_rules.english.terms import TERMS
from promptlint_rules.wording.foreign import is_foreign
from promptlint_rules.wording.inflection import is_formed
from promptlint_rules.wording.prose import Prose, Word
from promptlint_rules.wording.slip import Slip, like

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST: Final = 5
"""Letters of the shortest word that is compared with frequent words."""
_LONGEST: Final = 24
_SHORT: Final = 4
"""Letters of words that are misspelt only where the list says so, and stands for one word."""
_FREQUENT: Final = {5: 1_500, 6: 9_000, 7: 15_000, 8: 30_000}
"""Of how many words the most frequent are those that a word of this length may be a slip for."""
_ALL: Final = 30_000
_COMMON: Final = 3_000
"""Words that no name holds beside others."""
_REACH: Final = 8
"""Words on each side that say whether a passage is English."""
_NEAR: Final = 60
"""Characters on each side in which nothing is said of spelling."""
_MOST: Final = 100
"""Words of a text without such a passage that are looked at instead."""
_SHARE: Final = 0.7
_LONG: Final = 7
"""Letters from which a word in capitals, or with one at a sentence's start, is compared."""
_OFTEN: Final = 3
"""Uses in one prompt from which a word that no list calls wrong is taken for a term."""
_ENGLISH: Final = frozenset(
    "the a an to of and in is are for you your with that this be or not on as it if from by all"
    " any should must can will do i we my our".split()
)
_ENDS: Final = ("of", "the", "and", "in", "we", "you", "your", "that", "this", "for", "are", "if")
_STARTS: Final = ("the", "and", "that", "this", "your", "not", "for", "based")
"""Words that run together with the one before, or behind, and make no compound with it."""
_SPELLING: Final = late(r"typo|misspel|spelling|spelled|->|→|=>", re.IGNORECASE)


def misspelt(prose: Prose, accepted: Set[str] = frozenset()) -> Iterator[Slip]:
    """Yield the misspelt words; `accepted` words, in lower case, are right."""
    counts = Counter(word.text.lower() for word in prose.words)
    for word in prose.words:
        folded = word.text.lower().replace("’", "'")
        if len(folded) < _SHORT - 1 or not folded.isascii() or folded in accepted:
            continue
        right = _corrections(folded)
        is_listed = bool(right)
        if not right and (counts[folded] < _OFTEN or len(folded) > _LONG):
            right = _near(folded)
            if right and not _may_be_slip(prose, word):
                continue
        if right and _is_prose(prose, word):
            shown = tuple(like(word.text, one) for one in right)
            yield Slip(word.span, shown, "misspelt", is_word=True, is_listed=is_listed)


@lru_cache(maxsize=4096)
def _corrections(word: str) -> tuple[str, ...]:
    """Return what the list of misspellings has a word stand for."""
    if word in TERMS or lexicon().knows(word):
        return ()
    found = misspellings().corrections(word)
    is_sure = len(word) > _SHORT or len(found) == 1 or any(one in _ENGLISH for one in found)
    return found if is_sure else ()


@lru_cache(maxsize=4096)
def _near(word: str) -> tuple[str, ...]:
    """Return the frequent words that one slip turns into an unknown word, the likeliest first."""
    words = lexicon()
    if len(word) < _SHORTEST:
        return _transposed(word)
    if len(word) > _LONGEST or not word.isalpha():
        return ()
    if word in TERMS or words.knows(word):
        return _halves(word)
    if parted := _parted(word):
        return parted
    if is_formed(word):
        return _halves(word)
    limit = _FREQUENT.get(len(word), _ALL)
    ranks = {one: 0 if _is_term(one) else words.rank(one) for one in _variants(word)}
    found = sorted((rank, one) for one, rank in ranks.items() if rank is not None and rank < limit)
    return tuple(one for _, one in found if _is_likely(word, one))[:3]


def _is_term(word: str) -> bool:
    return word in TERMS and len(word) > _SHORTEST


def _transposed(word: str) -> tuple[str, ...]:
    """Return the function word of which a short unknown word has two letters the other way."""
    if lexicon().knows(word) or word in TERMS:
        return ()
    swaps = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return tuple(one for one in swaps if one in _ENGLISH)


def _halves(word: str) -> tuple[str, ...]:
    """Return the word that an unknown word is twice."""
    half = word[: len(word) // 2]
    is_twice = half * 2 == word and not lexicon().knows(word) and lexicon().rank(half) is not None
    return (half,) if is_twice and len(half) >= _SHORT else ()


def _parted(word: str) -> tuple[str, ...]:
    """Return the frequent word and the function word that a blank would part, if there are such."""
    rank = lexicon().rank
    ways = [(word.removesuffix(one), one) for one in _ENDS if word.endswith(one)]
    ways += [(one, word.removeprefix(one)) for one in _STARTS if word.startswith(one)]
    return tuple(
        f"{left} {right}"
        for left, right in ways
        if (len(left) >= _SHORTEST or len(right) >= _SHORTEST)
        and max(rank(left) or 0, rank(right) or 0) < _COMMON
        and rank(left) is not None
        and rank(right) is not None
    )[:1]


def _is_likely(word: str, right: str) -> bool:
    """Say whether a slip is one that people make: not in the first letter, nor a new ending."""
    if word[0] != right[0]:
        return len(word) >= _LONG and word[1:] == right
    end = min(len(word), len(right)) - 1
    is_ending = word[:end] == right[:end] and word[-1] != right[-1]
    return not is_ending or word[-1] == word[-2]


def _variants(word: str) -> Iterable[str]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (left + right[1:] for left, right in cuts if right)
    yield from (left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    yield from (left + each + right[1:] for left, right in cuts if right for each in _LETTERS)
    yield from (left + each + right for left, right in cuts for each in _LETTERS)


def _may_be_slip(prose: Prose, word: Word) -> bool:
    """Say whether a word is written as ordinary words are: no name, no abbreviation."""
    text = word.text
    if _is_hyphened(prose, word) or (text.istitle() and _is_name_elsewhere(prose, text)):
        return False
    if text.islower():
        return True
    if len(text) < _LONG:
        return False
    if text.isupper():
        near = prose.around(word.start, 1)
        return sum(one.text.isupper() and len(one.text) > 2 for one in near) > 1
    return len(text) > _LONG and text.istitle() and prose.begins_sentence(word.start)


def _is_name_elsewhere(prose: Prose, text: str) -> bool:
    """Say whether a text has the same word with its capital within a sentence."""
    return any(one.text == text and not prose.begins_sentence(one.start) for one in prose.words)


def _is_hyphened(prose: Prose, word: Word) -> bool:
    return "-" in (prose.text[word.start - 1 : word.start], prose.text[word.span.end :][:1])


def _is_name(prose: Prose, word: Word) -> bool:
    """Say whether a word is written as a name is: with a capital within a sentence."""
    if not word.text.istitle() or prose.begins_sentence(word.start):
        return False
    beside = (one.text for one in prose.around(word.start, 1) if one != word)
    rank = lexicon().rank
    return len(word.text) < _LONG or any(
        one.istitle() and (rank(one.lower()) or _ALL) >= _COMMON for one in beside
    )


def _is_prose(prose: Prose, word: Word) -> bool:
    """Say whether a word stands in an English passage that is not about spelling."""
    text = word.text
    if not (text.islower() or text.isupper() or text.istitle()) or _is_name(prose, word):
        return False
    if text.isupper() and prose.text[word.start - 1 : word.start] == "(":
        return False  # an abbreviation of what stands before it
    if text.endswith("in") and prose.text[word.span.end :][:1] in ("'", "’"):
        return False  # as it is spoken: goin' home
    if _SPELLING.search(prose.line_around(word.start, _NEAR)):
        return False
    beside = [one.text.lower() for one in prose.around(word.start, 1) if one != word]
    if len(text) <= _SHORT:
        is_among_words = all(lexicon().rank(one) is not None for one in beside)
        if not is_among_words or _is_hyphened(prose, word):
            return False
    near = [one.text.lower() for one in prose.around(word.start, _REACH)]
    near = [one for one in near if one != text.lower()]
    if len(near) < 3:
        near = [one.text.lower() for one in prose.words[:_MOST] if one.text != text]
    if is_foreign(near) or not all(map(str.isascii, near)):
        return False
    known = sum(lexicon().knows(one) or one in TERMS or "'" in one for one in near)
    return known >= _SHARE * len(near) and any(one in _ENGLISH for one in near)
