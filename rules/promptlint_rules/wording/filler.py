"""PRM511 filler."""

from __future__ import annotations

from typing import ClassVar

from promptlint.rule import Example
from promptlint_rules.wording.cue import CueRule


class Filler(CueRule):
    """Words that say nothing.

    ## What it does
    Reports phrases such as "it is important to note that", "in order to" and "due to the fact
    that". Off unless selected.

    ## Why it matters
    Each costs tokens and hides what matters; the sentence says the same without them.

    ## Example
    "Please note that you must quote": write "Quote".

    ## Evidence
    "Token quantity" among the 21 properties of "What Makes a Good Natural Language Prompt?"
    (arXiv 2506.06950): what is relevant at a low cost of tokens; compression keeps quality
    (LLMLingua).
    """

    code: ClassVar[str] = "PRM511"
    name: ClassVar[str] = "filler"
    cues: ClassVar[str] = (
        r"(?:in order to|please note that|(?:it is|it's) (?:important|worth"
        r"|essential) (?:to note|noting|to mention) that|it should be noted that"
        r"|as a matter of fact|needless to say|due to the fact that|in the event that"
        r"|for the purpose of|at this point in time|basically|in terms of|as you (?:may"
        r"|might) know|kindly)"
    )
    advice: ClassVar[str] = "says nothing: leave it out or shorten it"
    of_requirements: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="as it should not be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Read the letter «in order to» find its date."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="as it should be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Read the letter to find its date."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )
