"""Paths and bytes → sources: discovery, decoding, notebooks, data, datasets, other files.

Reading datasets is for those who have some, since it takes its time to import: it is found in
`promptlint.sources.dataset`.
"""

from __future__ import annotations

from promptlint.sources.discovery import SUFFIXES, Found, discover
from promptlint.sources.document import Document, decode, load, read_bytes
from promptlint.sources.edits import apply_edits
from promptlint.sources.kind import is_dataset
from promptlint.sources.project import Project

__all__ = [
    "SUFFIXES",
    "Document",
    "Found",
    "Project",
    "apply_edits",
    "decode",
    "discover",
    "is_dataset",
    "load",
    "read_bytes",
]
