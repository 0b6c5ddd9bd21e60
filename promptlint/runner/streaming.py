"""Extraction from a dataset, part by part: it may be larger than the memory."""

from __future__ import annotations

from collections.abc import Iterator

from promptlint.errors import SourceError
from promptlint.extract import extract
from promptlint.failure import failure
from promptlint.model import Source
from promptlint.runner.alarm import OverdueError, time_limit
from promptlint.runner.depth import Depth, analyzed
from promptlint.runner.work import FileExtraction
from promptlint.settings import Settings
from promptlint.sources.dataset import Batch, batches


def streamed(
    path: str, settings: Settings, limit_s: float, depth: Depth = "none"
) -> Iterator[FileExtraction]:
    """Yield what is found in each part of a dataset, none of which may take longer than the limit.

    `depth` says how deeply each prompt is analyzed.
    What cannot be read is said in extractions of its own; the dataset goes on where it can.
    """
    parts = batches(path, settings.max_file_size)
    while True:
        try:
            with time_limit(limit_s):
                batch = next(parts, None)
                if batch is None:
                    return
                found = analyzed(_extracted(batch, settings), depth, settings.nlp_pipeline)
        except SourceError as error:
            hint = f"; {error.hint}" if error.hint else ""
            yield FileExtraction(path, error=f"the file {error.what}{hint}")
            return
        except OverdueError:
            yield FileExtraction(path, error=f"a part was given up after {limit_s:g} s")
            return
        except Exception as error:  # noqa: BLE001  as for any other file
            yield FileExtraction(path, error=failure("the extraction", error))
            return
        yield found
        yield from (FileExtraction(path, error=fault) for fault in batch.faults)


def _extracted(batch: Batch, settings: Settings) -> FileExtraction:
    source = batch.source
    extraction = extract(source, columns=settings.prompt_columns)
    if not extraction.prompts and not extraction.unread:
        source = Source(source.path, "", source.kind)
    return FileExtraction(source.path, source, extraction)
