"""Features of a prompt's language that need a parser: the extra `nlp`.

Mood, voice, tense and modality of every clause, the depth of sentences and how common the words
are, after *The Language of Prompting* (Leidinger, van Rooij and Shutova, Findings of EMNLP 2023,
arXiv 2311.01967). They are facts about a prompt's form: that paper found no form that is best for
all models and tasks. Nothing here is imported unless it is asked for.
"""

from __future__ import annotations

from promptlint.features.clause import Clause
from promptlint.features.linguist import Linguist, Passage
from promptlint.features.profile import Profile

__all__ = ["Clause", "Linguist", "Passage", "Profile"]
