"""Words that no list holds, and that are formed by rule from words that it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promptlint_rules.english.lexicon import lexicon
from promptlint_rules.english.terms import TERMS

_PREFIXES: Final = tuple(
    "anti auto bi co counter cross cyber de dis down ex extra fore geo hyper in inter intra macro"
    " mega meta micro mid mini mis mono multi nano neuro non out over para per poly post pre proto"
    " pseudo psycho quasi re retro semi sub super tele trans tri ultra un under uni up".split()
)
_SUFFIXES: Final = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("iness", "y"),
    ("s", ""), ("es", ""), ("es", "e"), ("es", "is"), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"),
    ("or", ""), ("or", "e"), ("ors", "e"),
    ("est", ""), ("est", "e"), ("ly", ""), ("ably", "able"), ("ness", ""), ("less", ""),
    ("ful", ""), ("able", ""), ("able", "e"), ("ability", ""), ("ability", "e"), ("ize", ""),
    ("ized", ""), ("izing", ""), ("izes", ""), ("izer", ""), ("ization", ""), ("ise", ""),
    ("ish", ""), ("ism", ""), ("ist", ""), ("ists", ""), ("ity", ""), ("ity", "e"), ("ic", ""),
    ("al", ""), ("ally", ""), ("like", ""), ("ify", ""), ("ify", "e"), ("ified", ""),
    ("ifying", ""), ("wise", ""), ("'s", ""), ("s'", "s"), ("'", ""),
)  # fmt: skip
_HISSING: Final = ("s", "x", "z", "ch", "sh", "o")
_BRITISH: Final = (
    ("is", "iz"), ("ys", "yz"), ("our", "or"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"),
    ("ae", "e"), ("oe", "e"), ("ogue", "og"), ("tre", "ter"), ("ence", "ense"), ("mme", "m"),
    ("iality", "ialty"),
    ("lfil", "lfill"), ("enrol", "enroll"), ("instal", "install"),
    ("ger", "gre"), ("lous", "llous"),
)  # fmt: skip
_PART: Final = 3
"""Letters of the shortest word within a compound."""
_COMMON: Final = 12_000


def is_formed(word: str) -> bool:
    """Say whether a word in lower case is an inflection, derivation or compound of known words."""
    return (
        any(_knows(stem) for stem in _stems(word))
        or any(_knows(one) for one in _spelled_elsewhere(word))
        or _is_compound(word)
    )


def _knows(word: str) -> bool:
    return len(word) >= _PART and (word in TERMS or lexicon().knows(word))


def _stems(word: str) -> Iterator[str]:
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix):
            stem = word[: -len(suffix)] + instead
            if (suffix, instead) == ("es", "") and not stem.endswith(_HISSING):
                continue
            yield stem
            if len(stem) > _PART and stem[-1] == stem[-2] and suffix in ("ed", "ing", "er"):
                yield stem[:-1]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) > _PART:
            yield word[len(prefix) :]


def _spelled_elsewhere(word: str) -> Iterator[str]:
    for british, american in _BRITISH:
        for one, other in ((british, american), (american, british)):
            at = word.find(one)
            while at >= 0:
                spelled = word[:at] + other + word[at + len(one) :]
                yield spelled
                yield from _stems(spelled)
                at = word.find(one, at + 1)


def _is_compound(word: str) -> bool:
    ranks = lexicon().rank
    for at in range(_PART, len(word) - _PART + 1):
        left, right = ranks(word[:at]), ranks(word[at:])
        if left is not None and right is not None and max(left, right) < _COMMON:
            return True
    return False
