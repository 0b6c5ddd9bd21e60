"""Question refinement: a better version of the question."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, any_of
from promptlint.prism.phrases import Phrases

_QUESTION: Final = r"(?:question|prompt|query|request|instructions?)"

QUESTION_REFINEMENT: Final = Pattern(
    "question_refinement",
    "makes the model propose a better version of the user's question or prompt.",
    "Phrases that ask for a better, clearer or refined question or prompt.",
    "To turn a follow-up question into a standalone one is a step of retrieval, and counts as "
    "none.",
    any_of(
        Idea(
            "better question",
            Phrases(
                rf"(?:better|improved|refined|clearer|enhanced|optimi[sz]ed|more (?:specific|"
                rf"precise|"
                rf"effective)) (?:version|form|phrasing|formulation|wording)s? of "
                rf"(?:my|the|this|that|their|your|a|an|each)(?: [a-z']+)? {_QUESTION}",
                rf"(?:improve|refine|enhance|optimi[sz]e|sharpen|clarify) "
                rf"(?:my|the|this|their|a user's|the user's|user|users')(?: [a-z']+)? {_QUESTION}",
                rf"(?:suggest|propose|offer|write|generate|create) (?:me )?(?:a|an) "
                rf"(?:better|improved|refined|clearer|optimi[sz]ed|enhanced)(?: [a-z]+)? "
                rf"{_QUESTION}",
                rf"(?:rewrite|rephrase|reformulate) (?:my|the|this|user|the user's)(?: [a-z']+)? "
                rf"{_QUESTION}s? ~20 (?:to (?:make it|be) (?:more|clear|better)|"
                rf"more (?:clear|effective|specific|precise))",
            ),
        ),
    ),
    (
        "Whenever I ask a question, suggest a better version of the question.",
        "Improve the prompt below.",
    ),
    ("Rephrase the follow up question to be a standalone question.",),
)
