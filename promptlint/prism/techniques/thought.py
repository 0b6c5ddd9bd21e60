"""Techniques that make the model write down its reasoning."""

from __future__ import annotations

from typing import Final

from promptlint.prism.techniques.technique import Technique, said

_FAMILY: Final = "Thought generation"

THOUGHT: Final = (
    Technique(
        "zero_shot_cot",
        _FAMILY,
        "asks for thought before the answer, and shows none",
        said(
            r"let's (?:think|work|reason|do) ~30 step[- ]by[- ]step",
            r"(?:think|reason|reasoning|work|explain|write out|solve|go|evaluate|evaluation|"
            r"proceed|"
            r"analy[sz]e|respond|answer|break it down|thinking) ~40 step[- ]by[- ]step",
            r"let's (?:think|to do)",
            r"step[- ]by[- ]step (?:manner|reasoning|thinking|thought|logic|explanation of your)",
            r"think (?:carefully|through|hard|deeply|about|before)",
            r"(?:think|reason|reflect) ~30 before (?:you )?(?:answer|respond|giving|deciding|"
            r"replying)"
            r"(?:ing)?",
            r"show your (?:work|reasoning|steps|thinking)",
            r"thought ?: (?:you should|the|what|comment)",
            r"(?<=<)(?:thinking|scratchpad|reasoning|thought)(?=>)",
            r"chain[- ]of[- ]thought",
            r"(?:provide|write|give|explain) your reasoning (?:first|before|then|step)",
        ),
        ("Let's think step by step.", "Think carefully before you answer."),
    ),
    Technique(
        "step_back",
        _FAMILY,
        "asks for the general concept or principle first",
        said(
            r"(?:take a )?step back and",
            r"(?:take a )?step[- ]back question",
            r"(?:underlying|general|high-level) (?:principles?|concepts?) ~30 (?:first|before|then|"
            r"behind|needed|involved)",
        ),
        ("Take a step back and name the principle behind the question.",),
    ),
    Technique(
        "analogical",
        _FAMILY,
        "has the model recall similar problems with their solutions",
        said(
            r"recall ~30 (?:relevant|similar|related|analogous) (?:problems?|examples?|exemplars?|"
            r"questions?|cases?)",
            r"(?:think of|consider|generate) ~20 (?:similar|analogous|related) problems?",
        ),
        ("Recall three relevant problems and solve them first.",),
    ),
    Technique(
        "thread_of_thought",
        _FAMILY,
        "walks through a long context in parts and sums each up",
        said(
            r"walk me through ~40 (?:in (?:manageable )?parts|step by step|section by section)",
            r"in manageable parts",
            r"summari[sz]ing and analy[sz]ing as (?:we|you) go",
        ),
        ("Walk me through this context in manageable parts, summarizing as we go.",),
    ),
    Technique(
        "tab_cot",
        _FAMILY,
        "has the reasoning written as a table",
        said(
            r"(?<=\|)step(?= ?\|)",
            r"(?:reason|think|reasoning|steps?|thoughts) ~30 (?:in|as) (?:a |an? markdown )?table",
        ),
        ("|step|subquestion|process|result|",),
    ),
    Technique(
        "contrastive_cot",
        _FAMILY,
        "shows wrong reasoning beside right reasoning",
        said(
            r"(?:wrong|incorrect|flawed|bad) (?:explanation|reasoning|rationale|thought)",
            r"how not to (?:reason|think|answer)",
        ),
        ("Explanation: 3 - 1 = 2.\nWrong explanation: 3 + 1 = 4.",),
    ),
)
