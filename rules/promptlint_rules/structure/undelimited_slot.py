"""PRM308 undelimited-slot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.slot import slots, tagged
from promptlint_rules.template.place import place

_SHORTEST = 40
"""Characters of a prompt below which there is nothing to set the slot apart from."""


class UndelimitedSlot(Rule):
    """A long text is filled in without anything around it.

    ## What it does
    Reports holes that take long texts (by their names, or what fills them) without a label, a tag,
    a fence, quotes or rules around them. The fix is shown and never applied. Off unless selected.

    ## Why it matters
    The model cannot tell the text from the instructions around it.

    ## Example
    `f"Summarise {article} in two sentences and name the author."`

    ## Evidence
    From Prompts to Templates: templates that mark where their inputs stand are followed better.
    """

    code: ClassVar[str] = "PRM308"
    name: ClassVar[str] = "undelimited-slot"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="an article among the words",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def ask(article: str):\n"
                '    prompt = f"Summarise «{article}» in two sentences and name the author."\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
        Example(
            title="an article in tags",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def ask(article: str):\n"
                '    prompt = f"Summarise in two sentences: <article>{article}</article>"\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the long slots without anything around them."""
        if not prompt.holes or not prompt.whole or len(prompt.text) < _SHORTEST:
            return
        for slot in slots(prompt, facts.prism(prompt).markers):
            if not slot.enclosure:
                yield Finding(
                    slot.hole.source_span or place(prompt, slot.hole.span, prompt.span),
                    f"nothing sets `{slot.hole.name}` apart from the instructions",
                    label="no label, tag or fence",
                    fix=tagged(prompt, slot.hole),
                )
