"""`promptlint clean`: empty the cache."""

from __future__ import annotations

import click

from promptlint.cache import clear, directory_of
from promptlint.cli import options
from promptlint.errors import PromptlintError
from promptlint.settings import load


@click.command(context_settings=options.COMMAND_SETTINGS)
@click.argument("path", default=".", type=click.Path())
@options.config_option
@options.isolated_option
def clean(*, path: str, config: str | None, isolated: bool) -> None:
    """Empty the cache of the project that PATH belongs to."""
    settings = load(path, config=config, isolated=isolated)
    try:
        removed = clear(settings)
    except OSError as error:
        what = f"the cache cannot be emptied: {error.strerror}"
        raise PromptlintError(what, str(error.filename)) from error
    noun = "file" if removed == 1 else "files"
    click.echo(f"Removed {removed:,} {noun} from {directory_of(settings)}.")
