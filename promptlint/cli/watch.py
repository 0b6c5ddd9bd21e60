"""`check --watch`: check again whenever a file, or the configuration, has changed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NoReturn, TypeAlias

import click

from promptlint.cli import terminal
from promptlint.cli.flags import Flags
from promptlint.errors import PromptlintError
from promptlint.settings import Resolver
from promptlint.sources import discover

Stamps: TypeAlias = dict[str, tuple[int, int]]

PAUSE_S: Final = 0.3


def watch(flags: Flags, check: Callable[[], object]) -> NoReturn:
    """Run `check` now and after every change, until Ctrl-C.

    Changes are found by looking at sizes and times, which every file system has, also those of
    containers and networks that send no events.
    """
    while True:
        before = _stamps(flags)
        if sys.stdout.isatty():
            click.clear()
        try:
            check()
        except PromptlintError as error:  # a configuration that is being written
            terminal.complain(str(error))
        sys.stdout.flush()
        if not flags.quiet:
            terminal.note("Watching for changes; Ctrl-C ends.")
        while _stamps(flags) == before:
            time.sleep(PAUSE_S)


def _stamps(flags: Flags) -> Stamps:
    """Return when each file that matters was last changed, and how large it is."""
    found: Stamps = {}
    for path in _paths(flags):
        try:
            status = Path(path).stat()
        except OSError:
            continue  # it has gone: that is a change, too
        found[path] = status.st_mtime_ns, status.st_size
    return found


def _paths(flags: Flags) -> Iterator[str]:
    resolver = Resolver(overrides=flags.overrides(), config=flags.config, isolated=flags.isolated)
    try:
        for found in discover(flags.paths or (".",), resolver.for_directory):
            yield found.path
            yield from resolver.for_path(found.path).files
    except PromptlintError:
        yield from map(str, Path().glob("*.toml"))
