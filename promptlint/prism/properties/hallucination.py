"""Properties of how a prompt deals with what a model might make up."""

from __future__ import annotations

from typing import Final

from promptlint.prism.properties.property import Property

HALLUCINATION: Final = (
    Property(
        "hallucination_awareness",
        "Hallucination awareness",
        "Whether the answer is bound to facts: an explicit demand for evidence or for admitting "
        "ignorance raises it most; given material, defined terms and answers that can be worked "
        "out raise it, invention and wanted wrong answers lower it.",
        "It does not say how often a model will make things up; fiction needs none of it.",
        raised_by=(
            *("symbols", "definitions", "computes", "material", "sources", "input_named"),
            *("options", "task_named"),
        ),
        lowered_by=(
            *("wrong_answer", "too_long", "creative", "joined", "bare_order", "expertise"),
            *("repeated", "mechanical", "readers", "dialogue"),
        ),
        explicit={"grounding": 1.0},
    ),
    Property(
        "factuality_creativity",
        "Factuality and creativity",
        "Whether it is told when to keep to facts and when to invent: tasks with one right answer "
        "and a source leave no doubt, open tasks without a word on it do.",
        "No prompting method was made for it; read it beside hallucination_awareness.",
        raised_by=(
            *("options", "symbols", "input_named", "sources", "computes", "checks"),
            *("some_material", "questions", "definitions", "templates", "ends_in_question"),
        ),
        lowered_by=(
            *("too_long", "wrong_answer", "terse", "repeated", "mechanical", "joined"),
            *("creative", "blanks"),
        ),
        explicit={"creative_factual": 1.5},
    ),
)
