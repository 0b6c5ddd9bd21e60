"""What a finding is known by, wherever in its file it stands."""

from __future__ import annotations

import hashlib

from promptlint.model import Span

_LONGEST = 2000
"""Code points of the text around a hit that count."""


def fingerprint(code: str, symbol: str, text: str, span: Span) -> str:
    """Return 16 hexadecimal digits for a rule's hit: of the lines it touches and the prompt.

    White space counts only as the space between words, and where in the file the lines stand not
    at all, so that edits elsewhere and new indentation leave it as it is.
    """
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    ends = [at for mark in "\r\n" if (at := text.find(mark, span.end)) >= 0]
    around = text[start : min(ends, default=len(text))][:_LONGEST]
    hit = text[span.start : span.end][:_LONGEST]
    parts = (code, symbol, " ".join(hit.split()), " ".join(around.split()))
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).hexdigest()
