"""The example projects give the findings that expected.json names, and not one more."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from promptlint.cli.run import run

CORPUS = Path(__file__).parent.parent / "corpus"
EXPECTED = json.loads((CORPUS / "expected.json").read_text(encoding="utf-8"))


def found(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    """Return what the command line finds, under the keys of expected.json."""
    run(["check", "--isolated", "--no-cache", "--output-format", "json", *options, str(path)])
    kept: list[dict[str, object]] = []
    for one in json.loads(capsys.readouterr().out):
        where = Path(one["filename"]).resolve().relative_to(path.resolve()).as_posix()
        cell = {"cell": one["cell"]} if one["cell"] else {}
        kept.append({"path": where, **cell, "line": one["location"]["row"], "code": one["code"]})
    return kept


def counted(findings: list[dict[str, object]]) -> Counter[str]:
    """Return the findings in a form that shows well what is missing."""
    return Counter(json.dumps(finding) for finding in findings)


def test_exactly_the_expected_findings_are_reported(capsys: pytest.CaptureFixture[str]) -> None:
    """Every defect is found where it stands, and the sound code beside it is left alone."""
    assert counted(found(CORPUS, capsys)) == counted(EXPECTED)


def test_each_rule_of_the_expected_findings_is_named_once_at_least() -> None:
    """The corpus shows most of what the default rules report."""
    codes = {finding["code"] for finding in EXPECTED}

    assert {f"PRM1{number:02}" for number in range(1, 15)} <= codes
    assert {f"PRM2{number:02}" for number in (1, 2, 4, 5, 7, 8, 9)} <= codes


def test_fixes_leave_what_they_cannot_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What can be mended safely is mended, in the notebook too, and nothing new comes of it."""
    copy = tmp_path / "corpus"
    shutil.copytree(CORPUS, copy, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    left = counted(found(copy, capsys, "--fix"))

    assert left < counted(EXPECTED)
    assert counted(found(copy, capsys)) == left
