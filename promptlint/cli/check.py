"""`promptlint check`: find what is wrong, show it, mend it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any, cast

import click

from promptlint import baseline, runner
from promptlint.cli import options, show
from promptlint.cli.flags import Flags
from promptlint.cli.outcome import Outcome
from promptlint.cli.progress import Progress
from promptlint.report import REPORTERS
from promptlint.settings import SEVERITIES, Resolver


@click.command(context_settings=options.COMMAND_SETTINGS)
@options.paths_argument
@options.name_list("--select", "Check these rules only: codes, prefixes, names, or ALL.")
@options.name_list("--extend-select", "Check these rules as well.")
@options.name_list("--ignore", "Do not check these rules.")
@options.name_list("--extend-ignore", "Do not check these rules either.")
@click.option(
    "--min-severity", type=click.Choice(list(SEVERITIES)), help="Leave out what is less severe."
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="0..1",
    help="Leave out what is less sure.",
)
@click.option(
    "--force-exclude",
    is_flag=True,
    help="Pass over named files too that a check of their folder would.",
)
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="Count fixes that change the prompts as fixes.")
@click.option("--diff", is_flag=True, help="Show what the fixes would change; write nothing.")
@click.option(
    "--add-ignore",
    is_flag=False,
    flag_value="",
    metavar="[REASON]",
    help="Write a directive, with a reason, beside each finding, so that it is reported no more.",
)
@click.option(
    "--output-format",
    type=click.Choice(list(REPORTERS)),
    default="full",
    show_default=True,
    help="How to show findings.",
)
@click.option("--output-file", "-o", type=click.Path(dir_okay=False), help="Write findings there.")
@click.option("--statistics", is_flag=True, help="Show how often each rule was broken instead.")
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Leave out the findings that this file accepts.",
)
@click.option("--exit-zero", "-e", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--stdin-filename", metavar="PATH", help="The name of what comes on stdin (PATH -).")
@click.option("--watch", "-w", is_flag=True, help="Check again whenever a file changes.")
@options.jobs_option
@click.option("--no-cache", "-n", is_flag=True, help="Neither read nor write the cache.")
@options.isolated_option
@options.config_option
@options.color_option
@options.quiet_option
@options.verbose_option
def check(**given: object) -> int:
    """Find what is wrong with the prompts in PATHS (files and directories; `-` is stdin).

    Exits with 0 where nothing was found, 1 where something was, and 2 where the command or the
    configuration is wrong or a file could not be checked.
    """
    flags = Flags(**cast("dict[str, Any]", given))
    _refuse_contradictions(flags)
    if flags.watch:
        from promptlint.cli.watch import watch  # noqa: PLC0415 - few runs watch

        watch(flags, lambda: _checked(flags))
    return _checked(flags)


def _refuse_contradictions(flags: Flags) -> None:
    if flags.fix and flags.add_ignore is not None:
        raise click.UsageError("--fix mends and --add-ignore keeps: ask for one after the other")
    if flags.watch and (flags.changes_files or flags.takes_stdin):
        raise click.UsageError("--watch looks at files and changes none")


def _checked(flags: Flags) -> int:
    resolver = Resolver(overrides=flags.overrides(), config=flags.config, isolated=flags.isolated)
    began = time.monotonic()
    known = baseline.read(flags.baseline) if flags.baseline else None
    outcome = _outcome(flags, resolver)
    if known is not None:
        outcome = replace(outcome, results=tuple(map(known.applied, outcome.results)))
    show.show(outcome, flags, resolver)
    if flags.verbose:
        show.details(outcome, resolver, time.monotonic() - began)
    return outcome.exit_code(flags)


def _outcome(flags: Flags, resolver: Resolver) -> Outcome:
    if flags.takes_stdin:
        from promptlint.cli import stdin  # noqa: PLC0415 - as below

        return stdin.check(flags, resolver)
    with Progress(quiet=flags.quiet) as progress:
        results = runner.run(
            flags.paths or (".",),
            resolver,
            jobs=flags.jobs,
            cached=not flags.no_cache,
            progress=progress,
        )
        if flags.changes_files:
            # Late: a run in which nothing has changed needs no parser.
            from promptlint.cli import repair  # noqa: PLC0415

            return repair.files(results, flags, resolver)
        return Outcome(tuple(results))
