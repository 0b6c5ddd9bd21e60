"""Properties of what a prompt gives to learn from, after Gagné's events of instruction."""

from __future__ import annotations

from typing import Final

from promptlint.prism.properties.property import Property

INSTRUCTION: Final = (
    Property(
        "objectives",
        "Objectives",
        "Whether the goal and what a good answer is like are told: the task, the answer's form, "
        "limits, terms and conditions raise it, bare and open orders lower it.",
        "What the code around a prompt enforces, such as a schema, is not in its text.",
        raised_by=(
            *("detail", "some_material", "labelled", "played_part", "conditions", "task_named"),
            *("templates", "options", "input_named", "material", "closed_answer", "checks"),
            *("sources", "symbols", "answer_form", "limits", "definitions"),
        ),
        lowered_by=(
            *("too_long", "terse", "wrong_answer", "variables", "bare_order", "mechanical"),
            *("creative", "repeated"),
        ),
        explicit={"success_criteria": 0.5},
    ),
    Property(
        "external_tools",
        "External tools",
        "Whether the model is told which tools or sources outside it to use, and when. An explicit "
        "instruction raises it most; sources and databases spoken of do a little. A prompt that "
        "explains all that is needed points to nothing outside.",
        "Tools declared in code are not in the text; most tasks need none.",
        raised_by=(
            *("sources", "detail", "outside", "too_long", "task_named", "computes", "duties"),
            *("answer_form", "blanks", "questions", "shouts", "examples", "closed_answer"),
            *("expertise",),
        ),
        lowered_by=(
            *("terse", "dialogue", "limits", "creative", "people", "conditions", "definitions"),
        ),
        explicit={"tools": 4.0},
    ),
    Property(
        "metacognition",
        "Metacognition",
        "Whether the model is told to reason, to watch itself and to check its answer. An explicit "
        "request raises it most; rules against which an answer can be checked do a little.",
        "In the paper's own experiments it raised and lowered accuracy, by model.",
        raised_by=(
            *("detail", "labelled", "readers", "options", "examples", "language", "ordered"),
            *("much_material", "lines", "knowledge", "blanks", "answer_form", "input_named"),
            *("checks", "limits"),
        ),
        lowered_by=("terse", "variables", "wrong_answer", "bare_order", "own_question"),
        explicit={"self_check": 3.0},
    ),
    Property(
        "demos",
        "Demonstrations",
        "Whether examples show what is wanted: examples, forms of a result and quoted labels "
        "raise it.",
        "Their quality is not judged; whether examples help depends on the task and the model.",
        raised_by=(
            *("examples", "templates", "detail", "labelled", "quoted", "closed_answer"),
            *("knowledge", "blanks", "much_detail", "input_named", "definitions", "enumerated"),
        ),
        lowered_by=("terse", "creative", "bare_order", "variables"),
        explicit={"demos": 2.0},
    ),
    Property(
        "rewards",
        "Rewards",
        "Whether feedback, a reward or a penalty is spoken of to encourage the model. Only an "
        "explicit mention raises it much.",
        "It is the least supported property: rewards lowered accuracy for several models.",
        raised_by=(
            *("detail", "labelled", "examples", "much_detail", "readers", "knowledge"),
            *("mechanical", "language", "checks", "headings", "courtesy", "limits"),
        ),
        lowered_by=("variables", "terse", "bare_order", "own_question"),
        explicit={"reward": 6.0},
    ),
)
