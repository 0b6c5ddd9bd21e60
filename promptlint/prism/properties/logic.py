"""Properties of how a prompt hangs together."""

from __future__ import annotations

from typing import Final

from promptlint.prism.properties.property import Property

LOGIC: Final = (
    Property(
        "structural_logic",
        "Structural logic",
        "Whether the parts of a prompt are told apart and follow each other: labels, headings, "
        "listed options and a closing question raise it; text that runs on, breaks off or mixes "
        "material with instructions lowers it.",
        "It sees layout, not sense; a prompt of two sentences needs no structure.",
        raised_by=(
            *("labelled", "input_named", "options", "ends_in_question", "headings", "played_part"),
            *("sources", "language", "asks_for_questions", "closed_answer", "material"),
        ),
        lowered_by=(
            *("joined", "repeated", "too_long", "unmarked", "variables", "computes", "hostility"),
            *("mechanical", "breaks_off", "symbols"),
        ),
    ),
    Property(
        "contextual_logic",
        "Contextual logic",
        "Whether instructions, terms and what is given fit each other: material that is named and "
        "labelled, explained terms and one question raise it; rules unrelated to the task and "
        "material that nothing announces lower it.",
        "It finds no contradictions: those are the business of rules.",
        raised_by=(
            *("labelled", "input_named", "options", "ends_in_question", "definitions"),
            *("own_question", "closed_answer", "asks_for_questions", "language", "material"),
        ),
        lowered_by=(
            *("joined", "repeated", "too_long", "unmarked", "variables", "mechanical"),
            *("hostility", "breaks_off", "symbols", "dialogue", "computes", "creative"),
        ),
    ),
)
