"""PRM516 mixed-address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place
from promptlint_rules.wording.prose import Prose

_YOU = late(
    r"(?<![\w'])you (?:must|should|shall|will|need to|have to|are (?:an?|the)|can(?:not)?)\b"
)
_THIRD = late(
    r"(?<![\w'])the (?:assistant|model|ai|bot|chatbot|llm|language model)"
    r" (?:must|should|shall|will|needs to|has to|is (?:an?|to)|can(?:not)?)\b"
)


class MixedAddress(Rule):
    """The model is "you" in one place and "the assistant" in another.

    ## What it does
    Reports the first rule that speaks to the model in the form that the prompt uses less often:
    "you must" beside "the assistant must". Off unless selected.

    ## Why it matters
    A reader cannot tell whether "the assistant" is the model itself or another part of the
    system.

    ## Example
    "You answer in English. The assistant must be brief.": write "Be brief."

    ## Evidence
    "Manner" among the 21 properties of "What Makes a Good Natural Language Prompt?" (arXiv
    2506.06950): clear and direct, one reading. Guides ask for it; the paper counts no study
    that measured it.
    """

    code: ClassVar[str] = "PRM516"
    name: ClassVar[str] = "mixed-address"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="two names for one",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "You must answer in English. «The assistant must» be brief."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="one name",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "You are a gardener. You must answer in English and be brief."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield where the rarer form is first used."""
        text = Prose.of(prompt).folded
        you = [Span(*match.span()) for match in _YOU.finditer(text)]
        third = [Span(*match.span()) for match in _THIRD.finditer(text)]
        if not you or not third:
            return
        rarer = you if len(you) < len(third) else third
        shown = prompt.text[rarer[0].start : rarer[0].end]
        where = place(prompt, rarer[0], prompt.span)
        other = '"the assistant"' if rarer is you else '"you"'
        yield Finding(where, f'"{shown}": elsewhere the model is {other}')
