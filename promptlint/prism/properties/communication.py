"""Properties of how a prompt communicates, after Grice's maxims."""

from __future__ import annotations

from typing import Final

from promptlint.prism.properties.property import Property

COMMUNICATION: Final = (
    Property(
        "token_quantity",
        "Token quantity",
        "Whether a prompt says what is needed and relevant, with no more tokens than that takes: "
        "high where the input is named and set apart and the answer's form is given, low where "
        "sentences are repeated, rules pile up, or almost nothing is said.",
        "A long prompt is not a bad prompt: examples and definitions cost tokens and help.",
        raised_by=(
            *("input_named", "task_named", "material", "labelled", "closed_answer", "options"),
            *("own_question", "ends_in_question", "answer_form", "terse"),
        ),
        lowered_by=(
            *("joined", "repeated", "mechanical", "too_long", "breaks_off", "unmarked", "blanks"),
            *("bare_order", "creative", "readers", "variables", "symbols"),
        ),
    ),
    Property(
        "manner",
        "Manner",
        "Whether a prompt is clear and direct: high where task and input are named and set apart "
        "and there is one answer to find, low where rules of form pile up, sentences run together, "
        "or it is not told what instructs and what is given.",
        "It does not understand the text: a clear prompt of an unusual form can score low.",
        raised_by=(
            *("input_named", "task_named", "labelled", "ends_in_question", "options", "material"),
            *("closed_answer", "own_question", "asks_for_questions", "sources"),
            "computes",
        ),
        lowered_by=(
            *("joined", "repeated", "mechanical", "too_long", "variables", "unmarked", "blanks"),
            *("played_part", "breaks_off", "symbols", "bare_order", "creative"),
        ),
    ),
    Property(
        "interaction",
        "Interaction",
        "Whether a prompt leads the model to ask back before it answers. An explicit request to "
        "do so raises it most; talk of questions, dialogue and blanks to fill in does a little.",
        "A pipeline in which nobody can answer needs no questions: a low score is no defect there.",
        raised_by=(
            *("readers", "labelled", "questions", "asks_for_questions", "clarifies", "detail"),
            *("headings", "input_named", "checks", "ends_in_question", "dialogue", "blanks"),
            *("sources", "task_named"),
        ),
        lowered_by=(
            *("terse", "repeated", "bare_order", "mechanical", "too_long", "conditions"),
            *("hostility", "closed_answer", "variables", "breaks_off"),
        ),
        explicit={"ask_back": 3.0},
    ),
    Property(
        "politeness",
        "Politeness",
        "Whether the tone is polite and professional: courteous words and full sentences that "
        "address the reader raise it, curt orders, shouting and swear words lower it.",
        "Politeness helps some models and hurts others; swear words in material that is to be "
        "judged say nothing of the prompt's author.",
        raised_by=(
            *("questions", "detail", "labelled", "own_question", "input_named", "sources"),
            *("closed_answer", "task_named", "courtesy", "language", "asks_for_questions"),
            *("knowledge",),
        ),
        lowered_by=(
            *("terse", "limits", "hostility", "bare_order", "mechanical", "repeated", "writes"),
            *("shouts", "computes", "swears"),
        ),
        explicit={"polite": 0.5},
    ),
)
