"""`promptlint baseline`: accept what is there today, and later what is left of it."""

from __future__ import annotations

from pathlib import Path

import click

from promptlint import baseline as known
from promptlint import runner
from promptlint.cli import options, terminal
from promptlint.cli.outcome import CLEAN, FAILED
from promptlint.cli.progress import Progress
from promptlint.model import FileResult
from promptlint.settings import Resolver

DEFAULT = "promptlint-baseline.json"


@click.command(context_settings=options.COMMAND_SETTINGS)
@click.argument("action", type=click.Choice(["write", "prune"]))
@options.paths_argument
@click.option(
    "--file", "-f", "target", type=click.Path(dir_okay=False), default=DEFAULT, show_default=True,
    help="The file that holds the baseline.",
)  # fmt: skip
@options.jobs_option
@options.isolated_option
@options.config_option
@options.quiet_option
def baseline(
    *,
    action: str,
    paths: tuple[str, ...],
    target: str,
    jobs: int | None,
    isolated: bool,
    config: str | None,
    quiet: bool,
) -> int:
    """Accept all findings in PATHS (`write`), or forget those that are gone (`prune`).

    `promptlint check --baseline FILE` then reports new findings only.
    """
    before = known.read(target) if action == "prune" else None
    resolver = Resolver(config=config, isolated=isolated)
    with Progress(quiet=quiet) as progress:
        results = tuple(runner.run(paths or (".",), resolver, jobs=jobs, progress=progress))
    directory = str(Path(target).absolute().parent)
    after = before.pruned(results) if before else known.Baseline.of(results, directory)
    terminal.write_file(target, after.text().splitlines())
    if not quiet:
        terminal.note(_told(before, after, target))
    return _complained(results)


def _told(before: known.Baseline | None, after: known.Baseline, target: str) -> str:
    noun = "finding" if after.total == 1 else "findings"
    gone = f", {before.total - after.total:,} gone" if before else ""
    return f"{target} accepts {after.total:,} {noun}{gone}."


def _complained(results: tuple[FileResult, ...]) -> int:
    failed = [result for result in results if result.error]
    for result in failed:
        terminal.complain(f"{result.path}: {result.error}")
    return FAILED if failed else CLEAN
