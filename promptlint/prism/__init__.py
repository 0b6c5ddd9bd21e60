"""What a prompt is made of: structure, components, markers, patterns, signals and properties.

It looks at a text and at nothing else, so a prompt of a Python file, of a prompt file and of a
dataset are the same to it. Everything here is deterministic and takes linear time.
"""

from __future__ import annotations

from collections.abc import Sequence

from promptlint.model import Role, Span
from promptlint.prism.prism import Prism

__all__ = ["Prism", "analyze"]


def analyze(text: str, *, role: Role | None = None, holes: Sequence[Span] = ()) -> Prism:
    """Return a text's analysis, of which each part is made when it is first asked for.

    Args:
        text: the prompt, with its holes as they are written.
        role: who speaks it, if that is known.
        holes: where values are filled in at run time, as offsets of the text.
    """
    return Prism(text, role=role, holes=holes)
