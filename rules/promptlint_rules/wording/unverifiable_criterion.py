"""PRM503 unverifiable-criterion."""

from __future__ import annotations

from typing import ClassVar

from promptlint.rule import Example
from promptlint_rules.wording.cue import CueRule


class UnverifiableCriterion(CueRule):
    """A requirement asks for a quality that nobody can check.

    ## What it does
    Reports "good", "appropriate", "high-quality", "interesting" and their like in sentences
    that require something. Off unless selected.

    ## Why it matters
    What is good is not said, so the model guesses, and no reviewer can say that an answer
    fails.

    ## Example
    "Write a good summary": say what makes it good, such as its length, readers and contents.

    ## Evidence
    "Manner" among the 21 properties of "What Makes a Good Natural Language Prompt?" (arXiv
    2506.06950): clear and direct, one reading. Guides ask for it; the paper counts no study
    that measured it.
    """

    code: ClassVar[str] = "PRM503"
    name: ClassVar[str] = "unverifiable-criterion"
    cues: ClassVar[str] = (
        r"(?:good|great|nice|appropriate|suitable|proper|adequate|reasonable|decent"
        r"|high[ -]quality|interesting|user-friendly|well-written|as needed|as appropriate"
        r"|state-of-the-art|professional-looking)"
    )
    advice: ClassVar[str] = "cannot be checked: say what makes it so"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="as it should not be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Write a «good» summary of the letter."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="as it should be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Write a summary of the letter in 50 words."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )
