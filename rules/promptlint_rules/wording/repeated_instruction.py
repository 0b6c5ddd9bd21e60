"""PRM512 repeated-instruction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place
from promptlint_rules.wording.repetition import repetitions


class RepeatedInstruction(Rule):
    """The same instruction stands in a prompt twice, word for word.

    ## What it does
    Reports a sentence or list item of four words or more that asks for something and has been
    said before in the same prompt with the same words. Left alone are quotations, code and
    examples, texts of which only one is ever sent, what is introduced as a repetition
    ("Remember: …"), a reminder far from the first place, and what stands there three times or
    more.

    ## Why it matters
    It is mostly left over from moving text: one of the two is changed later, the other is not,
    and the prompt contradicts itself. Until then it costs tokens.

    ## Example
    The same item first and last in one list of rules: delete one.

    ## Evidence
    "Token quantity" among the 21 properties of "What Makes a Good Natural Language Prompt?"
    (arXiv 2506.06950). Repetition on purpose can help (re-reading), which is why only copies
    within one passage are reported.
    """

    code: ClassVar[str] = "PRM512"
    name: ClassVar[str] = "repeated-instruction"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="one rule twice in a list",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Name the plant.\n'
                "Never mention the price of a plant.\n"
                "Answer in English.\n"
                '«Never mention the price of a plant.»"""\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="each rule once",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Name the plant.\n'
                "Never mention the price of a plant.\n"
                'Answer in English."""\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the second of two equal instructions."""
        if prompt.role == "example":
            return
        for repetition in repetitions(prompt):
            where = place(prompt, repetition.second, prompt.span)
            yield Finding(where, f"said before, {repetition.distance}", label="said before")
