"""Whether an element of a collection is two, because the comma between them is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from promptlint.model import Joint, Membership, Prompt, Span
from promptlint.rule import Facts

_OPENING = re.compile(r"\W*(?:[A-Za-z][\w ]{0,24}:|\w+)?")


def missing_commas(prompt: Prompt, facts: Facts) -> Iterator[tuple[Joint, Membership]]:
    """Yield the joints of the prompt at which two elements of a collection run together."""
    for membership in _memberships(prompt):
        over = membership.over or Span(0, len(prompt.text))
        inner = [joint for joint in prompt.joints if _is_within(joint, over)]
        if len(inner) != 1 or not _is_exception(membership):
            continue
        siblings = _siblings(prompt, membership, facts)
        if _are_elements(prompt.text, over, inner[0].offset, siblings):
            yield inner[0], membership


def _memberships(prompt: Prompt) -> Iterator[Membership]:
    return (use for use in prompt.uses if isinstance(use, Membership))


def _is_within(joint: Joint, over: Span) -> bool:
    return joint.kind == "implicit" and over.start < joint.offset < over.end


def _is_exception(membership: Membership) -> bool:
    """Say whether the elements are single literals, but for this one and at most a fifth more."""
    return membership.size >= 3 and membership.wrapped <= max(1, membership.size // 5)


def _siblings(prompt: Prompt, membership: Membership, facts: Facts) -> list[str]:
    """Return the texts of the collection's other elements."""
    texts: dict[int, str] = {}
    for other in (prompt, *facts.extraction.prompts):
        for peer in _memberships(other):
            if peer.span == membership.span and peer.index != membership.index:
                over = peer.over or Span(0, len(other.text))
                texts.setdefault(peer.index, other.text[over.start : over.end])
    return list(texts.values())


def _are_elements(text: str, over: Span, at: int, siblings: list[str]) -> bool:
    """Say whether both halves begin, end and measure up as the siblings do."""
    left, right = text[over.start : at], text[at : over.end]
    if len(siblings) < 2 or not left.strip() or not right.strip():
        return False
    endings = {_ending(sibling) for sibling in siblings}
    usual = median(map(len, siblings))
    is_sized = all(usual / 4 <= len(half) <= usual * 4 for half in (left, right))
    is_alike = _ending(left) in endings and _ending(right) in endings
    return is_sized and is_alike and _begins_alike(left, right, siblings)


def _ending(text: str) -> str:
    """Return the kind of character that a text ends in; line ends count by themselves."""
    last = text[-1:]
    return "letter" if last.isalnum() else last


def _begins_alike(left: str, right: str, siblings: list[str]) -> bool:
    """Say whether the right half begins as an element does: same label, or a capital as always."""
    if right[:1].isspace() or left[-1:] == " ":
        return False
    label = _label(right)
    if label:
        return any(_label(sibling) == label for sibling in (left, *siblings))
    begins = [sibling.lstrip("\"'([")[:1] for sibling in (left, *siblings)]
    return all(begin.isupper() == right.lstrip("\"'([")[:1].isupper() for begin in begins)


def _label(text: str) -> str:
    match = re.match(r"\s*([A-Z][\w ]{0,24}):", text)
    return match[1] if match else ""
