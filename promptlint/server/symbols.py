"""The prompts of a file, for the editor's outline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from lsprotocol import types

from promptlint.model import Hole, Prompt
from promptlint.server.buffer import Buffer, Part
from promptlint.server.linter import Snapshot
from promptlint.server.server import Server

_LONGEST: Final = 48
"""Code points of a prompt's beginning that name one without a symbol of its own."""


class Symbols:
    """Answers requests for what a document holds."""

    def __init__(self, server: Server) -> None:
        """Take who has the texts."""
        self._server = server

    def register(self) -> None:
        """Say which messages are understood."""
        options = types.DocumentSymbolOptions(label="promptlint")
        self._server.answer(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self.symbols, options)

    async def symbols(
        self, params: types.DocumentSymbolParams
    ) -> Sequence[types.DocumentSymbol] | Sequence[types.SymbolInformation]:
        """Return the prompts of a text or cell in their order, with their holes below them."""
        uri = params.text_document.uri
        buffer = self._server.buffer(uri)
        part = buffer.part(uri) if buffer is not None else None
        if buffer is None or part is None:
            return []
        found = await self._server.read(buffer, lambda snapshot: self._found(snapshot, part))
        if self._nests:
            return found
        return [_flat(one, uri) for one in found]

    def _found(self, snapshot: Snapshot, part: Part) -> list[types.DocumentSymbol]:
        prompts = self._server.linter.extraction(snapshot).prompts
        return list(symbols_of(snapshot.buffer, part, prompts))

    @property
    def _nests(self) -> bool:
        document = self._server.client_capabilities.text_document
        symbols = document.document_symbol if document is not None else None
        return symbols is not None and bool(symbols.hierarchical_document_symbol_support)


def symbols_of(
    buffer: Buffer, part: Part, prompts: Sequence[Prompt]
) -> Iterator[types.DocumentSymbol]:
    """Yield a symbol for each place of a part where a prompt stands."""
    first = {prompt.span: prompt for prompt in reversed(prompts)}
    known = Counter(prompt.symbol for prompt in first.values())
    for span in sorted(first):
        if buffer.part_at(span.start) is part:
            place = buffer.place(span)[1]
            prompt = first[span]
            is_alone = bool(prompt.symbol) and known[prompt.symbol] == 1
            yield types.DocumentSymbol(
                name=prompt.symbol if is_alone else _beginning(prompt),
                kind=types.SymbolKind.String,
                range=place,
                selection_range=place,
                detail=prompt.role if is_alone else prompt.symbol,
                children=list(_holes(buffer, prompt)),
            )


def _holes(buffer: Buffer, prompt: Prompt) -> Iterator[types.DocumentSymbol]:
    for hole in prompt.holes:
        if hole.source_span is not None and prompt.span.contains(hole.source_span):
            place = buffer.place(hole.source_span)[1]
            yield types.DocumentSymbol(_hole_name(hole), types.SymbolKind.Variable, place, place)


def _hole_name(hole: Hole) -> str:
    return " ".join(hole.expression.split()) or "{}"


def _beginning(prompt: Prompt) -> str:
    """Return who speaks and how it begins, by which messages of one call are told apart."""
    words = " ".join(prompt.text.split())
    return f"{prompt.role}: {words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}"


def _flat(symbol: types.DocumentSymbol, uri: str) -> types.SymbolInformation:
    place = types.Location(uri, symbol.range)
    return types.SymbolInformation(location=place, name=symbol.name, kind=symbol.kind)
