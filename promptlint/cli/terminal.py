"""What is known of the terminal, and writing to it."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import Literal, TextIO

import click

from promptlint.report.glyph import visible
from promptlint.report.look import Look

When = Literal["auto", "always", "never"]

_SPOOL = 8_000_000
"""Bytes that are held in memory before they go to the disk."""
_PLAIN_WIDTH = 100
_WIDEST, _NARROWEST = 140, 40


def look_of(stream: TextIO, color: When) -> Look:
    """Return how to paint for a stream: a terminal's width and colours, or plain text.

    `NO_COLOR` and `FORCE_COLOR` decide where `color` is "auto".
    """
    is_terminal = stream.isatty()
    if not is_terminal:
        return Look(_colors(color, is_terminal=False), _PLAIN_WIDTH)
    columns = shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns
    return Look(_colors(color, is_terminal=True), max(_NARROWEST, min(columns, _WIDEST)))


def _colors(color: When, *, is_terminal: bool) -> bool:
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb"


def machine_readable(stream: TextIO) -> None:
    """Make a stream UTF-8 whatever the locale. A lone surrogate becomes its JSON escape."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def readable(stream: TextIO) -> None:
    """Make a stream spell out what its encoding cannot hold, where it would fail otherwise."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def write_lines(lines: Iterable[str], stream: TextIO) -> None:
    """Write lines to a stream."""
    stream.writelines(f"{line}\n" for line in lines)


def write_file(path: str, lines: Iterable[str]) -> None:
    """Write lines to a file as UTF-8, once all are there: they may come from that very file.

    Raises:
        click.FileError: the file cannot be written.
    """
    with SpooledTemporaryFile(_SPOOL) as spool:
        spool.writelines(f"{line}\n".encode("utf-8", "backslashreplace") for line in lines)
        spool.seek(0)
        try:
            with Path(path).open("wb") as file:
                copyfileobj(spool, file)
        except OSError as error:
            raise click.FileError(path, error.strerror or str(error)) from error


def warn(text: str) -> None:
    """Write one line to stderr on what the user should know."""
    click.echo(f"{click.style('warning:', fg='yellow', bold=True)} {visible(text)}", err=True)


def note(text: str) -> None:
    """Write one line for people to stderr."""
    click.echo(text, err=True)


def complain(text: str) -> None:
    """Write one line on what went wrong to stderr."""
    click.echo(f"{click.style('error:', fg='red', bold=True)} {visible(text)}", err=True)
