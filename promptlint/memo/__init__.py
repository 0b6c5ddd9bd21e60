"""What is remembered of a file while it is edited, and how it is known again.

What rules said of a prompt holds until something changes that they looked at (`findings`), which
is noted while they look (`watch`); a prompt is known again by all that it is (`shape`) after its
places have moved (`move`).
"""

from __future__ import annotations

from promptlint.memo.findings import Check, Findings, Round, Said

__all__ = ["Check", "Findings", "Round", "Said"]
