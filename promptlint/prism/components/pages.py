"""The documentation of the twelve labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from promptlint.model import GROUPS, Label
from promptlint.prism.page import Page, Part

_SOURCE: Final = (
    "The level of semantic components of PromptPrism (Jeoung et al., arXiv 2505.12592), which "
    "arranges the parts of a prompt by their purpose. This label belongs to its group *{group}*. "
    "The list of labels below the groups is promptlint's own."
)
_METHOD: Final = (
    "The text is cut into lines, and long lines into sentences. A linear sequence model gives each "
    "of them one of twelve labels: it looks at words, families of phrases, a lexicon of what usual "
    "phrases and names speak for, layout, holes, the place in the text, the neighbours and the "
    "heading above, and finds the best sequence of labels by Viterbi's algorithm. Neighbours with "
    "one label are one component. A heading, label or delimiter takes the label of what it "
    "introduces or closes; a text that a program sends as an example is one throughout. The model "
    "is trained on 458 prompts that were labelled by reading, and on 2,200 others as it and a "
    "larger model hold their labels likely; its card, `promptlint/prism/components/card.md`, tells "
    "how well it does."
)
_CAUTION: Final = (
    "Of ten lines about three get another label than a careful reader would give, most often one "
    "that is close by. It is no ground to reject a prompt, and that a component is missing is no "
    "fault in itself. English first: of other languages, few phrases are known but Chinese ones."
)
_WHAT: Final[Mapping[Label, str]] = {
    "role": "Who the model is to be: identity, persona, expertise.",
    "task": "The job itself, stated as an instruction or as the goal.",
    "guideline": (
        "How to do the job: steps, rules, tips, criteria, what to include or consider, how to "
        "treat cases, when to ask back."
    ),
    "reasoning": (
        "What asks for visible or careful thinking, self-checking, verification, for stating "
        "uncertainty or for saying that something is not known."
    ),
    "context": (
        "Background, reference text, documents, history, definitions, data to work from, with or "
        "without a hole."
    ),
    "example": "A demonstration of input, output or both, and the line that introduces it.",
    "format": (
        "The form of the answer: structure, schema, length, allowed values, the answer's language."
    ),
    "style": "Tone, register, audience, voice.",
    "constraint": "What must not happen or appear: exclusions and limits of scope.",
    "query": (
        "The concrete request, question or input to be handled now, and the stub of an answer "
        "such as `Answer:`."
    ),
    "tools": "Which tools or functions exist, and how to call them.",
    "other": "Nothing of the above: rewards, threats, politeness alone, boilerplate, noise.",
}
EXAMPLES: Final[Mapping[Label, tuple[str, ...]]] = {
    "role": ("You are an experienced tax advisor.",),
    "task": ("Your task is to translate the letter below into plain English.",),
    "guideline": ("Make sure to consider every clause of the contract.",),
    "reasoning": ("If you don't know the answer, just say that you don't know.",),
    "context": ("Context:\n{context}",),
    "example": ("Example 1:\nInput: two and two\nOutput: 4",),
    "format": ('Return a JSON object with the keys "title" and "year".',),
    "style": ("Use a friendly and professional tone.",),
    "constraint": ("Do not mention any prices.",),
    "query": ("Question: {question}\nAnswer:",),
    "tools": ("You have access to the following tools:\n{tools}",),
    "other": (),
}
"""Texts that the model labels so as a whole."""


def pages() -> Iterator[Page]:
    """Yield a page for every label."""
    for label, what in _WHAT.items():
        parts = (Part("Texts that show it", "Each is tested.", EXAMPLES[label]),)
        yield Page(
            f"components/{label}",
            f"Component: {label}",
            what,
            _SOURCE.format(group=GROUPS[label]),
            _METHOD,
            _CAUTION,
            parts if EXAMPLES[label] else (),
        )
