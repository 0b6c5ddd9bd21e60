"""PRM518 biased-default."""

from __future__ import annotations

from typing import ClassVar

from promptlint.rule import Example
from promptlint_rules.wording.cue import CueRule


class BiasedDefault(CueRule):
    """A person of unknown gender is given one.

    ## What it does
    Reports "he" or "his" for a user, doctor or engineer, "she" for a nurse or assistant, and
    words such as "chairman". Off unless selected.

    ## Why it matters
    The model carries the guess into its answers, for people whom it does not fit.

    ## Example
    "Ask the user for his address": write "their address".

    ## Evidence
    PromptDoctor (arXiv 2501.12521): 3.46 % of 2,173 prompts of developers hold some bias.
    """

    code: ClassVar[str] = "PRM518"
    name: ClassVar[str] = "biased-default"
    cues: ClassVar[str] = (
        r"(?:(?:the|an?|each|every) (?:user|doctor|engineer|developer|manager|customer|student"
        r"|patient|nurse|teacher|assistant|person|ceo|programmer|client|lawyer|scientist"
        r"|employee|candidate|reader|writer|speaker|secretary)\b[^.!?\n]{0,60}?(?<![\w'])(?:he"
        r"|his|him|himself|she|her|hers|herself)|chairman|salesman|businessman|policeman"
        r"|fireman|mankind|manpower|housewife|stewardess)(?! or )"
    )
    advice: ClassVar[str] = 'gives a gender that nobody knows: use "they" or a word for all'
    of_requirements: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="as it should not be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Ask «the user for his» address."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="as it should be",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Ask the user for their address."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )
