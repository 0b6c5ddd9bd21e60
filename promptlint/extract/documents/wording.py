"""Which keys of a data file say that their value is a prompt, and which values could be one."""

from __future__ import annotations

import re
from typing import Final

from promptlint.extract.template import guess

_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SAYS: Final = re.compile(
    r"(?:^|_)(?:prompts?|instructions?|preamble|backstory|meta_?prompt|prompt_?templates?"
    r"|(?:system|user|human|assistant)_(?:message|text|content|template|input))"
    r"(?:_(?:text|templates?|messages?|content|str|string|body|prefix|suffix|v?\d+))*$"
    r"|^system$"
)
_ABOUT: Final = re.compile(
    r"(?:^|_)(?:name|title|label|version|authors?|id|uuid|model|models|provider|url|link|license"
    r"|type|tags?|categor(?:y|ies)|date|created|updated|at|format|language|lang|parser|variables?"
    r"|notes?|comments?|source|path|file|icon|emoji|homepage|schema|references?|changelog"
    r"|description|summary|keywords|metadata)$"
)
_WORD: Final = re.compile(r"(?<!\S)[\W\d]*[^\W\d_]{2,}")
"""A word; what underscores join counts as one."""


def says_prompt(key: str) -> bool:
    """Say whether a key names a prompt, or a table of them."""
    return bool(_SAYS.search(_plain(key)))


def is_about(key: str) -> bool:
    """Say whether a key names something about a prompt, and not its text."""
    return bool(_ABOUT.search(_plain(key)))


def could_be_prompt(text: str, least: int) -> bool:
    """Say whether a text has so many words, or a word and a hole.

    Of a text whose own key names a prompt two are enough.
    """
    count = sum(1 for _ in zip(_WORD.finditer(text), range(least), strict=False))
    return count == least or (count > 0 and guess(text) != "none")


def is_prose(text: str) -> bool:
    """Say whether a text whose key says nothing reads like sentences."""
    return len(_WORD.findall(text)) >= 4


def _plain(key: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", _HUMP.sub("_", key).lower()).strip("_")
