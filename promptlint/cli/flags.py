"""What the user asks of `check`, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from promptlint.cli.terminal import When

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Flags:
    """The options of `check` by their names; empty tuples and None mean not given."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    min_severity: str | None = None
    min_confidence: float | None = None
    force_exclude: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    add_ignore: str | None = None
    output_format: str = "full"
    output_file: str | None = None
    statistics: bool = False
    baseline: str | None = None
    exit_zero: bool = False
    stdin_filename: str | None = None
    watch: bool = False
    jobs: int | None = None
    no_cache: bool = False
    isolated: bool = False
    config: str | None = None
    color: When = "auto"
    quiet: bool = False
    verbose: bool = False

    @property
    def takes_stdin(self) -> bool:
        """Whether the text to check comes on stdin."""
        return STDIN in self.paths or (self.stdin_filename is not None and not self.paths)

    @property
    def changes_files(self) -> bool:
        """Whether files are to be changed, or shown as they would be."""
        return self.fix or self.diff or self.add_ignore is not None

    def overrides(self) -> dict[str, object]:
        """Return what the command line says in place of the configuration, under its keys."""
        lists = {
            "select": self.select,
            "extend-select": self.extend_select,
            "ignore": self.ignore,
            "extend-ignore": self.extend_ignore,
        }
        given: dict[str, object] = {key: list(names) for key, names in lists.items() if names}
        if self.min_severity is not None:
            given["min-severity"] = self.min_severity
        if self.min_confidence is not None:
            given["min-confidence"] = self.min_confidence
        if self.force_exclude:
            given["force-exclude"] = True
        return given
