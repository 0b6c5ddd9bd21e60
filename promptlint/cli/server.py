"""`promptlint server`: the language server, for editors."""

from __future__ import annotations

import click

from promptlint.cli import options
from promptlint.errors import ConfigError


@click.command(context_settings=options.COMMAND_SETTINGS)
@click.option(
    "--tcp",
    "port",
    type=click.IntRange(1, 65_535),
    metavar="PORT",
    help="Listen on a port of this machine instead of using stdin and stdout.",
)
@click.option("--stdio", is_flag=True, help="Use stdin and stdout, which is the default.")
def server(*, port: int | None, stdio: bool) -> None:
    """Serve an editor that speaks the Language Server Protocol."""
    if port is not None and stdio:
        raise click.UsageError("--tcp and --stdio exclude each other")
    try:
        # Late: only this command needs pygls, which is not always installed.
        from promptlint.server import serve  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        hint = "install it with `pip install 'promptlint-cst[lsp]'`"
        raise ConfigError("the language server needs pygls", hint=hint) from None
    serve(port)
