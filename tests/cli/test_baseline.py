"""A baseline is written, honoured and pruned from the command line."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import BAD, GOOD

FILE = "promptlint-baseline.json"


@pytest.fixture
def app(project):
    path = project / "app.py"
    path.write_text(BAD)
    return path


def test_known_findings_are_left_out(command, app):
    """After `baseline write` the run is clean; a new finding of the same kind is reported."""
    wrote = command("baseline", "write")
    clean = command("check", "--baseline", FILE)
    app.write_text(BAD + BAD.partition("\n\n")[2])
    new = command("check", "--baseline", FILE, "--output-format", "concise")

    assert (wrote.code, wrote.err) == (0, f"{FILE} accepts 1 finding.\n")
    assert (clean.code, new.code) == (0, 1)
    assert new.out.startswith("app.py:4:")


def test_known_findings_are_marked_in_sarif(command, app):
    """SARIF has them, as suppressed from outside."""
    command("baseline", "write", "--quiet")
    log = json.loads(command("check", "--baseline", FILE, "--output-format", "sarif").out)
    [result] = log["runs"][0]["results"]

    assert result["suppressions"] == [{"kind": "external"}]
    assert log["runs"][0]["tool"]["driver"]["rules"][0]["help"]["text"]


def test_pruning_forgets_what_was_mended(command, app):
    """`baseline prune` says what is gone and accepts it no longer."""
    command("baseline", "write")
    app.write_text(GOOD)
    pruned = command("baseline", "prune")
    app.write_text(BAD)

    assert pruned.err == f"{FILE} accepts 0 findings, 1 gone.\n"
    assert command("check", "--baseline", FILE).code == 1


def test_a_missing_baseline_is_an_error(command, app):
    """Neither check nor prune goes on without the file that was asked for."""
    for words in (("check", "--baseline", "no.json"), ("baseline", "prune", "--file", "no.json")):
        ran = command(*words)
        assert ran.code == 2
        assert "no.json: cannot be read" in ran.err


def test_files_that_cannot_be_checked_are_told(command, app, project):
    """They make the exit code 2, and the baseline of the others is written."""
    (project / "bad.py").write_bytes(b"prompt = '\xff'")
    ran = command("baseline", "write")

    assert ran.code == 2
    assert "error: bad.py" in ran.err
    assert (project / FILE).exists()
