"""PRM508 negative-only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, cast

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.requirement import is_order, is_prohibition, sentences


class NegativeOnly(Rule):
    """A prompt says what not to do, and never what to do.

    ## What it does
    Reports the first prohibition of a whole prompt that holds two or more of them and neither
    an order nor a question. Off unless selected.

    ## Why it matters
    A model that is told what to leave out still has to guess what is wanted.

    ## Example
    "Do not be rude. Never guess.": add what the answer is to be, "Answer in one sentence."

    ## Evidence
    Study of how people write prompts ("Prompts Are Programs Too!"): developers avoid negation
    because models follow it less reliably. The practice is disputed.
    """

    code: ClassVar[str] = "PRM508"
    name: ClassVar[str] = "negative-only"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    options: ClassVar[Mapping[str, object]] = {"least": 2}
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="two prohibitions alone",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "«Do not mention the price.» Never guess the month."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="an order among them",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Name the plant. Do not mention the price. Never guess the month."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the first prohibition where there is nothing else."""
        if not prompt.whole:
            return
        least = cast("int", facts.options.get("least", self.options["least"]))
        said = list(sentences(Prose.of(prompt)))
        forbidden = [span for span, sentence in said if is_prohibition(sentence)]
        wanted = any(is_order(sentence) or "?" in sentence for _, sentence in said)
        if len(forbidden) >= least and not wanted:
            where = place(prompt, forbidden[0], prompt.span)
            yield Finding(where, "only what not to do is said: say what to do")
