"""A text as the properties read it: what instructs apart from what is given to work on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Final

from promptlint.model import Span
from promptlint.prism.wording import Wording


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word, and each pair of neighbouring words, stands in a part of a text."""

    counts: Counter[str]
    pairs: Counter[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> Vocabulary:
        """Count the words of a text in lower case."""
        words = _words().findall(text)
        return cls(Counter(words), Counter(pairwise(words)))

    @property
    def size(self) -> int:
        """How many words there are."""
        return self.counts.total()


class Reading:
    """A text with its instructions and its material told apart.

    Material is what comes after the last line that instructs, or from the first line on that
    begins with the label of an input, as in "Passage: …".
    """

    def __init__(self, wording: Wording) -> None:
        """Take a text."""
        self.text: Final = wording.text
        self.folded: Final = wording.folded
        self.cut: Final = _cut(self.text)
        """Where the material begins: the end of the text if nothing is told apart."""

    @cached_property
    def instructions(self) -> str:
        """What instructs, in lower case."""
        return self.folded[: self.cut]

    @cached_property
    def material(self) -> str:
        """What is given to work on, as written; empty if nothing is told apart from the rest."""
        return self.text[self.cut :]

    @cached_property
    def instructing(self) -> Vocabulary:
        """The words that instruct."""
        return Vocabulary.of(self.instructions)

    @cached_property
    def whole(self) -> Vocabulary:
        """All words."""
        return Vocabulary.of(self.folded) if self.material else self.instructing

    @property
    def given_words(self) -> int:
        """How many words there are to work on."""
        return self.whole.size - self.instructing.size

    @cached_property
    def placed(self) -> Sequence[tuple[str, Span]]:
        """Each word in lower case, and its place."""
        return tuple(
            (match[0], Span(match.start(), match.end())) for match in _words().finditer(self.folded)
        )


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:'[^\W_]+)?")


@cache
def _instructing() -> re.Pattern[str]:
    """What shows that a line instructs, also where it comes after the material."""
    return re.compile(
        r"\b(?i:you (?:are|will be|have been) (?:given|asked|expected|provided|required)"
        r"|you (?:must|need to)|your (?:task|job|goal|output|response|answer (?:should|must|is))"
        r"|make sure (?:the|your|that|to)|in your (?:response|reply|answer)"
        r"|(?:do not|don't) (?:use|include|write|add|output|generate|provide|explain|say anything)"
        r"|please (?:respond|include|reply|write|answer|return|ensure|make|limit|use))"
        r"|(?:^|[.!?:][ \t]+)(?:Answer|Output|Return|Classify|Generate|Respond|Include|Provide|"
        r"Write"
        r"|Use|Highlight|Organize|Choose|Select|Give|Formatting)\b(?! ?\d? ?[:;0-9])"
        r"|^[ \t]*(?i:format|guideline|note|constraint|instruction|rule|output format|goal|tone"
        r"|style|role|task|objective|important|remember|language|length|requirement)\w*[^:\n]{0,20}:",
        re.MULTILINE,
    )


@cache
def _label() -> re.Pattern[str]:
    """The label of an input at the begin of a line, with what it labels behind it."""
    return re.compile(
        r"\n[ \t]*(?!(?:format|guideline|note|constraint|instruction|rule|output|template|goal|"
        r"tone|"
        r"style|role|task|objective|important|warning|remember|language|length|step|require|"
        r"thought|action|observation|example)\w*[^:\n]{0,20}:)"
        r"[a-z][a-z_]{0,20}(?:[ -][a-z_]{1,20}){0,3} ?\d?[ \t]*:(?=[ \t]*\S)",
        re.IGNORECASE,
    )


def _cut(text: str) -> int:
    first = text.find("\n")
    if first < 0:
        return len(text)
    last = first
    for match in _instructing().finditer(text, first + 1):
        last = match.end()
    after = text.find("\n", last)
    ends = len(text) if after < 0 else after + 1
    labelled = _label().search(text, first, ends)
    cut = labelled.start() + 1 if labelled else ends
    return cut if text[cut:].strip() else len(text)
