"""What a run found, as text: one function for each format, none of which knows of files.

A reporter takes the results of all files, in order, and how to paint them, and yields lines
without their ends. A new format is a new entry of `REPORTERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from promptlint.model import FileResult
from promptlint.report.concise import concise
from promptlint.report.full import full
from promptlint.report.grouped import grouped
from promptlint.report.json_array import json_array
from promptlint.report.json_lines import json_lines
from promptlint.report.look import Look, Part
from promptlint.report.statistics import statistics, statistics_json
from promptlint.report.summary import summary

Reporter: TypeAlias = Callable[[Sequence[FileResult], Look], Iterator[str]]

REPORTERS: Mapping[str, Reporter] = {
    "full": full,
    "concise": concise,
    "grouped": grouped,
    "json": json_array,
    "jsonl": json_lines,
}
MACHINE_FORMATS = frozenset({"json", "jsonl"})
"""Formats that other programs read: always UTF-8, never with a summary."""
STATISTICS: Mapping[str, Reporter] = {"json": statistics_json, "jsonl": statistics_json}
"""Statistics in the manner of a format; `statistics` for every other."""

__all__ = [
    "MACHINE_FORMATS",
    "REPORTERS",
    "STATISTICS",
    "Look",
    "Part",
    "Reporter",
    "statistics",
    "summary",
]
