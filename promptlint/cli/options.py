"""Options that several commands share, and how they become settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from promptlint.cli.completion import rule_names

_Command = TypeVar("_Command", bound=Callable[..., Any])

COMMAND_SETTINGS: dict[str, Any] = {
    "help_option_names": ["-h", "--help"],
    "max_content_width": 100,
    "auto_envvar_prefix": "PROMPTLINT",
}
"""Every option `--some-thing` may also be given as PROMPTLINT_SOME_THING."""


def split_list(
    context: click.Context, parameter: click.Parameter, values: Sequence[str]
) -> tuple[str, ...]:
    """Turn `--select PRM1,PRM2 --select x` into three names."""
    del context, parameter
    return tuple(name for value in values for name in (s.strip() for s in value.split(",")) if name)


def name_list(flag: str, text: str) -> Callable[[_Command], _Command]:
    """Return an option that takes names, separated by commas, any number of times."""
    return click.option(
        flag,
        multiple=True,
        metavar="RULES",
        callback=split_list,
        shell_complete=rule_names,
        help=text,
    )


paths_argument = click.argument("paths", nargs=-1, type=click.Path())


config_option = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    help="Use this configuration file for all paths.",
)
isolated_option = click.option("--isolated", is_flag=True, help="Ignore all configuration files.")
jobs_option = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to use.  [default: all]",
)
color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="When to use colours.",
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print findings and errors only.")
verbose_option = click.option("--verbose", "-v", is_flag=True, help="Say more, on stderr.")
