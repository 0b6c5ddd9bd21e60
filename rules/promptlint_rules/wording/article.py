"""a before a vowel and an before a consonant, as the words sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.english.lexicon import lexicon
from promptlint_rules.wording.foreign import is_foreign
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.slip import Slip

_ARTICLE: Final = late(r"(?<![\w'’.*_()/\\|+=&<-])([Aa]n?)[ \t]+([A-Za-z]+)(?![\w'’(=_/])")
_REACH: Final = 8
"""Words on each side that say in which language a passage is."""
_YOU: Final = late(
    r"u(?:ni(?!n|m)|s[aeu]|til|r[aeio]|biq|k|rl|uid|top|tf)|eu|ewe|one|once|oui|uu|ub(?!u)"
)
_SILENT: Final = late(r"hour|honest|hono[u]?r|heir|herb|homage")
_FUNCTION: Final = frozenset(
    "and or is are as in if of at on it i an into under over only also above after again against"
    " all any each either am up us use out off else until upon about along among around away"
    " equals equal even ever every in according element elements ubuntu".split()
)
_VOWEL_NAMES: Final = frozenset(
    "LLM API AI HTML XML MCP NLP HTTP HTTPS IDE IP ID LSTM SVG MD5 RGB EPUB".split()
)
_CONSONANT_NAMES: Final = frozenset(
    "JSON CSV PDF URL UUID USB UI GPT DNS GUI TSV CLI CPU GPU PNG QA".split()
)


def misplaced_articles(prose: Prose) -> Iterator[Slip]:
    """Yield each a that should be an, and each an that should be a."""
    for match in _ARTICLE.finditer(prose.text):
        article, word = match.groups()
        wanted = _wanted(word)
        if wanted and wanted != article.lower() and not _is_letter(prose, match):
            near = [one.text.lower() for one in prose.around(match.start(), _REACH)]
            if is_foreign(near):
                continue
            right = wanted if article.islower() else wanted.capitalize()
            yield Slip(Span(*match.span(1)), (right,), f"{article} before {word}")


def _wanted(word: str) -> str:
    """Return the article that goes with a word, or "" where that is not known for sure."""
    if word in _VOWEL_NAMES:
        return "an"
    if word in _CONSONANT_NAMES:
        return "a"
    folded = word.lower()
    is_plain = word.islower() or (word.istitle() and len(word) > 3)
    if not is_plain or len(folded) < 3 or folded in _FUNCTION or not lexicon().knows(folded):
        return ""
    if _YOU.match(folded):
        return "a"
    if folded[0] in "aeiou" or _SILENT.match(folded):
        return "an" if not folded.startswith("herb") else ""
    is_said = any(letter in "aeiouy" for letter in folded[1:4])
    return "a" if is_said and not folded.startswith(("histor", "hotel", "heredit", "y")) else ""


def _is_letter(prose: Prose, match: re.Match[str]) -> bool:
    """Say whether the article is a name: of an option, a variable, a point of a list."""
    before = prose.text[max(0, match.start() - 12) : match.start()].rstrip().lower()
    if match[1] == "A" and not prose.begins_sentence(match.start()):
        return True
    return before.endswith(
        ("option", "vitamin", "type", "class", "grade", "step", "let", "plan", "group", "part")
    )
