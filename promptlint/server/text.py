"""The texts that the client has open, kept as the protocol and not as Python counts lines."""

from __future__ import annotations

from lsprotocol import types
from pygls.workspace import PositionCodec, TextDocument, Workspace

from promptlint.server.ruler import Encoding, Ruler


class Text(TextDocument):
    """An open text. pygls would end lines at form feeds and at U+2028 too."""

    def _apply_incremental_change(self, change: types.TextDocumentContentChangePartial) -> None:
        text = self.source
        span = Ruler(text, self.position_codec.encoding or types.PositionEncodingKind.Utf16).span(
            change.range
        )
        self._source = text[: span.start] + change.text + text[span.end :]


class Texts(Workspace):
    """All that the client has open."""

    @property
    def encoding(self) -> Encoding:
        """How the client counts columns."""
        return self.position_encoding or types.PositionEncodingKind.Utf16

    def _create_text_document(
        self,
        doc_uri: str,
        source: str | None = None,
        version: int | None = None,
        language_id: str | None = None,
    ) -> Text:
        return Text(
            doc_uri, source, version, language_id, position_codec=PositionCodec(self.encoding)
        )
