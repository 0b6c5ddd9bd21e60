"""PRM505 weak-modal."""

from __future__ import annotations

from typing import ClassVar

from promptlint.rule import Example
from promptlint_rules.wording.cue import CueRule


class WeakModal(CueRule):
    """A requirement is worded as a wish.

    ## What it does
    Reports "try to", "if possible", "ideally", "should never" and their like in sentences that
    require something. Off unless selected.

    ## Why it matters
    A model that is told to try may leave off; what has to hold must be said as a rule.

    ## Example
    "Try to answer in JSON": write "Answer in JSON".

    ## Evidence
    "Manner" among the 21 properties of "What Makes a Good Natural Language Prompt?" (arXiv
    2506.06950): clear and direct, one reading. Guides ask for it; the paper counts no study
    that measured it.
    """

    code: ClassVar[str] = "PRM505"
    name: ClassVar[str] = "weak-modal"
    cues: ClassVar[str] = (
        r"(?<!not )(?<!don't )(?:try(?:ing)? to|attempt to|strive to|if possible"
        r"|where possible|when possible|as much as possible|ideally|preferably|if you can"
        r"|feel free to|it would be (?:nice|good|great|better)|hopefully"
        r"|you may want to|should (?:never|always|only))"
    )
    advice: ClassVar[str] = "makes a wish of a rule: say what must hold"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="as it should not be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "«Try to» answer in one sentence."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="as it should be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Answer in one sentence."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )
