"""Output automater: steps come with a script that performs them."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, all_of
from promptlint.prism.phrases import Phrases

OUTPUT_AUTOMATER: Final = Pattern(
    "output_automater",
    "makes the model add, to the steps that it recommends, a script or another artefact that "
    "performs them.",
    "A standing condition on what the model produces (*condition*), and beside it an executable "
    "artefact (*artefact*).",
    "A request for code is none: it needs the standing condition.",
    all_of(
        Idea(
            "condition",
            Phrases(
                r"(?:whenever|when|every time|any time|if) (?:you|your (?:answer|output|response))"
                r" ~30 (?:produce|generate|suggest|recommend|propose|provide|give|write|"
                r"contain|span|include)s?",
                r"from now on",
                r"for (?:every|each) (?:step|instruction|answer|recommendation)",
            ),
        ),
        Idea(
            "artefact",
            Phrases(
                r"(?:script|playbook|makefile|macro|automation|program|shell commands?)s?"
                r" ~60 (?:automat|perform|execut|run|appl|implement|creat|modif)[a-z]*",
                r"automate (?:these|those|the|this|all) ~20 (?:steps?|changes?|process|"
                r"actions?|tasks?)",
            ),
        ),
        within=300,
    ),
    ("Whenever you suggest several steps, also write a Python script that automates them.",),
    ("Write a Python script that renames files.",),
)
