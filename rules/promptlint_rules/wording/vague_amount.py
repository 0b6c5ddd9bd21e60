"""PRM502 vague-amount."""

from __future__ import annotations

from typing import ClassVar

from promptlint.rule import Example
from promptlint_rules.wording.cue import CueRule


class VagueAmount(CueRule):
    """A requirement says how much in words that leave it open.

    ## What it does
    Reports "some", "several", "a few", "many", "enough" and their like before what is asked
    for, in sentences that require something. Off unless selected.

    ## Why it matters
    Each run answers with another number, and no test can tell whether the prompt was followed.

    ## Example
    "Give some examples": write "Give three examples".

    ## Evidence
    "Manner" among the 21 properties of "What Makes a Good Natural Language Prompt?" (arXiv
    2506.06950): clear and direct, one reading. Guides ask for it; the paper counts no study
    that measured it.
    """

    code: ClassVar[str] = "PRM502"
    name: ClassVar[str] = "vague-amount"
    cues: ClassVar[str] = (
        r"(?<!how )(?<!too )(?<!as )(?<!so )(?:some|several|a few|few|many|a lot of|lots of|various"
        r"|numerous|enough|plenty of|a number of|a couple of|a handful of|multiple)"
        r"(?! (?:cases|times|other|ways)\b)(?= (?:\w+ )?\w+s\b)"
    )
    advice: ClassVar[str] = "leaves the number open: say how many"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="as it should not be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "List «several» trees that grow in sand."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="as it should be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "List three trees that grow in sand."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )
