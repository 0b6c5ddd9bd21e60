"""Rules that look for words of a table, in all prose or only where something is required."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.rule import Facts, Rule
from promptlint_rules.template.place import place
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.requirement import is_requirement, sentences


class CueRule(Rule):
    """Reports each place where a prompt's prose has one of the cues."""

    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    cues: ClassVar[str]
    """A regular expression for whole words in lower case."""
    advice: ClassVar[str]
    """What is wrong with a cue and what to do, as the message says it."""
    of_requirements: ClassVar[bool] = True
    """Whether only sentences that require something are looked at."""

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the cues of the prompt's prose."""
        if prompt.role == "example":
            return
        prose = Prose.of(prompt)
        for span, sentence in sentences(prose):
            if self.of_requirements and not is_requirement(sentence):
                continue
            for match in _compiled(self.cues).finditer(sentence):
                yield self.finding(prompt, Span(*match.span()).shift(span.start))

    def finding(self, prompt: Prompt, span: Span) -> Finding:
        """Return the finding for a place of the text."""
        shown = " ".join(prompt.text[span.start : span.end].split())
        where = place(prompt, span, prompt.span)
        return Finding(where, f'"{shown}" {self.advice}', label=self.name.replace("-", " "))


@cache
def _compiled(cues: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{cues})(?![\w'-])")
