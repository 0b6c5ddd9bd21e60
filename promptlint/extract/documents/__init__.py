"""Prompts outside Python: text files, templates, .prompty, data files and datasets."""

from __future__ import annotations

from collections.abc import Sequence

from promptlint.extract.documents.data_file import read_data_file
from promptlint.extract.documents.dataset import read_dataset
from promptlint.extract.documents.page import read_page
from promptlint.extract.documents.prompty import read_prompty
from promptlint.model import Extraction, Source

__all__ = ["extract_document"]


def extract_document(source: Source, columns: Sequence[str] = ()) -> Extraction:
    """Return the prompts of a source that is no Python.

    Args:
        source: the text, or the part of a dataset, to read.
        columns: names of the columns of datasets that hold prompts; empty for those known by name.
    """
    if source.kind == "dataset":
        return read_dataset(source, columns)
    if source.kind == "data":
        return read_data_file(source, columns)
    return read_prompty(source) if source.kind == "prompty" else read_page(source)
