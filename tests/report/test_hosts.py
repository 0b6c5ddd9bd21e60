"""The formats of code hosts and CI services: their escapes, their places, their severities."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from junitparser import JUnitXml

from promptlint.model import Edit, FileResult, Fix, Span
from promptlint.report import REPORTERS, Look


def written(form: str, *results: FileResult) -> str:
    return "\n".join(REPORTERS[form](results, Look()))


def test_github_marks_one_line_by_columns(marked) -> None:
    """An annotation has file, line and columns; commas, colons and line ends are escaped."""
    text = written("github", marked("a = '«{x}»'", message="100%\nlost", name="a:b,c"))

    assert text == (
        "::error title=promptlint PRM103 (a%3Ab%2Cc),file=app/bot.py,line=1,endLine=1,col=6,"
        "endColumn=9::100%25%0Alost"
    )


def test_github_marks_several_lines_without_columns(marked) -> None:
    """GitHub refuses columns where a finding spans lines."""
    text = written("github", marked("a = '''«{x}\n»'''", severity="information"))

    assert text.startswith("::notice ")
    assert ",line=1,endLine=2::" in text


def test_azure_knows_two_severities(marked) -> None:
    """Information is a warning for Azure; semicolons and brackets are escaped."""
    text = written("azure", marked("«x»", severity="information", message="a;b]"))

    assert text == (
        "##vso[task.logissue type=warning;sourcepath=app/bot.py;linenumber=1;columnnumber=1;"
        "code=PRM103;]missing-argument: a%3Bb%5D"
    )


def test_gitlab_fingerprints_are_unique(marked) -> None:
    """The same finding twice in one file has two fingerprints, which stay from run to run."""
    found = marked("«x»", fingerprint="1")
    twice = replace(found, diagnostics=found.diagnostics * 2)
    one, two = json.loads(written("gitlab", twice))

    assert one["fingerprint"] != two["fingerprint"]
    assert [one, two] == json.loads(written("gitlab", twice))
    assert one["location"] == {"path": "app/bot.py", "lines": {"begin": 1, "end": 1}}
    assert one["severity"] == "critical"


def test_reviewdog_counts_bytes(marked) -> None:
    """Columns are bytes of UTF-8; a fix of one edit is a suggestion."""
    fix = Fix("t", (Edit(Span(4, 5), "y"),), "unsafe")
    [record] = json.loads(written("rdjson", marked("é\né = «x»", fix=fix)))["diagnostics"]
    place = {"start": {"line": 2, "column": 6}, "end": {"line": 2, "column": 7}}

    assert record["location"] == {"path": "app/bot.py", "range": place}
    assert record["suggestions"][0]["text"] == "y"
    assert record["severity"] == "ERROR"


@pytest.mark.parametrize(
    "fix",
    [None, Fix("t", (Edit(Span(0, 0), "a"),) * 2), Fix("t", (Edit(Span(0, 0), "a"),), "display")],
)
def test_reviewdog_gets_whole_fixes_only(marked, fix: Fix | None) -> None:
    """A fix of several edits cannot be told as one suggestion."""
    [record] = json.loads(written("rdjson", marked("«x»", fix=fix)))["diagnostics"]

    assert "suggestions" not in record


def test_junit_can_be_read(marked) -> None:
    """Findings are failures, files that failed errors, clean files cases that pass."""
    results: Sequence[FileResult] = (
        marked("«x»", message="bad \x00 <&>"),
        FileResult("clean.py"),
        FileResult("gone.py", error="is gone"),
    )
    document = JUnitXml.fromroot(JUnitXml.fromstring(written("junit", *results).encode())._elem)

    assert (document.tests, document.failures, document.errors) == (3, 1, 1)
    assert [suite.name for suite in document] == ["app/bot.py", "clean.py", "gone.py"]
    [case] = next(iter(document))
    assert case.result[0].message == "bad \ufffd <&>"


def test_worst_findings_come_first(marked) -> None:
    """Hosts cut long lists."""
    results = [marked("«x»", severity=one) for one in ("information", "error", "warning")]
    commands = [line.split()[0] for line in written("github", *results).splitlines()]

    assert commands == ["::error", "::warning", "::notice"]
