"""Which open files are checked: those that the command line would find in their folder."""

from __future__ import annotations

import os
from typing import Final

from promptlint.server.buffer import Buffer
from promptlint.settings import Settings
from promptlint.sources.ignore import Exclusion
from promptlint.sources.kind import NOTEBOOK, PROMPT_SUFFIXES, PYTHON
from promptlint.sources.prompt_file import PromptFiles

_LANGUAGE: Final = "python"


def is_checked(buffer: Buffer, settings: Settings) -> bool:
    """Say whether promptlint has anything to say of a buffer, by its name, language and size.

    What settings exclude is passed over (the editor opens libraries too), and so is a notebook
    that is open as the JSON that it is saved as.
    """
    path = os.path.abspath(buffer.path)
    if len(buffer.document.data) > settings.max_file_size:
        return False
    if Exclusion(settings).holds_below_root(path):
        return False
    if buffer.source.kind == "notebook" or path.lower().endswith(NOTEBOOK):
        return bool(buffer.source.cells)
    if path.lower().endswith(PYTHON):
        return True
    if path.lower().endswith(PROMPT_SUFFIXES):
        return PromptFiles(settings).holds(path)
    return buffer.language in (_LANGUAGE, None)
