"""Run a command and turn whatever happens into an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import cast

import click

from promptlint.cli.group import PIPE_CLOSED, promptlint
from promptlint.cli.outcome import CLEAN, FAILED
from promptlint.cli.terminal import complain
from promptlint.errors import PromptlintError

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run the command line with these arguments and return its exit code.

    A user's mistake ends in one line on stderr and 2; Ctrl-C and a closed pipe end quietly.
    """
    try:
        return _invoke(arguments)
    except click.ClickException as error:
        error.show()
    except PromptlintError as error:
        complain(str(error))
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception:  # noqa: BLE001 - the last resort: a crash must never look like findings
        traceback.print_exc()
        complain("promptlint itself failed; please report the lines above")
    return FAILED


def _invoke(arguments: Sequence[str]) -> int:
    """Run the command. What it leaves unwritten is written now, or given up without a word."""
    code = promptlint.main([*arguments], prog_name="promptlint", standalone_mode=False)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = PIPE_CLOSED
    if code == PIPE_CLOSED:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return cast("int | None", code) or CLEAN
