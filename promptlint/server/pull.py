"""Findings for a client that asks for them."""

from __future__ import annotations

import hashlib

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified, JsonRpcException

from promptlint.server.diagnostics import NAME, by_part
from promptlint.server.publisher import Publisher
from promptlint.server.server import Server


class Pull:
    """Answers requests for diagnostics."""

    def __init__(self, server: Server, publisher: Publisher) -> None:
        """Take who has the texts, and who knows which of them depend on one another."""
        self._server = server
        self._publisher = publisher

    def register(self) -> None:
        """Say which messages are understood."""
        options = types.DiagnosticOptions(
            inter_file_dependencies=True, workspace_diagnostics=False, identifier=NAME
        )
        self._server.answer(types.TEXT_DOCUMENT_DIAGNOSTIC, self.diagnostic, options)

    async def diagnostic(
        self, params: types.DocumentDiagnosticParams
    ) -> types.DocumentDiagnosticReport:
        """Return the findings of a text, or that they are those that the client has.

        Those of a notebook are published to every client: here its cells have none.

        Raises:
            JsonRpcException: the text has changed meanwhile; the client is to ask again.
        """
        uri = params.text_document.uri
        buffer = self._server.buffer(uri)
        if buffer is None or buffer.is_notebook:
            return types.RelatedFullDocumentDiagnosticReport([])
        try:
            result = await self._server.read(buffer, self._server.linter.check)
        except JsonRpcContentModified:
            raise _cancelled() from None
        self._publisher.note(buffer, result)
        found = by_part(buffer, result).get(uri, ())
        name = hashlib.blake2b(repr(found).encode(), digest_size=8).hexdigest()
        if name == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(name)
        return types.RelatedFullDocumentDiagnosticReport(found, result_id=name)


def _cancelled() -> JsonRpcException:
    again = types.DiagnosticServerCancellationData(retrigger_request=True)
    code = types.LSPErrorCodes.ServerCancelled.value
    return JsonRpcException("the text has changed", code, again)
