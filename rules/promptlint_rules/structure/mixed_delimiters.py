"""PRM304 mixed-delimiters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.slot import slots
from promptlint_rules.template.place import place

_NAMES = {"tag": "tags", "fence": "a fence", "quotes": "quotes", "rule": "rules"}


class MixedDelimiters(Rule):
    """Texts of one kind are set apart in two ways.

    ## What it does
    Looks at the holes that long texts fill, and reports the one that stands in quotes, a fence or
    rules where the others stand in tags, or the other way round. Code in a fence is no text. Off
    unless selected.

    ## Why it matters
    The reader has to learn two conventions, and the model takes the difference for a meaning.

    ## Example
    One document in `<document>` tags and the next one in triple quotes.

    ## Evidence
    PromptPrism counts delimiters among the syntactic marks; Sclar et al. (2024) show how much
    answers depend on them.
    """

    code: ClassVar[str] = "PRM304"
    name: ClassVar[str] = "mixed-delimiters"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="tags and quotes",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def ask(article: str, review: str):\n"
                '    prompt = f"Compare.\\n<a>{article}</a>\\nReview: \\"«{review}»\\""\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
        Example(
            title="tags twice",
            code=(
                "import ollama\n"
                "\n"
                "\n"
                "def ask(article: str, review: str):\n"
                '    prompt = f"Compare.\\n<a>{article}</a>\\n<b>{review}</b>"\n'
                '    return ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the slots that are set apart in another way than most."""
        if len(prompt.holes) < 2:
            return
        markers = facts.prism(prompt).markers
        coded = [fence.span for fence in markers.fences if fence.language]
        found = [
            slot
            for slot in slots(prompt, markers)
            if slot.enclosure in _NAMES and not any(one.contains(slot.hole.span) for one in coded)
        ]
        counts = Counter(slot.enclosure for slot in found)
        for slot in found:
            usual = counts.most_common(1)[0][0]
            if slot.enclosure != usual:
                yield Finding(
                    slot.hole.source_span or place(prompt, slot.hole.span, prompt.span),
                    f"`{slot.hole.name}` stands in {_NAMES[slot.enclosure]}, another text of this"
                    f" prompt in {_NAMES[usual]}",
                )
