"""The prompts that were found, as text, JSON lines or a table.

A prompt reporter takes sources with what was found in them, in order, how to paint it, whether to
explain it and whether it was analyzed, and yields lines without their ends.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from promptlint.model import Extraction, Prompt, Source
from promptlint.report.analysis import COLUMNS, Analysis, flat
from promptlint.report.glyph import visible
from promptlint.report.locator import Locator
from promptlint.report.look import Look
from promptlint.report.prompt_record import PlaceRecord, PromptRecord, prompt_record
from promptlint.report.prompt_text import prompt_text


class Found(NamedTuple):
    """What was found in one source; of `analyses` there is one for each prompt, or none."""

    source: Source
    extraction: Extraction
    analyses: Sequence[Analysis] = ()

    def prompts(self) -> list[tuple[Prompt, Analysis | None]]:
        """Return the prompts by their places, each with its analysis."""
        prompts = self.extraction.prompts
        each: Sequence[Analysis | None] = self.analyses or [None] * len(prompts)
        return sorted(zip(prompts, each, strict=True), key=lambda pair: pair[0].span)


class PromptReporter(Protocol):
    """A way of printing prompts."""

    def __call__(
        self, found: Iterable[Found], look: Look, *, explain: bool, analyzed: bool
    ) -> Iterator[str]:
        """Yield the lines."""
        ...


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


def text(found: Iterable[Found], look: Look, *, explain: bool, analyzed: bool) -> Iterator[str]:
    """Yield each prompt's place, name and text, with an empty line after it."""
    del analyzed
    for one in found:
        path, locator = one.source.path, Locator(one.source)
        for prompt, analysis in one.prompts():
            yield from prompt_text(path, prompt, locator, look, explain=explain, analysis=analysis)
            yield ""


def json_lines(
    found: Iterable[Found], look: Look, *, explain: bool, analyzed: bool
) -> Iterator[str]:
    """Yield one JSON object for each prompt; its evidence is always in it."""
    del look, explain, analyzed
    for record in _records(found):
        yield json.dumps(record, ensure_ascii=False)


def table(found: Iterable[Found], look: Look, *, explain: bool, analyzed: bool) -> Iterator[str]:
    """Yield the same as comma-separated values, a heading first."""
    del look, explain
    columns = (*_COLUMNS, *(COLUMNS if analyzed else ()))
    yield ",".join(columns)
    for record in _records(found):
        row = io.StringIO()
        csv.DictWriter(row, columns, lineterminator=_ROW_END).writerow(_flat(record))
        yield row.getvalue().removesuffix(_ROW_END)


PROMPT_REPORTERS: Mapping[str, PromptReporter] = {"text": text, "jsonl": json_lines, "csv": table}


def near_misses(found: Found) -> Iterator[str]:
    """Yield why strings that look like prompts were left out, with their places."""
    locator = Locator(found.source)
    for span, reason in sorted(found.extraction.notes):
        place = locator.place(span.start)
        yield f"{visible(found.source.path)}:{place}: left out: {visible(reason)}"


def _records(found: Iterable[Found]) -> Iterator[PromptRecord]:
    for one in found:
        locator = Locator(one.source)
        for prompt, analysis in one.prompts():
            yield prompt_record(one.source.path, prompt, locator, analysis)


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
        **(flat(record["analysis"]) if "analysis" in record else {}),
    }


def _columns(name: str, place: PlaceRecord) -> dict[str, object]:
    return {f"{name}_line": place.get("line"), f"{name}_column": place.get("column")}
