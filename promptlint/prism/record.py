"""Parts of an analysis as values that JSON can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from promptlint.model import Hit, Mark, Markers, Span, Structure


def structure_record(structure: Structure) -> dict[str, object]:
    """Return who speaks; a count that is a lower bound is marked as open."""
    record: dict[str, object] = {
        "turns": structure.turns,
        "roles": structure.roles,
        "messages": structure.message_count,
    }
    if structure.is_open:
        record["open"] = True
    return record


def hits_record(hits: Iterable[Hit]) -> list[str]:
    """Return the names."""
    return [hit.name for hit in hits]


def markers_record(markers: Markers) -> dict[str, object]:
    """Return how often each mark of layout occurs, and tags, fences and control tokens in full."""
    return {
        "prefix": _counted(markers.prefixes),
        "suffix": _counted(markers.suffixes),
        "delimiters": _counted(markers.delimiters),
        "placeholders": _counted(markers.placeholders),
        "tags": [
            {"name": tag.name, **_place(tag.span), "depth": tag.depth} for tag in markers.tags
        ],
        "fences": [
            {"language": fence.language, **_place(fence.span), "closed": fence.closed}
            for fence in markers.fences
        ],
        "special_tokens": [
            {"family": mark.kind, "text": mark.text, **_place(mark.span)}
            for mark in markers.special_tokens
        ],
    }


def _counted(marks: Iterable[Mark]) -> dict[str, int]:
    return dict(Counter(mark.kind for mark in marks))


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
