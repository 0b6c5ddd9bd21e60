"""The page of all techniques."""

from __future__ import annotations

from promptlint.prism.page import Page
from promptlint.prism.techniques import TECHNIQUES


def page() -> Page:
    """Return what the documentation says of the techniques."""
    return Page(
        "techniques",
        "Techniques",
        "Which prompting techniques the text shows, by name.",
        "Schulhoff et al., *The Prompt Report* (arXiv 2406.06608), names some 58 text-based "
        "techniques in six families. Listed here are those of which the text of one prompt can "
        "show "
        "at least a part; others live in the program around it (how often a model is called, how "
        "examples are chosen) and are not looked for.",
        "Each has phrases of its own, matched as whole words in any case. *role_prompting* is the "
        "pattern *persona*, *few_shot* the signal *demos*, and *chain_of_thought* needs examples "
        "with words of reasoning in or soon after them.",
        "A name says that the words are there, not that the technique works, or that it works for "
        "the model at hand: step-by-step thinking lowers some models' figures. A prompt *about* a "
        "technique shows its words too.",
        tuple(technique.part() for technique in TECHNIQUES),
    )
