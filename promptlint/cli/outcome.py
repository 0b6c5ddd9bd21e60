"""What a run of `check` came to, and the exit code that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from promptlint.cli.flags import Flags
from promptlint.model import FileResult

CLEAN, FOUND, FAILED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """The results of all files, after fixes if there were any.

    `fixed` counts the findings mended, `diff` holds the lines of what would be. `refusals` say
    why fixes were not applied; `failures` why a fixed file could not be written. `text` is what
    became of stdin, to be written to stdout.
    """

    results: tuple[FileResult, ...]
    fixed: int = 0
    diff: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    text: bytes | None = None

    @classmethod
    def of(cls, parts: Sequence[Outcome]) -> Outcome:
        """Return the outcome of several files as one."""
        return cls(
            results=tuple(result for part in parts for result in part.results),
            fixed=sum(part.fixed for part in parts),
            diff=tuple(line for part in parts for line in part.diff),
            refusals=tuple(text for part in parts for text in part.refusals),
            failures=tuple(text for part in parts for text in part.failures),
        )

    def exit_code(self, flags: Flags) -> int:
        """Return 2 where something could not be done, 1 where something was found, else 0."""
        if self.failures or any(result.error for result in self.results):
            return FAILED
        found = self.diff if flags.diff else any(result.diagnostics for result in self.results)
        return FOUND if found and not flags.exit_zero else CLEAN
