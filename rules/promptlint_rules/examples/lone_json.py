"""The JSON that a text shows as its one example of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from promptlint.model import Span
from promptlint.pattern import late

_SHOWN = late(
    r"\b(?:examples?|sample|for instance|such as|e\.g\.|like this|like so|as in|looks? like"
    r"|resembles?)\b[^\n{}\[\]]{0,60}[:.]?[ \t]*(?:\n[^\n{}\[\]]{0,200}){0,3}?"
    r"(?:\n[ \t]*|[:=][ \t]*|[ \t]+)(?:```(?:json)?[ \t]*\n[ \t]*)?"
    r"(?=[{\[][ \t\n]*[{\[\"'\w])",
    re.IGNORECASE,
)
_INPUT = late(r"^(?P<label>[A-Z][\w ]{0,20}): [^\n{}]{1,200}\n(?=\{)", re.MULTILINE)
"""The labelled input of an example whose output has no label."""
_LONGEST = 3_000
_PAIRS = {"{": "}", "[": "]"}


def lone_json(text: str) -> Iterator[Span]:
    """Yield the objects and arrays that a text shows as examples, up to where they are closed.

    One that is never closed ends at the next blank line, fence or closing tag.
    """
    end = 0
    inputs = (one for one in _INPUT.finditer(text) if _is_asked_again(text, one))
    for match in sorted((*_SHOWN.finditer(text), *inputs), key=lambda one: one.end()):
        if match.end() >= end:
            end = _end(text, match.end())
            yield Span(match.end(), end)


def _is_asked_again(text: str, shown: re.Match[str]) -> bool:
    """Say whether the label of an example's input also introduces what is asked in the end."""
    last = text.rfind(f"\n{shown['label']}:", shown.end())
    return last >= 0 and text.find("{", text.find("\n", last + 1)) < 0


def _end(text: str, start: int) -> int:
    waiting: list[str] = []
    for at in range(start, min(len(text), start + _LONGEST)):
        char = text[at]
        if char in _PAIRS:
            waiting.append(_PAIRS[char])
        elif waiting and char == waiting[-1]:
            waiting.pop()
            if not waiting:
                return at + 1
    stops = [at for mark in ("\n\n", "\n```", "\n</") if (at := text.find(mark, start)) >= 0]
    return min((*stops, len(text)))
