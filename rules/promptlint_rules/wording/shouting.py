"""PRM513 shouting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, cast

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.english.lexicon import lexicon
from promptlint_rules.template.place import place
from promptlint_rules.wording.prose import Prose, Word

_LEAST = 5
_LOUD = late(r"!{2,}")


class Shouting(Rule):
    """Capitals and exclamation marks make up much of a prompt.

    ## What it does
    Reports the first word in capitals of a prompt in which more than `share` of the words
    (0.15), and at least five, are ordinary words in capitals, and each doubled exclamation
    mark. Off unless selected.

    ## Why it matters
    Where everything is important nothing stands out; capitals also cost more tokens.

    ## Example
    "YOU MUST ALWAYS ANSWER IN ENGLISH!!": write "Always answer in English."

    ## Evidence
    "Politeness" among the 21 properties of "What Makes a Good Natural Language Prompt?" (arXiv
    2506.06950), whose own test is mixed; capitals are a device of developers in "Prompts Are
    Programs Too!".
    """

    code: ClassVar[str] = "PRM513"
    name: ClassVar[str] = "shouting"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    options: ClassVar[Mapping[str, object]] = {"share": 0.15}
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a whole order in capitals",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "«YOU» MUST ALWAYS ANSWER IN ENGLISH and be brief."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="one word that stands out",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Answer in English, and NEVER name the price of a plant."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield where the shouting begins, and each row of exclamation marks."""
        share = cast("float", facts.options.get("share", self.options["share"]))
        prose = Prose.of(prompt)
        loud = [word for word in prose.words if _is_loud(word)]
        if len(loud) >= _LEAST and len(loud) > share * len(prose.words):
            percent = 100 * len(loud) // len(prose.words)
            where = place(prompt, loud[0].span, prompt.span)
            yield Finding(where, f"{percent} % of the words are in capitals")
        for match in _LOUD.finditer(prose.text):
            where = place(prompt, Span(*match.span()), prompt.span)
            yield Finding(where, f'"{match[0]}": one mark, or a full stop, says as much')


def _is_loud(word: Word) -> bool:
    """Say whether an ordinary word is in capitals; abbreviations are no words."""
    text = word.text
    return len(text) > 1 and text.isupper() and lexicon().knows(text.lower())
