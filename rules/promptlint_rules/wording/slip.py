"""A slip of the pen: where it is, and what should stand there."""

from __future__ import annotations

from typing import NamedTuple

from promptlint.model import Span


class Slip(NamedTuple):
    """A place in a text, the corrections that fit it (the likeliest first), and what is wrong."""

    span: Span
    right: tuple[str, ...]
    what: str
    is_word: bool = False
    """Whether it is a word that no word list has."""
    is_listed: bool = False
    """Whether a list of common misspellings has the word."""


def like(text: str, right: str) -> str:
    """Return a correction in the case of the text that it replaces."""
    if text.isupper() and len(text) > 1:
        return right.upper()
    return right[0].upper() + right[1:] if text[0].isupper() else right
