"""`promptlint extract`: print the prompts found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial

import click

from promptlint import runner
from promptlint.cli import options, terminal
from promptlint.cli.outcome import CLEAN, FAILED
from promptlint.cli.progress import Progress
from promptlint.cli.tally import Tally
from promptlint.report import Look
from promptlint.report.prompts import PROMPT_REPORTERS
from promptlint.settings import Resolver


@click.command(context_settings=options.COMMAND_SETTINGS)
@options.paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(list(PROMPT_REPORTERS)),
    default="text",
    show_default=True,
    help="How to print them.",
)
@click.option("--explain", is_flag=True, help="Say why each is a prompt, and why others are none.")
@click.option(
    "--analyze",
    "analyzed",
    is_flag=True,
    help="Say what each is made of: components, patterns, signals, properties.",
)
@click.option(
    "--linguistic",
    is_flag=True,
    help="Analyze their grammar too: mood, voice, tense, modality. Needs the extra nlp.",
)
@click.option("--output-file", "-o", type=click.Path(dir_okay=False), help="Write prompts there.")
@options.jobs_option
@options.isolated_option
@options.config_option
@options.color_option
@options.quiet_option
def extract(
    *,
    paths: tuple[str, ...],
    form: str,
    explain: bool,
    analyzed: bool,
    linguistic: bool,
    output_file: str | None,
    jobs: int | None,
    isolated: bool,
    config: str | None,
    color: terminal.When,
    quiet: bool,
) -> int:
    """Print the prompts in PATHS, ordered by path and place.

    PATHS are files and directories. A dataset that is named (.jsonl, .csv, .parquet) is read
    record by record, whatever its size.
    """
    resolver = Resolver(config=config, isolated=isolated)
    tally = Tally(explain=explain)
    is_shown = output_file is None and sys.stdout.isatty()  # a bar would stand among the prompts
    with Progress(quiet=quiet or is_shown) as progress:
        depth: runner.Depth = "linguistic" if linguistic else "plain" if analyzed else "none"
        found = runner.extract(paths or (".",), resolver, jobs=jobs, progress=progress, depth=depth)
        report = partial(PROMPT_REPORTERS[form], explain=explain, analyzed=depth != "none")
        _print(partial(report, tally.through(found)), form, output_file, color)
    for line in tally.notes:
        terminal.note(line)
    for line in tally.complaints:
        terminal.complain(line)
    if not quiet and form == "text":
        terminal.note(tally.total)
    return FAILED if tally.complaints else CLEAN


def _print(
    report: Callable[[Look], Iterator[str]],
    form: str,
    output_file: str | None,
    color: terminal.When,
) -> None:
    if output_file:
        terminal.write_file(output_file, report(Look()))
        return
    prepare = terminal.readable if form == "text" else terminal.machine_readable
    prepare(sys.stdout)
    look = terminal.look_of(sys.stdout, color)
    terminal.write_lines(report(look), sys.stdout)
