"""Paths and bytes → sources: discovery, decoding, notebooks, the other files of a project."""

from __future__ import annotations

from promptlint.sources.discovery import SUFFIXES, Found, discover
from promptlint.sources.document import Document, decode, load, read_bytes
from promptlint.sources.edits import apply_edits
from promptlint.sources.project import Project

__all__ = [
    "SUFFIXES",
    "Document",
    "Found",
    "Project",
    "apply_edits",
    "decode",
    "discover",
    "load",
    "read_bytes",
]
