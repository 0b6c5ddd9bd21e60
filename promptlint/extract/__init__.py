"""Source to prompts: what is a prompt, where it stands, and what the code does with it.

The package itself can be called: it is what `promptlint.extract` is to users of the library.
"""

import sys
from types import ModuleType

from promptlint.extract.extractor import extract
from promptlint.extract.prefilter import may_hold_prompts
from promptlint.model import Extraction, Source

__all__ = ["extract", "may_hold_prompts"]


class _Stage(ModuleType):
    """A module that can be called, for importing a subpackage takes its name in the package."""

    def __call__(self, source: Source | str) -> Extraction:
        """Return all that is found in a source, or in the text of one, read on its own."""
        return extract(Source("<text>", source) if isinstance(source, str) else source)


sys.modules[__name__].__class__ = _Stage
