"""Colours and width follow the terminal and what the user says; no text makes a stream fail."""

from __future__ import annotations

import io
import os
import shutil

import click
import pytest

from promptlint.cli import terminal
from promptlint.report import Look


class Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "color", "environment", "expected"),
    [
        (io.StringIO(), "auto", {}, False),
        (io.StringIO(), "always", {}, True),
        (io.StringIO(), "auto", {"FORCE_COLOR": "1"}, True),
        (Screen(), "auto", {}, True),
        (Screen(), "never", {}, False),
        (Screen(), "auto", {"NO_COLOR": "1"}, False),
        (Screen(), "auto", {"TERM": "dumb"}, False),
        (Screen(), "always", {"NO_COLOR": "1"}, True),
    ],
)
def test_when_there_are_colours(monkeypatch, stream, color, environment, expected):
    """The option decides, then the environment, then the terminal."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert terminal.look_of(stream, color).color is expected


@pytest.mark.parametrize(("columns", "width"), [(80, 80), (10, 40), (500, 140)])
def test_the_width_is_that_of_the_terminal_within_reason(monkeypatch, columns, width):
    """Very narrow and very wide terminals get what can be read."""
    size = os.terminal_size((columns, 24))
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: size)

    assert terminal.look_of(Screen(), "never") == Look(color=False, width=width)
    assert terminal.look_of(io.StringIO(), "never").width == 100


def test_an_encoding_that_cannot_hold_a_character_gets_its_escape():
    """A report must not fail on the locale."""
    buffer = io.BytesIO()
    stream = io.TextIOWrapper(buffer, encoding="ascii")
    terminal.readable(stream)
    terminal.write_lines(["é"], stream)
    stream.flush()

    assert buffer.getvalue() == b"\\xe9\n"


def test_machine_formats_are_utf8_whatever_the_locale():
    """A lone surrogate, which UTF-8 cannot hold, becomes the escape that JSON has for it."""
    buffer = io.BytesIO()
    stream = io.TextIOWrapper(buffer, encoding="ascii")
    terminal.machine_readable(stream)
    terminal.write_lines(["é\ud800"], stream)
    stream.flush()

    assert buffer.getvalue() == b"\xc3\xa9\\ud800\n"


def test_other_streams_are_left_alone():
    """A stream without an encoding needs no care."""
    stream = io.StringIO()
    terminal.readable(stream)
    terminal.machine_readable(stream)
    terminal.write_lines(["é"], stream)

    assert stream.getvalue() == "é\n"


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    """The error says which file and why."""
    with pytest.raises(click.FileError, match="No such file"):
        terminal.write_file(str(tmp_path / "gone" / "out.txt"), ["a"])
