"""PRM506 dangling-pronoun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place
from promptlint_rules.wording.prose import Prose

_PRONOUN = late(
    r"(?P<at>it|they|this|these|those)\s+(?!is\b|are\b|was\b|were\b)"
    r"(?:must|should|shall|can|cannot|may|will|has|have|needs?|does|do|contains?|returns?)\b"
)


class DanglingPronoun(Rule):
    """A prompt begins with a pronoun that stands for nothing.

    ## What it does
    Reports "It", "They", "This" or "These" as the subject of a whole prompt's first sentence.
    "It is …" and "This is …", which announce what follows, are left alone. Off unless selected.

    ## Why it matters
    What the pronoun stands for was said somewhere else, in a message that the model may not
    see.

    ## Example
    "It must have a title.": write "The letter must have a title."

    ## Evidence
    "Manner" among the 21 properties of "What Makes a Good Natural Language Prompt?" (arXiv
    2506.06950): clear and direct, one reading. Guides ask for it; the paper counts no study
    that measured it.
    """

    code: ClassVar[str] = "PRM506"
    name: ClassVar[str] = "dangling-pronoun"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="nothing comes before it",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "«It» must have a title. Write a letter."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
        Example(
            title="the noun itself",
            code=(
                "import ollama\n"
                "\n"
                'ASK = "The letter must have a title."\n'
                'ollama.generate("llama3.1", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the pronoun that the first sentence begins with."""
        prose = Prose.of(prompt)
        first = next(prose.sentences(), None)
        if first is None or not prompt.whole or prompt.text[: first.start].strip():
            return
        match = _PRONOUN.match(prose.folded, first.start)
        if match:
            span = Span(*match.span("at"))
            shown = prompt.text[span.start : span.end]
            where = place(prompt, span, prompt.span)
            yield Finding(where, f'"{shown}" stands for nothing: name what is meant')
