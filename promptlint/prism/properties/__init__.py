"""The 21 properties of "What Makes a Good Natural Language Prompt?" (arXiv 2506.06950).

Each is a score from 0 to 10 with the facts and places that it rests on, from explicit text alone.
The scores are for reports, comparison and rules, and never a verdict: in the paper's experiments
the same property helped one model and hurt another.
"""

from __future__ import annotations

from promptlint.prism.properties.property import Property
from promptlint.prism.properties.scores import FACTS, PROPERTIES, Scores

__all__ = ["FACTS", "PROPERTIES", "Property", "Scores"]
