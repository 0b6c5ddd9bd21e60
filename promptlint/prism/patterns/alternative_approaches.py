"""Alternative approaches: other ways to the same goal."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, any_of
from promptlint.prism.phrases import Phrases

ALTERNATIVE_APPROACHES: Final = Pattern(
    "alternative_approaches",
    "makes the model offer other ways to reach the same goal.",
    "Phrases that ask to list, propose or compare alternative ways, approaches or solutions.",
    "Alternatives that are the topic of a text (other products, other spellings) may look the "
    "same.",
    any_of(
        Idea(
            "alternatives",
            Phrases(
                r"(?:list|suggest|propose|offer|provide|give|consider|explore|present|generate|"
                r"recommend|compare) ~40 (?:alternative|other|different|multiple|several) "
                r"(?:ways?|approaches|methods?|solutions|strategies|options|implementations)",
                r"(?:list|suggest|propose|offer|provide|present|recommend) ~30 "
                r"alternatives",
                r"(?:if there are|are there any) (?:alternative|other|better) (?:ways|approaches|"
                r"methods|options|solutions)",
                r"alternative approaches",
            ),
        ),
        Idea(
            "compares them",
            Phrases(
                r"pros and cons of (?:each|every|the different|all|both)",
                r"compare (?:and contrast )?(?:the )?(?:pros|approaches|alternatives|options)",
            ),
        ),
    ),
    (
        "If there are alternative ways to do the same thing, list the best ones.",
        "Suggest other approaches, and the pros and cons of each.",
    ),
    ("Answer in other words.",),
)
