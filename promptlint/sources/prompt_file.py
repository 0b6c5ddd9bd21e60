"""Which texts, templates, data files and datasets of a tree are prompt files.

A tree holds many texts, and few are prompts: only those are taken whose format, name or folder
says so, or that the setting `prompt-files` names.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from promptlint.settings import Settings, relative
from promptlint.sources.kind import PROMPT_SUFFIXES, kind_of, suffix_of

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_ALWAYS: Final = frozenset({".prompty", ".prompt"})
_MARKDOWN: Final = frozenset({".md", ".markdown"})
_FOLDER: Final = re.compile(
    r"(?:(?:system|user|llm|agent|chat|base|default|judge|eval|task)[ _-]?)?"
    r"prompts?(?:[ _-]?(?:templates?|files?|library|store))?"
)
_ELSEWHERE: Final = re.compile(
    r"docs?|documentation|website|site|wiki|logs?|release_?notes|changelogs?|_*snapshots_*"
    r"|(?:.*_)?cassettes"
)
"""Folders of texts about prompts, and of what tests and programs wrote down."""
_OTHER_NAMES: Final = re.compile(
    r"readme|changelog|changes|history|license|licence|notice|contributing|index|authors"
    r"|requirements|constraints|robots|cmakelists|package|package-lock|tsconfig|todo|summary"
    r"|_?meta(?:\..*)?"
)
_NAME: Final = re.compile(r"(?:.* )?prompts?(?: (?:templates?|texts?|messages?|v))*")
"""What the words of a data file's name may be: most whose names speak of prompts are about them."""
_NEAR: Final = 4
"""How many parts of the path of a file outside the root are looked at."""
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class PromptFiles:
    """Tells prompt files from all others, as the settings of their directory have it."""

    def __init__(self, settings: Settings) -> None:
        """Take the globs of the settings."""
        self._root = settings.root
        self._spec = _spec(settings.prompt_files) if settings.prompt_files else None

    def holds(self, path: str) -> bool:
        """Say whether a file, by its full path, is a prompt file."""
        if not path.lower().endswith(PROMPT_SUFFIXES):
            return False
        seen = relative(path, self._root) or _tail(path)
        if self._spec is not None and self._spec.match_file(seen):
            return True
        return says_prompts(seen)


def _tail(path: str) -> str:
    """Return the end of a path outside the root: what is far above says nothing about the file."""
    return "/".join(path.split(os.sep)[-_NEAR:])


def says_prompts(path: str) -> bool:
    """Say whether a path, as seen from the project's root, is that of a prompt file."""
    *folders, name = path.replace(os.sep, "/").split("/")
    suffix = suffix_of(name)
    if suffix in _ALWAYS:
        return True
    stem = name[: len(name) - len(suffix)]
    if _OTHER_NAMES.fullmatch(stem.lower()):
        return False
    folders = [folder.lower() for folder in folders]
    if any(map(_ELSEWHERE.fullmatch, folders)):
        return False
    kind = kind_of(name)
    if kind != "dataset" and any(map(_FOLDER.fullmatch, folders)):
        return True
    words = [word.lower() for word in _WORD.findall(stem)]
    if suffix in _MARKDOWN:
        return words[-1:] == ["prompt"]
    if kind in ("data", "dataset"):
        return bool(_NAME.fullmatch(" ".join(words)))
    return not {"prompt", "prompts"}.isdisjoint(words)


def _spec(globs: tuple[str, ...]) -> GitIgnoreSpec:
    # Late, as in `ignore`: the import takes 20 ms.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    return GitIgnoreSpec.from_lines(globs)
