"""What a run found, as text: one function for each format, none of which knows of files.

A reporter takes the results of all files, in order, and how to paint them, and yields lines
without their ends. A new format is a new entry of `REPORTERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TypeAlias, cast

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


def _late(name: str) -> Reporter:
    """Return a reporter whose module is imported when it is called: few runs need any of these."""

    def report(results: Sequence[FileResult], look: Look) -> Iterator[str]:
        module = import_module(f"promptlint.report.{name}")
        return cast("Reporter", getattr(module, name))(results, look)

    return report


REPORTERS: Mapping[str, Reporter] = {
    "full": full,
    "concise": concise,
    "grouped": grouped,
    "json": json_array,
    "jsonl": json_lines,
    **{name: _late(name) for name in ("sarif", "github", "gitlab", "junit", "azure", "rdjson")},
}
MACHINE_FORMATS = frozenset(REPORTERS) - {"full", "concise", "grouped"}
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
