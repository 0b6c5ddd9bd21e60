"""Start a server and let it speak with a client until that has had enough."""

from __future__ import annotations

import gc
import logging
import sys
from typing import Final

from pygls.exceptions import JsonRpcException

from promptlint.server.actions import Actions
from promptlint.server.hover import Hover
from promptlint.server.publisher import Publisher
from promptlint.server.pull import Pull
from promptlint.server.server import Server
from promptlint.server.symbols import Symbols
from promptlint.server.sync import Sync

_LATE: Final = "Cancel notification for unknown message"
"""What pygls says where the client is no longer interested in what it has had already."""
LOOPBACK: Final = "127.0.0.1"
_TURN: Final = 0.001
"""Seconds for which the thread that checks keeps the one waiting that listens to the client."""


def serve(port: int | None = None) -> None:
    """Serve one client: over stdin and stdout, or over a port of this machine alone."""
    logging.getLogger("pygls").addFilter(is_news)
    gc.disable()  # the work is followed by a collection
    sys.setswitchinterval(_TURN)
    server = complete_server()
    if port is not None:
        server.start_tcp(LOOPBACK, port)
        return
    stdout = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a plugin prints must not come between the messages
    server.start_io(sys.stdin.buffer, stdout)


def complete_server() -> Server:
    """Return a server with all its features."""
    server = Server()
    publisher = Publisher(server)
    Sync(server, publisher).register()
    Pull(server, publisher).register()
    Actions(server).register()
    Hover(server).register()
    Symbols(server).register()
    return server


def is_news(record: logging.LogRecord) -> bool:
    """Say whether a message of pygls is worth a line on stderr: that a request is off is not."""
    error = record.exc_info[1] if record.exc_info else None
    is_off = isinstance(error, JsonRpcException) or str(record.msg).startswith(_LATE)
    return record.levelno >= logging.WARNING and not is_off
