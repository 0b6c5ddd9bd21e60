"""Cognitive verifier: sub-questions first, then one answer from theirs."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, all_of
from promptlint.prism.phrases import Phrases

COGNITIVE_VERIFIER: Final = Pattern(
    "cognitive_verifier",
    "makes the model split a question into further questions, and combine their answers.",
    "Phrases for further or smaller questions (*sub-questions*), and beside them the answers that "
    "lead to the final one (*combines the answers*).",
    "A quiz or a search that only generates questions is none.",
    all_of(
        Idea(
            "sub-questions",
            Phrases(
                r"(?:generate|ask|create|produce|break|split|decompose|divide|list) ~50 "
                r"(?:additional|further|sub-?|smaller|simpler|intermediate|supporting) ?questions",
                r"sub-?questions?",
                r"(?:are )?follow[- ]?up questions? (?:are )?needed",
                r"follow[- ]?up ?:",
            ),
        ),
        Idea(
            "combines the answers",
            Phrases(
                r"(?:combine|use|synthesi[sz]e|aggregate|merge|based on) ~40 answers?",
                r"intermediate answers?",
                r"final answer (?:is|to the (?:original|main|overall))",
                r"(?:answer|solve) (?:each|every|all|these|the) ~20 sub-?questions?",
            ),
        ),
        within=600,
    ),
    (
        "When you are asked a question, generate three additional questions that help to answer "
        "it, then combine the answers into the final answer.",
        "Are follow up questions needed here: Yes.\nFollow up: How old was he?\nIntermediate "
        "answer: 74.",
    ),
    ("Generate five search queries.",),
)
