"""What promptlint sees under the cursor: findings with their rules, and the prompt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lsprotocol import types

from promptlint.model import Component, Diagnostic, Evidence, Hole, Prompt, RuleCard, Span
from promptlint.prism import analyze
from promptlint.prism.language import UNKNOWN
from promptlint.registry import cards
from promptlint.server.buffer import Buffer
from promptlint.server.linter import Linter, Snapshot
from promptlint.server.server import Server

_RULER: Final = "\n\n---\n\n"
_HEADING: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)
_UNKNOWN: Final = "where its value comes from is not known"


class Hover:
    """Answers requests for what stands at a place."""

    def __init__(self, server: Server) -> None:
        """Take who has the texts."""
        self._server = server

    def register(self) -> None:
        """Say which messages are understood."""
        self._server.answer(types.TEXT_DOCUMENT_HOVER, self.hover)

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Return what is known of a place, or None."""
        uri = params.text_document.uri
        buffer = self._server.buffer(uri)
        part = buffer.part(uri) if buffer is not None else None
        if buffer is None or part is None:
            return None
        offset = part.start + part.ruler.offset(params.position)
        return await self._server.read(
            buffer, lambda snapshot: seen_at(self._server.linter, snapshot, offset)
        )


def seen_at(linter: Linter, snapshot: Snapshot, offset: int) -> types.Hover | None:
    """Return what is known of an offset: each finding there, then the innermost prompt."""
    settings = linter.settings(snapshot)
    if settings is None:
        return None
    known = cards(settings)
    found = [one for one in linter.check(snapshot).diagnostics if _holds(one.span, offset)]
    prompt = _innermost(linter.extraction(snapshot).prompts, offset)
    texts = [finding_text(one, known[one.code]) for one in found]
    spans = [one.span for one in found]
    if prompt is not None:
        texts.append(prompt_text(prompt))
        spans.append(prompt.span)
    if not texts:
        return None
    return _shown(_RULER.join(texts), snapshot.buffer, spans[0])


def finding_text(one: Diagnostic, card: RuleCard) -> str:
    """Return a finding and the page of its rule, in Markdown."""
    return f"**{one.code}** {one.name} ({one.severity}): {one.message}\n\n{_low(card.page)}"


def _low(page: str) -> str:
    """Return a page with bold headings: real ones are larger than all else in an editor."""
    outside = page.split("```")
    outside[::2] = [_HEADING.sub(r"**\1**\n", text) for text in outside[::2]]
    return "```".join(outside)


def prompt_text(prompt: Prompt) -> str:
    """Return what promptlint sees in a prompt, in Markdown."""
    prism = analyze(prompt.text, role=prompt.role, holes=[hole.span for hole in prompt.holes])
    lines = [
        f"**{prompt.role} prompt** `{prompt.symbol}`"
        if prompt.symbol
        else f"**{prompt.role} prompt**"
    ]
    language = "" if prism.language == UNKNOWN else f", language {prism.language}"
    lines.append(f"- about {prism.tokens:,} tokens{language}")
    if prompt.template != "none":
        lines.append(f"- template: {prompt.template}")
    lines += _evidence(prompt.evidence)
    lines += _components(prism.components)
    lines += _holes(prompt.holes)
    return "\n".join(lines)


def _evidence(evidence: Sequence[Evidence]) -> Iterator[str]:
    """Yield what shows that it is a prompt, of each kind on one line."""
    for kind in dict.fromkeys(one.kind for one in evidence):
        yield f"- {kind}: {'; '.join(one.what for one in evidence if one.kind == kind)}"


def _components(components: Sequence[Component]) -> Iterator[str]:
    if components:
        labels = " → ".join(dict.fromkeys(one.label for one in components))
        yield f"- parts: {labels}"


def _holes(holes: Sequence[Hole]) -> Iterator[str]:
    for hole in holes:
        origin = _UNKNOWN if hole.origin == "unknown" else hole.origin
        yield f"- hole `{hole.expression}`: {origin}"


def _innermost(prompts: Sequence[Prompt], offset: int) -> Prompt | None:
    around = [prompt for prompt in prompts if _holds(prompt.span, offset)]
    return min(around, key=lambda prompt: len(prompt.span), default=None)


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end


def _shown(text: str, buffer: Buffer, span: Span) -> types.Hover:
    content = types.MarkupContent(types.MarkupKind.Markdown, text)
    return types.Hover(content, buffer.place(span)[1])
