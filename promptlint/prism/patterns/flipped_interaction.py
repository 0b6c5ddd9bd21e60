"""Flipped interaction: the model asks the questions."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, all_of, either
from promptlint.prism.phrases import Phrases

FLIPPED_INTERACTION: Final = Pattern(
    "flipped_interaction",
    "makes the model ask the questions, until it knows what it needs or has reached a goal.",
    "Phrases that make the model ask the user (*asks*), and beside them how many questions, which "
    "first, or until when (*until*).",
    "To allow a question where something is unclear is the signal *ask_back*, not this pattern. "
    "A program that calls a model once has nobody who answers.",
    either(
        all_of(
            Idea(
                "asks",
                Phrases(
                    r"ask(?:ing)? "
                    r"(?:me|the user|them|the customer|us|the student|the candidate|questions)",
                    r"interview (?:me|the user)",
                    r"keep (?:asking|giving me)",
                    r"you will always ask me",
                ),
            ),
            Idea(
                "until",
                Phrases(
                    r"until (?:you|i|we|the user|all|the task|there|they)",
                    r"one (?:question )?(?:at a time|by one)",
                    r"when you have (?:enough|all|gathered|sufficient)",
                    r"once you have (?:enough|all|gathered|sufficient|the)",
                    r"ask me the first question",
                    r"ask me (?:one|the next) question",
                    r"(?:a series of|the following|some|several|\d+) questions (?:to|about|one)",
                ),
            ),
            within=250,
        ),
    ),
    (
        "Ask me questions until you have enough information to book the flight.",
        "Ask the user one question at a time.",
    ),
    ("If the question is unclear, ask the user to clarify.", "Create questions for an exam."),
)
