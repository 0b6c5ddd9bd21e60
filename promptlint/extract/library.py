"""Constants and functions of the project's other files, read on demand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from promptlint.extract.classes import member
from promptlint.extract.evaluate import Depth, Evaluator
from promptlint.extract.flow import name_in
from promptlint.extract.names import Names
from promptlint.extract.tree import Tree
from promptlint.extract.value import Reference, Unknown, Value
from promptlint.model import Source

DEEPEST_IMPORT = 4
_DEFINED = ("def", "class", "async def")
_BINDING = (
    "from", "import", "for", "with", "async", "global", "if", "else", "while", "try", "except",
    "finally", "case",
)  # fmt: skip
_WORD = re.compile(r"\w")
_LISTED = re.compile(r"(?:[\w.]+(?:[ \t]+as[ \t]+\w+)?,[ \t]*)*(?:[\w.]+[ \t]+as)?")
_TARGET = re.compile(r"[\w ,*.\])]*(?::[^=\n]*)?:?=(?!=)")


class Project(Protocol):
    """Finds other files of the project that a file belongs to."""

    def locate(self, module: str, importer: str) -> Source | None:
        """Return the source of a module as a file imports it, or None."""


class Library:
    """Reads names of other files for one file."""

    def __init__(self, project: Project) -> None:
        """Read files through `project`."""
        self.project = project
        self.depends: dict[str, None] = {}
        self._evaluators: dict[str, Evaluator] = {}
        self._imports = 0
        self._depth = Depth()

    def find(self, dotted: str, importer: str) -> tuple[str, Value] | None:
        """Return the path and value of `module.name` as a file imports it, or None.

        `module.Class.name` is the attribute of a class.
        """
        module, name = _parted(dotted)
        if not module or self._imports >= DEEPEST_IMPORT:
            return None
        source, attribute = self.project.locate(module, importer), ""
        if source is None and "." in module.strip("."):
            (module, name), attribute = _parted(module), name
            source = self.project.locate(module, importer)
        if source is None or source.path == importer:
            return None
        self.depends[source.path] = None
        if not attribute and not _may_bind(source.text, name):
            return None
        self._imports += 1
        try:
            value = _read(self._evaluator(source), name, attribute)
        finally:
            self._imports -= 1
        return (source.path, value) if value is not None else None

    def _evaluator(self, source: Source) -> Evaluator:
        found = self._evaluators.get(source.path)
        if found is None:
            names = _names(source)
            found = self._evaluators[source.path] = Evaluator(names.tree, names, self, self._depth)
        return found


@lru_cache(maxsize=24)
def _names(source: Source) -> Names:
    """Return the names of a source, which the files of a project ask for one after the other.

    Names depend on the text alone; values, which depend on who asks, are not kept.
    """
    return Names(Tree(source))


def _may_bind(text: str, name: str) -> bool:
    """Say whether a module may give a name another value than a function's or a class's.

    Most names that files import are those, which are not followed: the module need not be parsed.
    """
    if "import *" in text or text.startswith(name):
        return True
    at = text.find(name)
    while at > 0:
        end = at + len(name)
        before = text[text.rfind("\n", 0, at) + 1 : at]
        is_name = not _WORD.match(text, end) and not _WORD.match(before[-1:])
        if is_name and _may_be_target(before.strip(), text, end):
            return True
        at = text.find(name, end)
    return False


def _may_be_target(before: str, text: str, end: int) -> bool:
    """Say whether a name that ends here, after the beginning of its line, may be bound there."""
    if before in _DEFINED:
        return False
    is_listed = _LISTED.fullmatch(before) is not None  # on a line of its own, or of an import
    return is_listed or before.startswith(_BINDING) or _TARGET.match(text, end) is not None


def _parted(dotted: str) -> tuple[str, str]:
    """Return the module and the name of `module.name`; dots in front belong to the module."""
    module, dot, name = dotted.rpartition(".")
    return (module if module.strip(".") else module + dot), name


def _read(evaluator: Evaluator, name: str, attribute: str) -> Value | None:
    """Return the value of a name of another file, or of an attribute of a class of it."""
    root = evaluator.tree.root
    value: Value | None = None
    if attribute:
        owner = evaluator.names.classes.get(name)
        value = member(evaluator, owner, attribute) if owner is not None else None
    elif (root.id, name) in evaluator.names.bindings or evaluator.names.bound.stars:
        value = name_in(evaluator, name, root, None)
    return None if isinstance(value, (Reference, Unknown)) else value
