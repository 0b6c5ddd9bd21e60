"""Reflection: the answer explains the reasoning and the assumptions behind it."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, any_of
from promptlint.prism.phrases import Phrases, not_after

_THOUGHT: Final = (
    r"(?:reasoning|rationale|thought process|thinking(?: process| steps)?|reasons?|logic|"
    r"assumptions|justifications?|decision(?:s|-making)?|decision process|choices?|judge?ments?|"
    r"verdict|conclusions?|selections?|ratings?|scores?|evaluation|assessment|answers?)"
)
_TELL: Final = (
    r"(?:explain|describe|provide|write(?: out)?|give|show|shows|include|state|present|articulate|"
    r"detail|outline|document|elaborate on|with|share|justify|lay out)"
)
_NOT: Final = not_after("not", "n't", "without", "no", "never", "avoid", "not to", "need to")

REFLECTION: Final = Pattern(
    "reflection",
    "makes the model explain the reasoning and the assumptions behind its answer.",
    "Phrases that ask for the reasons of the model's own answer, choice or score, for its "
    "thought process, or for the assumptions it made.",
    "Asking for steps before the answer is another thing (the technique *zero_shot_cot*), and a "
    "stated reason need not be the one that led to the answer.",
    any_of(
        Idea(
            "explains its reasoning",
            Phrases(
                rf"{_NOT}(?:explain|justify|show|shows) your (?:{_THOUGHT}|work|steps)",
                rf"{_NOT}{_TELL} ~40 your (?:own )?(?:detailed |full |step[- ]by[- "
                rf"]step )?"
                r"(?:reasoning|rationale|thought process|thinking(?: process| steps)?|reasons|"
                r"logic|"
                r"justifications?)",
                r"(?:reason(?:s|ing)?|rationale|explanations?|justifications?|thinking steps|"
                rf"basis) (?:for|behind|of|why) your {_THOUGHT}",
                r"(?:explain|state|describe|say) (?:in detail |briefly |clearly )?(?:why|how) you "
                r"(?:chose|choose|made|make|came|arrived|reached|think|believe|gave|assigned|"
                r"selected|"
                r"decided|derived|got)",
                r"if (?:it is|it's|so|not|no|yes|false|true)(?: [a-z]+)?,? (?:explain|say|state) "
                r"why",
                r"explaining why",
                r"(?:thinking|reasoning) (?:steps|process) (?:of|behind|for)",
                r"explanation of (?:your|the) (?:reasoning|thought process|rationale)",
                r"along with (?:your|the) (?:reasoning|rationale|reasons?)",
                r"(?<=<)your (?:explanation|reasoning|rationale|justification)(?=>)",
            ),
        ),
        Idea(
            "states its assumptions",
            Phrases(
                r"assumptions? (?:that )?(?:you|behind|underlying|made|were made)",
                r"(?:state|list|explain|note|clarify|document) (?:any|all|your|the) (?:[a-z]+ )?"
                r"assumptions?",
            ),
        ),
    ),
    (
        "Whenever you answer, explain the reasoning behind your answer.",
        "Give a grade from 1 to 5, along with your reasoning.",
        "List the assumptions you made.",
    ),
    ("Do not explain your answer.", "Explain the reasons of the French revolution."),
)
