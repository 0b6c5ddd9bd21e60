"""Properties of what a prompt answers for."""

from __future__ import annotations

from typing import Final

from promptlint.prism.properties.property import Property

_NO_VERDICT: Final = (
    "It counts words that touch on a subject, also where a prompt moderates, teaches or heals: "
    "never a verdict on a text or its author."
)

RESPONSIBILITY: Final = (
    Property(
        "bias",
        "Bias",
        "Whether a prompt leaves little room for bias, or asks to keep free of it. Abuse, talk of "
        "people by groups, and open tasks about people lower it; an explicit request raises it.",
        _NO_VERDICT,
        lowered_by=(
            *("swears", "hostility", "groups", "blanks", "people", "creative", "sexuality"),
            *("violence", "persons"),
        ),
        explicit={"demands_fairness": 3.5},
        begins=6.0,
    ),
    Property(
        "safety",
        "Safety",
        "Whether a prompt is free of what may do harm, or asks for safe answers. Abuse, sexuality, "
        "violence and drugs lower it; an explicit request raises it.",
        _NO_VERDICT,
        lowered_by=("swears", "hostility", "sexuality", "violence"),
        explicit={"demands_safety": 3.5},
        begins=6.0,
    ),
    Property(
        "privacy",
        "Privacy",
        "Whether a prompt is free of personal data, or asks to protect them. Posts, mail, "
        "dialogues and blanks for what is private lower it; an explicit request raises it.",
        "It finds no secrets: rules do that. " + _NO_VERDICT,
        lowered_by=("swears", "hostility", "blanks", "personal", "dialogue"),
        explicit={"demands_privacy": 3.5},
        begins=6.0,
    ),
    Property(
        "reliability",
        "Reliability",
        "Whether reasons, sources and limits are asked for. An explicit request raises it most; "
        "material, definitions and facts raise it, invention and wanted wrong answers lower it.",
        "It does not say how reliable an answer will be.",
        raised_by=(
            *("some_material", "much_material", "material", "symbols", "definitions"),
            *("sources", "checks", "task_named", "input_named"),
        ),
        lowered_by=(
            *("wrong_answer", "sexuality", "creative", "blanks", "people", "swears", "hostility"),
            *("mechanical", "repeated", "bare_order", "played_part"),
        ),
        explicit={"reliable": 1.0},
    ),
    Property(
        "societal_norms",
        "Societal norms",
        "Whether a prompt keeps to widely shared norms, or asks to be inclusive. Abuse, talk of "
        "people by groups, and open tasks about people lower it; an explicit request raises it.",
        _NO_VERDICT,
        lowered_by=(
            *("swears", "hostility", "groups", "blanks", "people", "creative", "sexuality"),
            *("violence", "persons"),
        ),
        explicit={"demands_respect": 3.5},
        begins=6.0,
    ),
)
