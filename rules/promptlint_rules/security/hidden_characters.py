r"""PRM405 hidden-characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Edit, Finding, Fix, Prompt, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.security.invisible import describe, hidden
from promptlint_rules.template.source_map import SourceMap


class HiddenCharacters(Rule):
    r"""A prompt holds characters that a reviewer cannot see.

    ## What it does
    Reports zero-width characters, controls of writing direction, tag and private-use characters
    that stand in the source as themselves. Silent where writing needs them: joiners in emoji and in
    Arabic, Persian or Indic words, marks on lines that mix directions, flags made of tags, line
    breaks of Thai or Khmer; and where the source spells them as escapes (`"\u200b"`), which
    everybody can read. The fix removes them.

    ## Why it matters
    The model reads what the reviewer does not: whole sentences can be written in tag characters.
    Even a lone zero-width space from a web page splits a word into other tokens, so that "keep" is
    no longer the "keep" that the code compares with.

    ## Example
    `"Remove comments that insult a person<U+200B>."`

    ## Evidence
    "Trojan Source" (CVE-2021-42574) hides code behind controls of direction; hidden instructions
    in tag characters are known from descriptions of tools and from files of rules for assistants.
    """

    code: ClassVar[str] = "PRM405"
    name: ClassVar[str] = "hidden-characters"
    severity: ClassVar[Severity] = "error"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a zero-width space from a web page",
            code=(
                "import litellm\n"
                "\n"
                'RULE = "Answer yes or no«\u200b»."\n'
                'litellm.completion("gpt-4o", [{"role": "system", "content": RULE}])\n'
            ),
            fixed=(
                "import litellm\n"
                "\n"
                'RULE = "Answer yes or no."\n'
                'litellm.completion("gpt-4o", [{"role": "system", "content": RULE}])\n'
            ),
        ),
        Example(
            title="an emoji of two, and an escape that everybody sees",
            code=(
                "import litellm\n"
                "\n"
                'RULE = "Sign with 👩\u200d💻 and split words at \\u200b."\n'
                'litellm.completion("gpt-4o", [{"role": "system", "content": RULE}])\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the hidden characters that the source holds as themselves."""
        if prompt.text.isascii():
            return
        places = SourceMap(prompt)
        for span in hidden(prompt.text):
            where = places.exact(span)
            shown = prompt.text[span.start : span.end]
            if where is None or facts.text(where.start, where.end) != shown:
                continue
            yield Finding(
                where,
                f"the prompt holds {describe(shown)}, which nobody sees",
                label="hidden here",
                fix=Fix("Remove the hidden characters", (Edit(where, ""),)),
            )
