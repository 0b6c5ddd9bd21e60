"""Globs as .gitignore has them, for the configuration and for .gitignore itself."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol, cast

from promptlint.errors import ConfigError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_GROUP: Final = re.compile(r"\(\?P<\w+>")


class _HasRegex(Protocol):
    """What a pattern of pathspec is here, whose own annotation says less."""

    regex: re.Pattern[str] | None


class Globs:
    """Several globs, of which later ones override earlier ones."""

    def __init__(self, globs: Sequence[str]) -> None:
        """Compile the globs.

        Raises:
            ValueError: one of them is malformed.
        """
        self._spec = _compiled(globs)
        self._any = _any_of(self._spec)

    def verdict(self, path: str) -> bool | None:
        """Return whether a path with slashes is matched, or None if no glob is about it.

        A directory's path ends in a slash.
        """
        # Trying a hundred globs one by one on each of many thousand paths takes seconds, and
        # few paths are matched by any.
        return self._spec.check_file(path).include if self._any.search(path) else None

    def match(self, path: str) -> bool:
        """Say whether a path is matched."""
        return bool(self.verdict(path))


@lru_cache(maxsize=256)
def config_globs(globs: tuple[str, ...], where: str) -> Globs:
    """Return the globs of a key of the configuration that stands at `where`.

    Raises:
        ConfigError: one of them is malformed; the message names it.
    """
    try:
        return Globs(globs)
    except ValueError:
        bad = next(glob for glob in globs if not _is_fit(glob))
        raise ConfigError(f"`{bad}` is no glob", where) from None


def file_globs(lines: Iterable[str]) -> Globs:
    """Return the globs of a .gitignore. Git passes over what is malformed, and so do we."""
    globs = [line for line in lines if line.strip() and not line.startswith("#")]
    try:
        return Globs(globs)
    except ValueError:
        return Globs([glob for glob in globs if _is_fit(glob)])


def _is_fit(glob: str) -> bool:
    try:
        _compiled([glob])
    except ValueError:
        return False
    return True


def _compiled(globs: Sequence[str]) -> GitIgnoreSpec:
    # Late: a file that is named needs no globs, and the import takes 20 ms.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on odd character classes
        try:
            return GitIgnoreSpec.from_lines(globs)
        except re.error as error:
            raise ValueError(str(error)) from None


def _any_of(spec: GitIgnoreSpec) -> re.Pattern[str]:
    """Return what finds every path that some glob is about."""
    patterns = cast("Sequence[_HasRegex]", spec.patterns)
    regexes = [pattern.regex for pattern in patterns if pattern.regex is not None]
    sources = [_GROUP.sub("(?:", regex.pattern) for regex in regexes]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return re.compile("|".join(f"(?:{source})" for source in sources) or r"(?!)")
