"""PRM510 long-sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, cast

from promptlint.model import Finding, Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place
from promptlint_rules.wording.prose import Prose

_WORD = late(r"\w+(?:['’]\w+)*")


class LongSentence(Rule):
    """A sentence is too long to follow.

    ## What it does
    Reports sentences of more words than the option `words` allows (40). Off unless selected.

    ## Why it matters
    Each further clause hides what belongs to what, and a rule in the middle is easily
    overlooked.

    ## Example
    A sentence of sixty words that holds four rules: make it four sentences, or a list.

    ## Evidence
    "Manner" and "reduce extraneous load" among the 21 properties of "What Makes a Good Natural
    Language Prompt?" (arXiv 2506.06950). The limit is the usual one of style guides.
    """

    code: ClassVar[str] = "PRM510"
    name: ClassVar[str] = "long-sentence"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    options: ClassVar[Mapping[str, object]] = {"words": 40}
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="five rules in one",
            code=(
                "import ollama\n"
                "\n"
                'ASK = ("«Read the letter and then name the plant that it is about and the "\n'
                '"month in which it is in flower and the bed in which it stands and the price "\n'
                '"that is asked for it and also the name of the person who wrote it.»")\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="one rule each",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Read the letter. Name the plant that it is about. Name the month."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the sentences over the limit."""
        most = cast("int", facts.options.get("words", self.options["words"]))
        prose = Prose.of(prompt)
        for span in prose.sentences():
            count = len(_WORD.findall(prose.text[span.start : span.end]))
            if count > most:
                where = place(prompt, span, prompt.span)
                yield Finding(where, f"a sentence of {count} words: more than {most}")
