"""Whether an element of a collection is two, because the comma between them is missing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from promptlint.model import Joint, Membership, Prompt, Span
from promptlint.pattern import late
from promptlint.rule import Facts

_LABEL = late(r"\s*(?:([A-Z][\w ]{0,24}):|\d{1,3}[.)]\s)")
_SHORTEST_LINE = 5
_SENTENCE_ENDS = frozenset(".?!")


def missing_commas(prompt: Prompt, facts: Facts) -> Iterator[tuple[Joint, Membership]]:
    """Yield the joints of the prompt at which two elements of a collection run together."""
    for membership in _memberships(prompt):
        over = membership.over or Span(0, len(prompt.text))
        inner = [joint for joint in prompt.joints if _is_within(joint, over)]
        if not inner or not _is_exception(membership):
            continue
        siblings = _siblings(prompt, membership, facts)
        bounds = [over.start, *(joint.offset for joint in inner), over.end]
        parts = [prompt.text[start:end] for start, end in pairwise(bounds)]
        if _are_elements(parts, siblings):
            yield from ((joint, membership) for joint in inner)


def _memberships(prompt: Prompt) -> Iterator[Membership]:
    return (use for use in prompt.uses if isinstance(use, Membership))


def _is_within(joint: Joint, over: Span) -> bool:
    return joint.kind == "implicit" and over.start < joint.offset < over.end


def _is_exception(membership: Membership) -> bool:
    """Say whether the elements are single literals, but for this one and at most a fifth more."""
    return membership.size >= 2 and membership.wrapped <= max(1, membership.size // 5)


def _siblings(prompt: Prompt, membership: Membership, facts: Facts) -> list[str]:
    """Return the texts of the collection's other elements."""
    texts: dict[int, str] = {}
    for other in (prompt, *facts.extraction.prompts):
        for peer in _memberships(other):
            if peer.span == membership.span and peer.index != membership.index:
                over = peer.over or Span(0, len(other.text))
                texts.setdefault(peer.index, other.text[over.start : over.end])
    return list(texts.values())


def _are_elements(parts: list[str], siblings: list[str]) -> bool:
    """Say whether all parts of an element begin, end and measure up as the siblings do."""
    if not all(part.strip() for part in parts):
        return False
    if len(siblings) < 2 and not _are_alike(parts, siblings):
        return False  # one sibling says little
    endings = {_ending(sibling) for sibling in siblings}
    usual = sorted(map(len, siblings))[len(siblings) // 2]
    is_sized = all(usual / 4 <= len(part) <= usual * 4 for part in parts)
    is_alike = all(_ending(part) in endings for part in parts)
    return is_sized and is_alike and _begin_alike(parts, siblings)


def _are_alike(parts: list[str], siblings: list[str]) -> bool:
    """Say whether each text is a question, or ends in the same line, or the halves begin alike.

    Those that begin with the same word, be it only the halves with their first two, are sentences.
    """
    texts = (*parts, *siblings)
    if all(text.rstrip().endswith("?") for text in texts):
        return True
    lines = {text.rpartition("\n")[2] for text in texts}
    if len(lines) == 1 and len(lines.pop()) >= _SHORTEST_LINE and "\n" in texts[0]:
        return True
    is_prose = all(text.endswith((".", "!")) for text in texts)
    begins = {text.split(" ", 1)[0] for text in texts}
    halves = {tuple(text.split(" ", 2)[:2]) for text in parts}
    return is_prose and (len(begins) == 1 or len(halves) == 1)


def _ending(text: str) -> str:
    """Return the kind of character that a text ends in; line ends count by themselves.

    Sentences of all kinds stand in one list, questions beside orders.
    """
    last = text[-1:]
    if last in _SENTENCE_ENDS:
        return "sentence"
    return "letter" if last.isalnum() else last


def _begin_alike(parts: list[str], siblings: list[str]) -> bool:
    """Say whether every part begins as an element does: same label, or a capital as always."""
    if any(part[:1].isspace() for part in parts[1:]) or any(part[-1:] == " " for part in parts):
        return False
    labels = {_label(part) for part in parts[1:]}
    known = [_label(text) for text in (parts[0], *siblings)]
    if "" not in labels and all(known) and len({*known}) == len(known):
        return True  # each element has a label of its own
    if labels != {""}:
        return labels <= {_label(text) for text in (parts[0], *siblings)} - {""}
    begins = {_begins_in_capital(text) for text in (*parts, *siblings)}
    return len(begins) == 1


def _begins_in_capital(text: str) -> bool:
    return text.lstrip("\"'([")[:1].isupper()


def _label(text: str) -> str:
    """Return what marks the beginning of an element: `Word:`, or a number."""
    match = _LABEL.match(text)
    if match is None:
        return ""
    return match[1] or "a number"
