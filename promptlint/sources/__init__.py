"""Paths and bytes → sources: discovery, decoding, notebooks, data, datasets, other files."""

from __future__ import annotations

from promptlint.sources.dataset import Batch, batches, is_dataset
from promptlint.sources.discovery import SUFFIXES, Found, discover
from promptlint.sources.document import Document, decode, load, read_bytes
from promptlint.sources.edits import apply_edits
from promptlint.sources.project import Project

__all__ = [
    "SUFFIXES",
    "Batch",
    "Document",
    "Found",
    "Project",
    "apply_edits",
    "batches",
    "decode",
    "discover",
    "is_dataset",
    "load",
    "read_bytes",
]
