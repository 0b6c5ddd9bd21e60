"""`promptlint extract`: print the prompts found."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from promptlint import runner
from promptlint.cli import options, terminal
from promptlint.cli.outcome import CLEAN, FAILED
from promptlint.cli.progress import Progress
from promptlint.report import Look
from promptlint.report.prompts import PROMPT_REPORTERS, Found, near_misses
from promptlint.runner import FileExtraction
from promptlint.settings import Resolver


@click.command(context_settings=options.COMMAND_SETTINGS)
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(PROMPT_REPORTERS)),
    default="text",
    show_default=True,
    help="How to print them.",
)
@click.option("--explain", is_flag=True, help="Say why each is a prompt, and why others are none.")
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
    output_file: str | None,
    jobs: int | None,
    isolated: bool,
    config: str | None,
    color: terminal.When,
    quiet: bool,
) -> int:
    """Print the prompts in PATHS, ordered by path and place."""
    resolver = Resolver(config=config, isolated=isolated)
    found: list[FileExtraction] = []
    with Progress(quiet=quiet) as progress:
        found += runner.extract(paths or (".",), resolver, jobs=jobs, progress=progress)
    found.sort(key=lambda one: one.path)
    pairs = [(one.source, one.extraction) for one in found if one.source and not one.error]
    _print(pairs, form, output_file, color, explain=explain)
    if explain:
        for pair in pairs:
            for line in near_misses(pair):
                terminal.note(line)
    failed = [one for one in found if one.error]
    for one in failed:
        terminal.complain(f"{one.path}: {one.error}")
    if not quiet and form == "text":
        terminal.note(_total(pairs))
    return FAILED if failed else CLEAN


def _print(
    pairs: Sequence[Found],
    form: str,
    output_file: str | None,
    color: terminal.When,
    *,
    explain: bool,
) -> None:
    report = PROMPT_REPORTERS[form]
    if output_file:
        terminal.write_file(output_file, report(pairs, Look(), explain))
        return
    prepare = terminal.readable if form == "text" else terminal.machine_readable
    prepare(sys.stdout)
    look = terminal.look_of(sys.stdout, color)
    terminal.write_lines(report(pairs, look, explain), sys.stdout)


def _total(pairs: Sequence[Found]) -> str:
    prompts = sum(len(extraction.prompts) for _, extraction in pairs)
    files = sum(1 for _, extraction in pairs if extraction.prompts)
    nouns = "prompt" if prompts == 1 else "prompts", "file" if len(pairs) == 1 else "files"
    return f"Found {prompts:,} {nouns[0]} in {files:,} of {len(pairs):,} {nouns[1]}."
