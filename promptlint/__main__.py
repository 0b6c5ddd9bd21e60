"""Starts the command line; answers --version without importing the rest."""

from __future__ import annotations

import gc
import sys

from promptlint.version import VERSION

_INTERRUPTED = 130
"""What shells expect of a program that Ctrl-C has ended: 128 and the signal's number."""


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"promptlint {VERSION}")  # noqa: T201 - click would cost more than the answer
        return
    try:
        from promptlint.cli.run import run  # noqa: PLC0415 - --version must not pay for it

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = _INTERRUPTED
    gc.freeze()  # Python would look for garbage in all that was imported before it ends
    sys.exit(code)


if __name__ == "__main__":
    main()
