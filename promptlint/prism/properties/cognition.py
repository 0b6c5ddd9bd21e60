"""Properties of the load that a prompt puts on its reader, after Cognitive Load Theory."""

from __future__ import annotations

from typing import Final

from promptlint.prism.properties.property import Property

COGNITION: Final = (
    Property(
        "intrinsic_load",
        "Intrinsic load",
        "Whether a hard task is broken into steps that can be done: ordered steps, definitions, "
        "conditions and worked examples raise it, a bare order or question lowers it.",
        "A task of one step needs none: a low score is no defect of a short prompt.",
        raised_by=(
            *("detail", "much_detail", "much_material", "some_material", "material", "labelled"),
            *("input_named", "task_named", "knowledge", "examples", "ordered", "headings"),
            *("conditions", "definitions", "duties", "enumerated"),
        ),
        lowered_by=(
            *("terse", "ends_in_question", "variables", "too_long", "repeated", "joined"),
            *("own_question", "bare_order", "creative"),
        ),
        explicit={"steps": 1.0},
    ),
    Property(
        "extraneous_load",
        "Extraneous load",
        "Whether a prompt keeps out what has nothing to do with the task: high for short and plain "
        "prompts, low where rules of form, repetitions and background pile up. High is little "
        "load.",
        "It cannot judge relevance: context that matters may look like clutter to it.",
        raised_by=(
            *("terse", "closed_answer", "input_named", "ends_in_question", "computes"),
            *("task_named", "material", "definitions", "labelled"),
        ),
        lowered_by=(
            *("too_long", "repeated", "mechanical", "joined", "blanks", "played_part", "swears"),
            *("readers", "much_material", "unmarked", "hostility", "breaks_off"),
        ),
    ),
    Property(
        "germane_load",
        "Germane load",
        "Whether the model is led to call on what it knows and to work it into the task: an "
        "explicit request raises it most; expertise, sources and knowledge spoken of do a little.",
        "In the paper's own experiments it raised and lowered accuracy, by model.",
        raised_by=(
            *("much_material", "detail", "expertise", "played_part", "labelled", "much_detail"),
            *("checks", "knowledge", "asks_for_questions", "sources", "questions", "language"),
            *("material", "examples", "ordered", "task_named"),
        ),
        lowered_by=(
            *("terse", "repeated", "bare_order", "mechanical", "own_question", "too_long"),
            *("variables",),
        ),
        explicit={"prior_knowledge": 1.5},
    ),
)
