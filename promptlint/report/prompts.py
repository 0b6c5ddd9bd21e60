"""The prompts that were found, as text, JSON lines or a table.

A prompt reporter takes sources with what was found in them, in order, how to paint it and whether
to explain it, and yields lines without their ends.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from promptlint.model import Extraction, Prompt, Source
from promptlint.report.glyph import visible
from promptlint.report.locator import Locator
from promptlint.report.look import Look
from promptlint.report.prompt_record import PlaceRecord, PromptRecord, prompt_record
from promptlint.report.prompt_text import prompt_text

Found: TypeAlias = tuple[Source, Extraction]
PromptReporter: TypeAlias = Callable[[Iterable[Found], Look, bool], Iterator[str]]

_ROW_END = "\r\n"
"""Not empty: characters of it are what makes the writer quote a field that spans lines."""
_COLUMNS: tuple[str, ...] = (
    "id",
    "path",
    "cell",
    "row",
    "start_line",
    "start_column",
    "end_line",
    "end_column",
    "role",
    "kind",
    "template",
    "symbol",
    "confidence",
    "holes",
    "evidence",
    "text",
)


def text(found: Iterable[Found], look: Look, explain: bool) -> Iterator[str]:
    """Yield each prompt's place, name and text, with an empty line after it."""
    for source, extraction in found:
        locator = Locator(source)
        for prompt in _ordered(extraction):
            yield from prompt_text(source.path, prompt, locator, look, explain=explain)
            yield ""


def json_lines(found: Iterable[Found], look: Look, explain: bool) -> Iterator[str]:
    """Yield one JSON object for each prompt; its evidence is always in it."""
    del look, explain
    for record in _records(found):
        yield json.dumps(record, ensure_ascii=False)


def table(found: Iterable[Found], look: Look, explain: bool) -> Iterator[str]:
    """Yield the same as comma-separated values, a heading first."""
    del look, explain
    yield ",".join(_COLUMNS)
    for record in _records(found):
        row = io.StringIO()
        csv.DictWriter(row, _COLUMNS, lineterminator=_ROW_END).writerow(_flat(record))
        yield row.getvalue().removesuffix(_ROW_END)


PROMPT_REPORTERS: Mapping[str, PromptReporter] = {"text": text, "jsonl": json_lines, "csv": table}


def near_misses(found: Found) -> Iterator[str]:
    """Yield why strings that look like prompts were left out, with their places."""
    source, extraction = found
    locator = Locator(source)
    for span, reason in sorted(extraction.notes):
        place = locator.place(span.start)
        yield f"{visible(source.path)}:{place}: left out: {visible(reason)}"


def _ordered(extraction: Extraction) -> list[Prompt]:
    return sorted(extraction.prompts, key=lambda prompt: prompt.span)


def _records(found: Iterable[Found]) -> Iterator[PromptRecord]:
    for source, extraction in found:
        locator = Locator(source)
        for prompt in _ordered(extraction):
            yield prompt_record(source.path, prompt, locator)


def _flat(record: PromptRecord) -> dict[str, object]:
    """Return a record without nested values: lists are joined, places are columns."""
    same = {key: value for key, value in record.items() if key in _COLUMNS}
    return {
        **same,
        "cell": record["start"].get("cell", ""),
        **_columns("start", record["start"]),
        **_columns("end", record["end"]),
        "holes": " ".join(hole["name"] for hole in record["holes"]),
        "evidence": "; ".join(f"{item['kind']}: {item['what']}" for item in record["evidence"]),
    }


def _columns(name: str, place: PlaceRecord) -> dict[str, object]:
    return {f"{name}_line": place.get("line"), f"{name}_column": place.get("column")}
