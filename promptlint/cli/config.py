"""`promptlint config`: the settings in force and where each comes from."""

from __future__ import annotations

import json

import click

from promptlint import registry
from promptlint.cli import options
from promptlint.settings import load

_DEFAULT = "default"


@click.command(context_settings=options.COMMAND_SETTINGS)
@click.argument("path", default=".", type=click.Path())
@click.option("--show", is_flag=True, help="Show defaults as well as what was configured.")
@options.config_option
@options.isolated_option
def config(*, path: str, show: bool, config: str | None, isolated: bool) -> None:
    """Show the settings in force for PATH and where each comes from."""
    settings = load(path, config=config, isolated=isolated)
    registry.check_settings(settings)
    entries = [entry for entry in settings.entries() if show or entry.origin != _DEFAULT]
    click.echo(f"# configuration: {', '.join(settings.files) or 'none, defaults only'}")
    codes = sorted(registry.selected_codes(settings))
    click.echo(f"# rules: {len(codes)} on: {', '.join(codes)}")
    wide = max((len(entry.key) for entry in entries), default=0)
    for entry in entries:
        value = "not set" if entry.value is None else _toml_like(entry.value)
        click.echo(f"{entry.key:<{wide}} = {value}  # {entry.origin}")


def _toml_like(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=list)
