"""The command `promptlint`: its subcommands are loaded only when they are called."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import click

from promptlint.errors import ConfigError, suggestion
from promptlint.version import VERSION

COMMANDS = {
    "check": "Find what is wrong with the prompts in Python files.",
    "extract": "Print the prompts that were found, and why they are prompts.",
    "rule": "Explain a rule, or list them all.",
    "config": "Show the settings in force and where each comes from.",
    "baseline": "Accept what is found today, so that only new findings are reported.",
    "server": "Speak with editors: the language server.",
    "clean": "Empty the cache.",
}
"""Names and one-line descriptions, so that --help need not load the commands."""

PIPE_CLOSED = 141
"""What shells see of a program whose reader has gone: 128 and the number of SIGPIPE."""
_DEFAULT = "check"
_OWN_OPTIONS = frozenset({"--help", "-h", "--version", "-V"})


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own names."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of their use."""
        del ctx  # the same in every context
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and return the command."""
        del ctx  # the same in every context
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"promptlint.cli.{cmd_name}")
        return cast("click.Command", getattr(module, cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without loading them."""
        del ctx  # the same in every context
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader that has gone is no failure of it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            ctx.exit(PIPE_CLOSED)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `check` before arguments that name no command."""
        if args and args[0] not in COMMANDS and args[0] not in _OWN_OPTIONS:
            _refuse_misspelt(args[0])
            _refuse_misplaced(args)
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A path in place of a command means `promptlint check PATH`.",
)
@click.version_option(VERSION, "--version", "-V", message="promptlint %(version)s")
def promptlint() -> None:
    """Find the prompts inside Python programs, and what is wrong with them."""


def _refuse_misplaced(args: Sequence[str]) -> None:
    """Raise ConfigError for a command behind its options: it would be taken for a path."""
    for word in args[1:]:
        if word in COMMANDS and not Path(word).exists():
            raise ConfigError(f"options go behind the command: `promptlint {word} …`")


def _refuse_misspelt(word: str) -> None:
    """Raise ConfigError for what is no path and looks like a command."""
    if Path(word).exists():
        return
    hint = suggestion(word, COMMANDS)
    if hint:
        raise ConfigError(f"there is no command or path {word!r}", hint=hint)
