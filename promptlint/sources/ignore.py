"""Which entries of a directory are passed over: by `exclude`, and by what git ignores."""

from __future__ import annotations

import os
from typing import Final

from promptlint.settings import Globs, Settings, config_globs, file_globs, relative

IGNORE_FILE: Final = ".gitignore"
_GLOB: Final = frozenset("*?[]!/\\")


class Exclusion:
    """What `exclude` and `extend-exclude` name.

    Their globs are those of .gitignore, relative to the root of the configuration. Plain names,
    which most are, need no glob and are looked up.
    """

    def __init__(self, settings: Settings) -> None:
        """Take the globs of the settings.

        Raises:
            ConfigError: one of them is malformed.
        """
        globs = (*settings.exclude, *settings.extend_exclude)
        plain = {glob.removesuffix("/") for glob in globs}
        self._root = settings.root
        self._names = frozenset(name for name in plain if _GLOB.isdisjoint(name))
        rest = tuple(glob for glob in globs if glob.removesuffix("/") not in self._names)
        where = settings.origin("extend-exclude" if settings.extend_exclude else "exclude")
        self._globs = config_globs(rest, where) if rest else None

    def holds(self, path: str, name: str, *, is_directory: bool) -> bool:
        """Say whether an entry is passed over by its own name or path."""
        if name in self._names:
            return True
        if self._globs is None:
            return False
        seen = relative(path, self._root) or name
        return self._globs.match(f"{seen}/" if is_directory else seen)

    def holds_below_root(self, path: str) -> bool:
        """Say whether a file is passed over by itself or by a directory above it."""
        seen = relative(path, self._root) or os.path.basename(path)
        if not self._names.isdisjoint(seen.split("/")):
            return True
        return self._globs is not None and self._globs.match(seen)


class GitIgnore:
    """The patterns of one .gitignore on top of those of the directories above."""

    def __init__(self, directory: str, globs: Globs, above: GitIgnore | None) -> None:
        """Take the globs of `directory`; nearer ones win over those above."""
        self._start = len(os.path.join(directory, ""))
        self._globs = globs
        self._above = above

    def holds(self, path: str, *, is_directory: bool) -> bool:
        """Say whether git ignores an entry of the directory or of one below it."""
        layer: GitIgnore | None = self
        suffix = "/" if is_directory else ""
        while layer is not None:
            seen = path[layer._start :].replace(os.sep, "/") + suffix
            verdict = layer._globs.verdict(seen)
            if verdict is not None:
                return verdict
            layer = layer._above
        return False


def git_ignore(directory: str, above: GitIgnore | None) -> GitIgnore | None:
    """Return the patterns in force in a directory that holds a .gitignore.

    One that cannot be read adds nothing.
    """
    return _read(os.path.join(directory, IGNORE_FILE), directory, above)


def git_ignore_above(directory: str) -> GitIgnore | None:
    """Return the patterns that the directories above an absolute one bring to it.

    They begin at the repository, with its info/exclude; without a repository there are none.
    """
    chain: list[str] = []
    at = directory
    while not os.path.lexists(os.path.join(at, ".git")):
        chain.append(at)
        parent = os.path.dirname(at)
        if parent == at:
            return None
        at = parent
    layer = _read(os.path.join(at, ".git", "info", "exclude"), at, None)
    if at == directory:
        return layer
    for inner in (at, *reversed(chain[1:])):
        layer = git_ignore(inner, layer)
    return layer


def _read(path: str, directory: str, above: GitIgnore | None) -> GitIgnore | None:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        return above
    return GitIgnore(directory, file_globs(lines), above)
