"""Techniques that choose among several answers."""

from __future__ import annotations

from typing import Final

from promptlint.prism.techniques.technique import Technique, said

_FAMILY: Final = "Ensembling"

ENSEMBLING: Final = (
    Technique(
        "universal_self_consistency",
        _FAMILY,
        "has the most consistent of several answers chosen",
        said(
            r"most (?:consistent|common|frequent) (?:answer|response|solution|result|one)",
            r"(?:majority|consensus) (?:vote|answer|of the (?:answers|responses))",
            r"(?:answer|solution|response) that appears most",
            r"appears most frequently",
        ),
        ("Select the most consistent response among these.",),
    ),
)
