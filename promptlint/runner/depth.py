"""How deeply the prompts that are extracted are analyzed."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeAlias

from promptlint.runner.work import FileExtraction

Depth: TypeAlias = Literal["none", "plain", "linguistic"]
"""Not at all, without a parser, or with one: the last needs the extra `nlp`."""


def analyzed(found: FileExtraction, depth: Depth, pipeline: str) -> FileExtraction:
    """Return what was extracted with the analysis of each prompt, if one is wanted."""
    if depth == "none" or not found.extraction.prompts:
        return found
    # Late, for an extraction that is not analyzed needs none of its tables.
    from promptlint.features import Linguist  # noqa: PLC0415
    from promptlint.runner.analyses import analyses  # noqa: PLC0415

    linguist = Linguist(pipeline) if depth == "linguistic" else None
    return replace(found, analyses=analyses(found.extraction, linguist))


def require(pipelines: set[str]) -> None:
    """Make sure that pipelines can be had, before files are read in vain.

    Raises:
        ConfigError: spaCy or one of them is not installed.
    """
    from promptlint.features.pipeline import require as installed  # noqa: PLC0415  as above

    for pipeline in sorted(pipelines):
        installed(pipeline)
