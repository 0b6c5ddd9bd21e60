"""Recipe: a complete sequence of steps from a goal and the steps that are known."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, all_of
from promptlint.prism.phrases import Phrases

RECIPE: Final = Pattern(
    "recipe",
    "makes the model complete a partly known sequence of steps towards a goal.",
    "The steps that are known (*known steps*), and beside them the demand for all steps, for the "
    "missing ones or for the unnecessary ones (*complete sequence*).",
    "It has nothing to do with cooking, and a plain request for steps is none.",
    all_of(
        Idea(
            "known steps",
            Phrases(
                r"(?:i|we) (?:already )?know (?:that )?(?:i|we) (?:need|have|must|should)",
                r"(?:i|we) (?:would like|want|am trying|are trying|need) to (?:achieve|"
                r"accomplish|build|"
                r"make|do|deploy|set up|create)",
                r"(?:known|given|existing|partial|following|incomplete) (?:partial )?(?:list of |"
                r"sequence of |set of )?steps",
            ),
        ),
        Idea(
            "complete sequence",
            Phrases(
                r"(?:complete|full|entire|correct) (?:sequence|list|set|order) of (?:[a-z]+ "
                r")?steps",
                r"(?:fill|add|identify|find|provide|include)(?: in)? (?:any |the |all )?missing "
                r"steps?",
                r"missing steps?",
                r"(?:un|not )necessary steps?",
                r"complete the (?:steps|sequence|recipe|procedure)",
            ),
        ),
        within=400,
    ),
    (
        "I would like to deploy the site. I know that I need to rent a server. Provide a complete "
        "sequence of steps, fill in any missing steps and name unnecessary steps.",
    ),
    ("Follow these steps: read the text, then answer.",),
)
