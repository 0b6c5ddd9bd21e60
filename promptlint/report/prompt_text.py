"""A prompt as people read it: its place, its name, and its text with the holes marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from promptlint.model import Prompt, Span
from promptlint.report.analysis import Analysis, analysis_text
from promptlint.report.glyph import glyph, visible
from promptlint.report.locator import Locator
from promptlint.report.look import Look

_LINE_END = re.compile(r"\r\n|\r|\n")


def prompt_text(
    path: str,
    prompt: Prompt,
    locator: Locator,
    look: Look,
    *,
    explain: bool,
    analysis: Analysis | None = None,
) -> Iterator[str]:
    """Yield a heading, the text with a bar beside it, its analysis and, to explain, evidence."""
    place = locator.place(prompt.span.start)
    role = look.paint(prompt.role, "help")
    name = f" {look.paint(prompt.symbol, 'name')}" if prompt.symbol else ""
    yield f"{look.paint(visible(path), 'path')}:{place}: {role}{name}{_traits(prompt)}"
    bar = look.paint("  |", "gutter")
    for line in _painted(prompt, look):
        yield f"{bar} {line}".rstrip()
    if analysis is not None:
        yield from analysis_text(analysis, look)
    if explain:
        sign = look.paint("  =", "gutter")
        for item in prompt.evidence:
            yield f"{sign} {look.paint(f'{item.kind}:', 'help')} {visible(item.what)}"
        yield f"{sign} {look.paint('confidence:', 'help')} {prompt.confidence:.2f}"


def _traits(prompt: Prompt) -> str:
    holes = len(prompt.holes)
    traits: list[str] = [] if prompt.template == "none" else [prompt.template]
    if holes:
        traits.append("1 hole" if holes == 1 else f"{holes} holes")
    if not prompt.whole:
        traits.append("fragment")
    return f" ({', '.join(traits)})" if traits else ""


def _painted(prompt: Prompt, look: Look) -> list[str]:
    """Return the lines of the text, its holes in colour; a hole is never broken by a line end."""
    parts: list[str] = []
    at = 0
    for span in sorted(hole.span for hole in prompt.holes):
        if span.start >= at:
            parts += [_safe(prompt.text[at : span.start]), look.paint(_hole(prompt, span), "good")]
            at = span.end
    parts.append(_safe(prompt.text[at:]))
    return "".join(parts).split("\n")


def _hole(prompt: Prompt, span: Span) -> str:
    return visible(prompt.text[span.start : span.end])


def _safe(text: str) -> str:
    """Return text of several lines with what steers a terminal spelled out."""
    lines = _LINE_END.split(text)
    return "\n".join("".join(glyph(char)[0] for char in line) for line in lines)
