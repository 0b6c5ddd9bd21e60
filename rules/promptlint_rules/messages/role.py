"""Roles: what they mean under other names, where the code writes them, slips of the pen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from promptlint.model import Message, Span
from promptlint.pattern import late
from promptlint.rule import Facts

_LITERAL = late(r"[rRuU]?['\"]{1,3}([^'\"]+)['\"]{1,3}$")
_MEANING = {
    "human": "user",
    "ai": "assistant",
    "bot": "assistant",
    "chatbot": "assistant",
    "model": "assistant",
    "developer": "system",
}


def meaning(role: str | None) -> str | None:
    """Return system, user, assistant, tool … for a role under any API's name for it."""
    if role is None:
        return None
    low = role.lower()
    return _MEANING.get(low, low)


def literal_roles(message: Message, facts: Facts) -> Iterator[tuple[str, Span]]:
    """Yield every literal of the source that the message's role can be, with its place.

    Roles that an argument or a class implies (`system=`, `HumanMessage`) are not written anywhere.
    """
    for role, span in message.roles:
        text = facts.text(span.start, span.end)
        written = _LITERAL.match(text)
        is_bare = text == role and not facts.source.is_python  # YAML needs no quotes
        if is_bare or (written and written[1] == role):
            yield role, span


def nearest_slip(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` misses by one letter or by its case, if there is one."""
    close = sorted(
        other
        for other in known
        if len(other) > 3 and word != other and is_one_slip(word.lower(), other)
    )
    return close[0] if len(close) == 1 else None


def is_one_slip(word: str, other: str) -> bool:
    """Say whether two words are equal but for one letter (more, less, another) or a swap."""
    if abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    left, right = word[start:], other[start:]
    swapped = len(left) > 1 and left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped
