"""Values that are made by the ten thousand: frozen for type checkers, and light when they run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: bool) -> Callable[[object], object]:
        """Stand for what only type checkers read: Python 3.10 has none."""
        return lambda decorate: decorate


Class = TypeVar("Class")


@dataclass_transform(frozen_default=True, eq_default=False)
def lean(cls: type[Class]) -> type[Class]:
    """Make a dataclass with slots whose values equal only themselves; checked code changes none.

    One that is frozen at run time takes three times as long to define and to make. It is for the
    values of one part, never for those of `promptlint.model`, which go to code that is not checked.
    """
    return dataclass(slots=True, eq=False, repr=False)(cls)
