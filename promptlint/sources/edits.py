"""Edits put into a text."""

from __future__ import annotations

from collections.abc import Iterable

from promptlint.model import Edit


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits in it.

    Raises:
        ValueError: two edits overlap, or one lies outside the text.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start < at or edit.span.end > len(text):
            raise ValueError(f"the edit of {edit.span} overlaps another or leaves the text")
        parts += (text[at : edit.span.start], edit.replacement)
        at = edit.span.end
    return "".join((*parts, text[at:]))
