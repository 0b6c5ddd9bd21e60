"""The concise, grouped, JSON and JSON lines reports list the same findings."""

from __future__ import annotations

import json
import textwrap

import pytest

from promptlint.model import Diagnostic, Edit, FileResult, Fix, PromptRef, Source, Span
from promptlint.report import REPORTERS, Look

TEXT = "a = 1\nb = 2\n"
SOURCE = Source("app/bot.py", TEXT)
FIX = Fix("use three", (Edit(Span(10, 11), "3"),), "unsafe")
FIRST = Diagnostic("PRM101", "unescaped-brace", "one", Span(4, 5), "error")
SECOND = Diagnostic(
    "PRM107",
    "glued-sentences",
    "two",
    Span(10, 11),
    "warning",
    label="here",
    confidence=0.8,
    fix=FIX,
    prompt=PromptRef("p1", "B", "system", Span(10, 11)),
    fingerprint="f00",
)
RESULTS = [
    FileResult("a.py"),
    FileResult("app/bot.py", (FIRST, SECOND), source=SOURCE),
    FileResult("app/other.py", (FIRST,), source=SOURCE),
]


def report(name: str, results=RESULTS) -> str:
    return "\n".join(REPORTERS[name](results, Look()))


def test_concise_gives_each_finding_one_line():
    """One line holds place, code, severity, name and message."""
    assert report("concise").splitlines() == [
        "app/bot.py:1:5: PRM101 [error] unescaped-brace: one",
        "app/bot.py:2:5: PRM107 [warning] glued-sentences: two",
        "app/other.py:1:5: PRM101 [error] unescaped-brace: one",
    ]


def test_grouped_puts_findings_under_their_file():
    """Files without findings are not named."""
    assert report("grouped") == textwrap.dedent(
        """\
        app/bot.py:
          1:5  PRM101 [error] unescaped-brace: one
          2:5  PRM107 [warning] glued-sentences: two

        app/other.py:
          1:5  PRM101 [error] unescaped-brace: one
        """
    )


def test_json_is_one_array_whose_keys_follow_ruff():
    """Every field of a finding is there, with rows and columns from 1."""
    assert json.loads(report("json"))[1] == {
        "cell": None,
        "code": "PRM107",
        "confidence": 0.8,
        "end_location": {"column": 6, "row": 2},
        "filename": "app/bot.py",
        "fingerprint": "f00",
        "fix": {
            "applicability": "unsafe",
            "edits": [
                {
                    "content": "3",
                    "end_location": {"column": 6, "row": 2},
                    "location": {"column": 5, "row": 2},
                }
            ],
            "message": "use three",
        },
        "label": "here",
        "location": {"column": 5, "row": 2},
        "message": "two",
        "name": "glued-sentences",
        "prompt": {"id": "p1", "role": "system", "symbol": "B"},
        "severity": "warning",
        "url": None,
    }


def test_json_says_null_where_there_is_no_fix_and_no_prompt():
    """Keys are always there."""
    first = json.loads(report("json"))[0]

    assert (first["fix"], first["prompt"]) == (None, None)


def test_json_lines_hold_the_same_records():
    """Each line of one format is an element of the other."""
    assert [json.loads(line) for line in report("jsonl").splitlines()] == json.loads(report("json"))


@pytest.mark.parametrize(
    ("name", "text"),
    [("full", ""), ("concise", ""), ("grouped", ""), ("json", "[]"), ("jsonl", "")],
)
def test_nothing_found_is_nothing_printed(name, text):
    """A clean run gives an empty list in every format."""
    assert report(name, [FileResult("a.py")]) == text
