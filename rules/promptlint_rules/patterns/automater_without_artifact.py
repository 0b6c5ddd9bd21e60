"""PRM808 automater-without-artifact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place

_AUTOMATES = late(
    r"\b(?:whenever|when|every time|each time|if) you (?:suggest|produce|propose|give|recommend"
    r"|generate|provide|write|output|list)\b"
    r"[^.\n]{0,80}\b(?:steps|instructions|changes|actions"
    r"|tasks)\b[^.\n]{0,60}?\bautomat\w+(?: (?:them|it|these|those|this|all of them))?",
    re.IGNORECASE,
)
_ARTIFACT = late(
    r"\b(?:scripts?|playbooks?|makefile|programs?|macros?|code|bash|shell|python|ansible"
    r"|terraform|workflows?|dockerfile|functions?"
    r"|batch|powershell|commands?|jobs?|pipelines?|sql|artifacts?|artefacts?)\b",
    re.IGNORECASE,
)
_NEAR = 160


class AutomaterWithoutArtifact(Rule):
    """Steps are to be automated, and nothing says as what.

    ## What it does
    Reports "whenever you suggest steps, automate them" where neither that sentence nor the next
    names a
    script, a playbook, a program or another artefact. Off unless selected.

    ## Why it matters
    The model answers that it cannot automate anything, or picks a language that nobody can run.

    ## Example
    "Whenever you suggest several steps, automate them."

    ## Evidence
    White et al., A Prompt Pattern Catalog to Enhance Prompt Engineering with ChatGPT (arXiv
    2302.11382), output automater: the artefact has to be named concretely.
    """

    code: ClassVar[str] = "PRM808"
    name: ClassVar[str] = "automater-without-artifact"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="automated as what",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Help me with my server.\n'
                '«Whenever you suggest several steps, automate them»."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="as a script",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Help me with my server.\n'
                'Whenever you suggest several steps, automate them with a shell script."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the demands to automate without an artefact."""
        for match in _AUTOMATES.finditer(prompt.text):
            if not _ARTIFACT.search(prompt.text[match.start() : match.end() + _NEAR]):
                span = Span(*match.span())
                yield Finding(
                    place(prompt, span, prompt.span),
                    "nothing says what is to automate the steps: a script, a playbook …",
                )
