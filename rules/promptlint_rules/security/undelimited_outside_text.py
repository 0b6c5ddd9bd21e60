"""PRM402 undelimited-outside-text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.security.outside import FROM, is_told_as_data, outside_holes
from promptlint_rules.structure.slot import enclosure, tagged

_WORD = late(r"[^\W\d_]{2,}")
_FEWEST = 6
"""Words of a prompt that hold instructions; with fewer, the text is all there is."""


class UndelimitedOutsideText(Rule):
    """Text from outside stands among the instructions without a delimiter.

    ## What it does
    Reports holes that a request, `input()`, the command line, a file of the user's choice, the web
    or a tool fills, without tags, a fence, quotes or rules around them. Silent where the prompt
    says that the text is data, and where there are no instructions to mix it with. The fix is shown
    and never applied. Off unless selected.

    ## Why it matters
    Whoever writes the text can go on with instructions of his own, and nothing shows where they
    begin.

    ## Example
    `f"Translate into French and keep names as they are. {page}"`

    ## Evidence
    OWASP LLM01 (prompt injection); delimiting and marking untrusted text lowers the success of
    attacks ("spotlighting", Hines et al., 2024).
    """

    code: ClassVar[str] = "PRM402"
    name: ClassVar[str] = "undelimited-outside-text"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a page of the web among the instructions",
            code=(
                "import ollama\n"
                "import requests\n"
                "\n"
                'page = requests.get("https://ulm.example").text\n'
                'prompt = f"Translate into French and keep all names as they are. «{page}»"\n'
                'ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
        Example(
            title="the page in tags",
            code=(
                "import ollama\n"
                "import requests\n"
                "\n"
                'page = requests.get("https://ulm.example").text\n'
                'prompt = f"Translate into French and keep all names.\\n<page>{page}</page>"\n'
                'ollama.generate(model="qwen2.5:7b", prompt=prompt)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the outside holes that nothing sets apart."""
        if len(_WORD.findall(prompt.text)) < _FEWEST or is_told_as_data(prompt):
            return
        for one in outside_holes(prompt):
            if enclosure(prompt, facts.prism(prompt).markers, one.hole) in ("", "label"):
                yield Finding(
                    one.span,
                    f"`{one.hole.name}` brings {FROM[one.channel]} among the instructions, and"
                    " nothing shows where it ends",
                    label="no tag, fence or quotes",
                    fix=tagged(prompt, one.hole),
                )
