"""Whatever happens, the program ends with a fitting exit code and without noise."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from promptlint import __main__
from promptlint.cli import run as module
from promptlint.cli.run import run
from promptlint.errors import ConfigError


def failing(monkeypatch, error):
    def fail(arguments):
        raise error

    monkeypatch.setattr(module, "_invoke", fail)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (ConfigError("bad key", "a.toml:3"), 2, "error: a.toml:3: bad key\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_what_users_cause_ends_in_one_line_at_most(monkeypatch, capsys, error, code, said):
    """No traceback for a mistake in the configuration, nor for Ctrl-C."""
    failing(monkeypatch, error)

    assert run([]) == code
    assert capsys.readouterr() == ("", said)


def test_a_crash_of_ours_never_looks_like_findings(monkeypatch, capsys):
    """It is shown in full, asks for a report, and exits with 2."""
    failing(monkeypatch, ZeroDivisionError("oops"))

    assert run([]) == 2
    assert "ZeroDivisionError: oops" in (err := capsys.readouterr().err)
    assert err.endswith("error: promptlint itself failed; please report the lines above\n")


@pytest.mark.parametrize("arguments", [["check", "--no-such"], ["rule", "--format", "yaml"]])
def test_bad_usage_is_2(capsys, arguments):
    """click's own messages say what is wrong."""
    assert run(arguments) == 2
    assert "Error: " in capsys.readouterr().err


def test_a_reader_that_leaves_ends_the_program_quietly():
    """`promptlint rule --all | head -1` says nothing about pipes."""
    program = f"{sys.executable} -m promptlint rule --all --format json"
    command = f"{program} | true; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], check=False, capture_output=True)

    assert (run.returncode, run.stderr) == (141, b"")


def heeds_interrupts():
    """Undo what a job in the background inherits: that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_an_interrupt_ends_the_program_quietly():
    """Ctrl-C while it waits or works is 130, without a traceback."""
    with subprocess.Popen(
        [sys.executable, "-m", "promptlint", "check", "--isolated", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heeds_interrupts,  # noqa: PLW1509 - no threads here
    ) as process:
        time.sleep(1.0)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    assert (process.returncode, out, err.strip()) == (130, b"", b"")


def test_an_interrupt_while_loading_is_quiet_too(monkeypatch):
    """Before the command line is even there."""

    def interrupt(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "run", interrupt)
    monkeypatch.setattr(sys, "argv", ["promptlint", "rule"])

    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == 130


def test_the_version_has_a_short_cut(monkeypatch, capsys):
    """It is printed and nothing else happens."""
    monkeypatch.setattr(sys, "argv", ["promptlint", "-V"])
    __main__.main()

    assert capsys.readouterr().out.startswith("promptlint ")
