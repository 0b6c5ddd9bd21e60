"""A changed document → the edits that make it of what the client has."""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterator, Mapping, Sequence

from lsprotocol import types

from promptlint.model import Span
from promptlint.server.buffer import Buffer, Part, cell_texts
from promptlint.sources import Document


def workspace_edit(buffer: Buffer, after: Document, *, versioned: bool) -> types.WorkspaceEdit:
    """Return the edits of all parts that differ.

    With `versioned`, the client refuses them where it has gone on editing.
    """
    edits = {part: list(text_edits(part, text)) for part, text in _texts(buffer, after)}
    changed = {part: found for part, found in edits.items() if found}
    if not versioned:
        return types.WorkspaceEdit({part.uri: found for part, found in changed.items()})
    return types.WorkspaceEdit(document_changes=list(_versioned(changed)))


def text_edits(part: Part, text: str) -> Iterator[types.TextEdit]:
    """Yield an edit for each group of neighbouring lines that differ."""
    before, after = _lines(part.text), _lines(text)
    offsets = [0]
    for line in before:
        offsets.append(offsets[-1] + len(line))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            new = "".join(after[new_start:new_end])
            span = Span(offsets[start], offsets[end])
            yield _trimmed(part, span, new)


def _trimmed(part: Part, span: Span, new: str) -> types.TextEdit:
    """Return an edit without what stays the same at both of its ends."""
    old = part.text[span.start : span.end]
    head = _common(old, new)
    head -= _is_torn(old, head)
    tail = _common(old[head:][::-1], new[head:][::-1])
    tail -= _is_torn(old, len(old) - tail)
    place = Span(span.start + head, span.end - tail)
    return types.TextEdit(part.ruler.range(place), new[head : len(new) - tail])


def _is_torn(text: str, offset: int) -> bool:
    """Say whether an offset lies within CRLF, where the protocol has no position."""
    return text[max(0, offset - 1) : offset + 1] == "\r\n"


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _texts(buffer: Buffer, after: Document) -> Iterator[tuple[Part, str]]:
    if buffer.source.kind != "notebook":
        yield buffer.parts[0], after.source.text
        return
    yield from zip(buffer.parts, cell_texts(after), strict=True)


def _versioned(
    changed: Mapping[Part, Sequence[types.TextEdit]],
) -> Iterator[types.TextDocumentEdit]:
    for part, edits in changed.items():
        document = types.OptionalVersionedTextDocumentIdentifier(part.uri, part.version)
        yield types.TextDocumentEdit(document, edits)


def _lines(text: str) -> list[str]:
    """Return the lines with their ends as they are; only LF ends one, so that none is torn."""
    return io.StringIO(text, newline="\n").readlines()
