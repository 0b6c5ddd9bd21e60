"""PRM515 leading-question."""

from __future__ import annotations

from typing import ClassVar

from promptlint.rule import Example
from promptlint_rules.wording.cue import CueRule


class LeadingQuestion(CueRule):
    """A question tells which answer is wanted.

    ## What it does
    Reports "isn't it", "don't you think", "wouldn't you agree" and their like. Off unless
    selected.

    ## Why it matters
    Models agree with the speaker: the answer follows the question instead of the facts.

    ## Example
    "Isn't the first text better?": ask "Which text is better, and why?"

    ## Evidence
    "Manner" among the 21 properties of "What Makes a Good Natural Language Prompt?" (arXiv
    2506.06950): clear and direct, one reading. Guides ask for it; the paper counts no study
    that measured it.
    """

    code: ClassVar[str] = "PRM515"
    name: ClassVar[str] = "leading-question"
    cues: ClassVar[str] = (
        r"(?:isn't (?:it|this|that|the)|aren't (?:they|these|those)|doesn't (?:it|this|that)"
        r"|don't you (?:think|agree)|wouldn't you (?:say|agree)|would you agree that|surely"
        r"|you agree that|as everyone knows|it is obvious that)"
    )
    advice: ClassVar[str] = "shows which answer is wanted: ask without it"
    of_requirements: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="as it should not be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "«Isn\'t the» first text the better one?"\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="as it should be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Which of the two texts is the better one?"\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )
