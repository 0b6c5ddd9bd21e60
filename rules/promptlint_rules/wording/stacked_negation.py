"""PRM509 stacked-negation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place
from promptlint_rules.wording.prose import Prose

_STACKED = late(
    r"(?<![\w'])(?:do not|don't|never|must not|should not|cannot|can't)(?: \w+){0,3}"
    r" (?:without|unless|fail to|not|avoid|refrain from|neglect to|forget to not)(?![\w'])"
    r"|(?<![\w'])not (?:un(?=\w{4})(?!der|ique|it|iversal|iform|til)|in(?:correct|accurate|valid)\b"
    r"|im(?:possible|proper)\b)\w*"
)


class StackedNegation(Rule):
    """One clause denies what it denies.

    ## What it does
    Reports two negations within one clause, such as "do not answer without", "never fail to"
    and "not unlikely". Off unless selected.

    ## Why it matters
    Readers and models lose count and do the contrary.

    ## Example
    "Do not answer without a source.": write "Name a source in every answer."

    ## Evidence
    "Manner" among the 21 properties of "What Makes a Good Natural Language Prompt?" (arXiv
    2506.06950): clear and direct, one reading. Guides ask for it; the paper counts no study
    that measured it.
    """

    code: ClassVar[str] = "PRM509"
    name: ClassVar[str] = "stacked-negation"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a rule turned twice",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "«Do not answer without» a source."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="the rule itself",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "Name a source in every answer."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the doubled negations."""
        for match in _STACKED.finditer(Prose.of(prompt).folded):
            span = Span(*match.span())
            shown = prompt.text[span.start : span.end]
            where = place(prompt, span, prompt.span)
            yield Finding(where, f'"{shown}" denies twice: say what is to be done')
