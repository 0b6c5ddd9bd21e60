"""Which natural language a text is in, guessed from its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

UNKNOWN: Final = "und"
"""The code for a language that cannot be told (ISO 639-2)."""
_SAMPLE: Final = 20_000
"""Characters that are looked at, from the beginning."""
_FEW: Final = 2
"""Common words that a guess needs, unless the text is short."""
_SHORT: Final = 12
"""Words below which a text is short."""

_COMMON: Final[Mapping[str, str]] = {
    "en": "the a an of to and in is are you your for that with this on as be or not it from if by "
    "what how who why when which please do can will write answer return",
    "de": "der die das und ist nicht ein eine zu den mit von für auf im dem als sie du oder bitte "
    "wie was auch wird werden sind",
    "fr": "le la les des et est une un pour dans que qui pas sur vous avec du au par ou ce tu "
    "être sont votre cette",
    "es": "el la los las de y que en un una es por con para no se del al lo como su tu eres debes "
    "más este esta",
    "pt": "o a os as de e que em um uma é por com para não se do da no na como seu você são mais "
    "este esta",
    "it": "il lo la gli le di e che in un una è per con non si del della come sono tu sei questo "
    "questa",
    "nl": "de het een en van is niet op te dat die voor met zijn aan je jij als er ook of naar",
    "tr": "bir ve bu için ile da de ne olarak olan çok mi mı gibi sen soru cevap değil her",
    "pl": "i w na z do nie się jest to że jak o ale od po dla czy są jako lub",
    "sv": "och att det som en på är av för med den till inte om ett du har de",
    "id": "yang dan di dengan untuk dari ini itu adalah tidak anda dalam pada atau jika",
    "vi": "và là của có không được cho một các bạn trong này để người với",
}


@cache
def _languages() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language, words in _COMMON.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), language)
    return found


@cache
def _scripts() -> re.Pattern[str]:
    return re.compile(
        r"(?P<ja>[\u3040-\u30ff])|(?P<ko>[\uac00-\ud7af\u1100-\u11ff])|(?P<zh>[\u3400-\u9fff])"
        r"|(?P<uk>[іїєґІЇЄҐ])|(?P<ru>[\u0400-\u04ff])|(?P<el>[\u0370-\u03ff])"
        r"|(?P<he>[\u0590-\u05ff])|(?P<ar>[\u0600-\u06ff])|(?P<hi>[\u0900-\u097f])"
        r"|(?P<th>[\u0e00-\u0e7f])"
    )


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language that most of a text is in, or "und".

    Only the first 20,000 characters are looked at. Code without comments is in no language.
    """
    sample = text[:_SAMPLE]
    if not sample.isascii():
        counts = Counter(match.lastgroup or "" for match in _scripts().finditer(sample))
        latin = sum(char.isascii() and char.isalpha() for char in sample)
        if counts.total() * 3 > latin:  # such a script needs fewer letters for a word
            return _by_script(counts)
    return _by_words(sample)


def _by_script(counts: Counter[str]) -> str:
    """Return the language of a script; a few letters tell Japanese and Ukrainian from others."""
    for telling in ("ja", "uk"):
        if counts[telling] * 20 > counts.total():
            return telling
    return max(counts, key=lambda script: (counts[script], script))


def _by_words(sample: str) -> str:
    languages = _languages()
    words = Counter(sample.lower().split())
    votes = Counter[str]()
    for word in words.keys() & languages.keys():
        for language in languages[word]:
            votes[language] += words[word]
    if not votes:
        return UNKNOWN
    best, count = max(votes.items(), key=lambda item: (item[1], item[0] == "en", item[0]))
    return best if count >= _FEW or words.total() < _SHORT else UNKNOWN
