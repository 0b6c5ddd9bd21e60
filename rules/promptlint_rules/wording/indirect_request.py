"""PRM507 indirect-request."""

from __future__ import annotations

from typing import ClassVar

from promptlint.rule import Example
from promptlint_rules.wording.cue import CueRule


class IndirectRequest(CueRule):
    """An order is put as a question or a wish.

    ## What it does
    Reports "could you", "I would like you to", "would you mind" and their like. Off unless
    selected.

    ## Why it matters
    The plain imperative is shorter and cannot be answered by "Yes, I can".

    ## Example
    "Could you summarize the text?": write "Summarize the text."

    ## Evidence
    "Manner" among the 21 properties of "What Makes a Good Natural Language Prompt?" (arXiv
    2506.06950): clear and direct, one reading. Guides ask for it; the paper counts no study
    that measured it.
    """

    code: ClassVar[str] = "PRM507"
    name: ClassVar[str] = "indirect-request"
    cues: ClassVar[str] = (
        r"(?:(?:^|(?<=, ))(?:could|can|would|will) you(?: please| kindly)?(?! (?:like|say|be|mind))"
        r"|would you mind"
        r"|i would like you to|i'd like you to|i want you to|i need you to|i was wondering if"
        r"|it would be (?:great|nice) if you)"
    )
    advice: ClassVar[str] = "wraps an order: use the imperative"
    of_requirements: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="as it should not be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "«Could you» name a tree that grows in sand?"\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="as it should be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Name a tree that grows in sand."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )
