"""Fact check list: the facts that an answer rests on, for a person to check."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, all_of
from promptlint.prism.phrases import Phrases

FACT_CHECK_LIST: Final = Pattern(
    "fact_check_list",
    "makes the model list the facts that its answer rests on, so that a person can check them.",
    "A phrase for a list of facts (*list of facts*), and beside it that they are to be checked or "
    "that the answer rests on them (*to be checked*).",
    "A prompt whose task is to check the facts of an input is none.",
    all_of(
        Idea(
            "list of facts",
            Phrases(
                r"(?:list|set|summary|table) of (?:the |all |key |important |core |fundamental )*"
                r"(?:facts|claims|assertions)",
                r"list (?:the |all |any |key |every |of )*(?:facts|claims)",
            ),
        ),
        Idea(
            "to be checked",
            Phrases(
                r"fact[- ]?check(?:ed|ing)?",
                r"(?:should|could|can|must|need to) be (?:fact-?checked|verified|checked|"
                r"validated)",
                r"(?:your|the) (?:answer|output|response) (?:depends|rests|relies|is based)",
                r"if (?:any of them (?:is|are|were)|they (?:are|were)) (?:incorrect|wrong|false)",
                r"(?:contained|included|used|stated|made) in (?:your|the) (?:answer|output|"
                r"response)",
            ),
        ),
        within=250,
    ),
    (
        "At the end, write a list of the facts that your answer depends on and that should be "
        "fact-checked.",
    ),
    ("Check whether the facts in the article are right.",),
)
