"""PRM504 open-list."""

from __future__ import annotations

from typing import ClassVar

from promptlint.rule import Example
from promptlint_rules.wording.cue import CueRule


class OpenList(CueRule):
    """A list of what is asked for ends in "etc.".

    ## What it does
    Reports "etc.", "and so on", "and the like" and their like in sentences that require
    something. Off unless selected.

    ## Why it matters
    What else belongs to the list is left to the model, which fills it in another way each time.

    ## Example
    "Return name, age, etc.": name all fields.

    ## Evidence
    "Manner" among the 21 properties of "What Makes a Good Natural Language Prompt?" (arXiv
    2506.06950): clear and direct, one reading. Guides ask for it; the paper counts no study
    that measured it.
    """

    code: ClassVar[str] = "PRM504"
    name: ClassVar[str] = "open-list"
    cues: ClassVar[str] = (
        r"(?:etc|et cetera|and so on|and so forth|and the like|and such|or similar|or the like"
        r"|and more(?=[.)]))"
    )
    advice: ClassVar[str] = "leaves the list open: name all that belongs to it"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="as it should not be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Return the name, the height, «etc»."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="as it should be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Return the name, the height and the age."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )
