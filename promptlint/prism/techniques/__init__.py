"""The techniques of The Prompt Report that one prompt's text can show."""

from __future__ import annotations

from typing import Final

from promptlint.model import Hit
from promptlint.prism.techniques.criticism import CRITICISM
from promptlint.prism.techniques.decomposition import DECOMPOSITION
from promptlint.prism.techniques.ensembling import ENSEMBLING
from promptlint.prism.techniques.few_shot import FEW_SHOT
from promptlint.prism.techniques.technique import Technique
from promptlint.prism.techniques.thought import THOUGHT
from promptlint.prism.techniques.zero_shot import ZERO_SHOT
from promptlint.prism.wording import Wording

__all__ = ["TECHNIQUES", "Technique", "techniques"]

TECHNIQUES: Final = (
    *ZERO_SHOT,
    *FEW_SHOT,
    *THOUGHT,
    *DECOMPOSITION,
    *ENSEMBLING,
    *CRITICISM,
)
"""Those that The Prompt Report describes as, at least in part, visible in one text."""


def techniques(wording: Wording) -> tuple[Hit, ...]:
    """Return the techniques that a text shows, each with its places."""
    return tuple(hit for technique in TECHNIQUES if (hit := technique.hit(wording)))
