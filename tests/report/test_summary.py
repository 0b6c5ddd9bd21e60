"""The summary and the statistics count what was found, fixed and left undone."""

from __future__ import annotations

import json

import pytest

from promptlint.model import Diagnostic, Edit, FileResult, Fix, Span
from promptlint.report import Look, statistics, summary
from promptlint.report.statistics import statistics_json

EDIT = (Edit(Span(0, 1), ""),)


def finding(severity="error", code="PRM101", fix=None):
    return Diagnostic(code, "some-name", "", Span(0, 1), severity, fix=fix)


def last_words(results, fixed=0):
    return list(summary(results, Look(), fixed))


def test_a_clean_run_says_how_much_was_checked():
    """Files and prompts are counted."""
    results = [FileResult("a.py", prompts=1), FileResult("b.py")]

    assert last_words(results) == ["No problems found in 2 files, 1 prompt."]


def test_findings_are_counted_by_severity_and_file():
    """Severities that did not occur are not named."""
    found = (finding(), finding(), finding("information"))
    results = [FileResult("a.py", found), FileResult("b.py")]

    assert last_words(results) == ["Found 3 problems in 1 of 2 files: 2 errors, 1 information."]


def test_what_can_be_fixed_is_said_by_flag():
    """Fixes for display count for nothing."""
    fixes = [Fix("", EDIT), Fix("", EDIT, "unsafe"), Fix("", EDIT, "display")]
    results = [FileResult("a.py", tuple(finding(fix=fix) for fix in fixes))]

    assert last_words(results)[1] == "Can be fixed: 1 with --fix, 1 more with --fix --unsafe-fixes."


def test_unsafe_fixes_alone_are_not_more():
    """Without safe fixes there is nothing for unsafe ones to add to."""
    results = [FileResult("a.py", (finding(fix=Fix("", EDIT, "unsafe")),))]

    assert last_words(results)[1] == "Can be fixed: 1 with --fix --unsafe-fixes."


def test_what_was_fixed_comes_first():
    """After fixes the summary begins with their number."""
    assert last_words([FileResult("a.py")], 2) == [
        "Fixed 2 problems. No problems found in 1 file, 0 prompts."
    ]


def test_files_that_could_not_be_checked_never_look_clean():
    """They are counted apart, and not among the clean."""
    results = [FileResult("a.py"), FileResult("b.py", error="no permission")]

    assert last_words(results) == [
        "No problems found in 1 file, 0 prompts.",
        "1 file could not be checked.",
    ]


def test_statistics_put_the_commonest_rule_first():
    """A star says that all findings of a rule can be fixed."""
    found = (
        finding(code="PRM102", fix=Fix("", EDIT)),
        finding(code="PRM101", fix=Fix("", EDIT)),
        finding(code="PRM101"),
    )
    results = [FileResult("a.py", found)]

    assert list(statistics(results, Look())) == [
        "2  PRM101  [ ]  some-name",
        "1  PRM102  [*]  some-name",
    ]
    assert json.loads("".join(statistics_json(results, Look()))) == [
        {"code": "PRM101", "name": "some-name", "count": 2, "fixable": False},
        {"code": "PRM102", "name": "some-name", "count": 1, "fixable": True},
    ]


@pytest.mark.parametrize("report", [statistics, statistics_json])
def test_statistics_of_nothing_are_empty(report):
    """No findings, no rows."""
    assert "".join(report([FileResult("a.py")], Look())) in {"", "[]"}


def test_a_run_in_which_every_file_failed_says_nothing_of_problems():
    """There is no file of which it could be said that it has none."""
    assert last_words([FileResult("b.py", error="no permission")]) == [
        "1 file could not be checked."
    ]
