"""The signal `demos`: at least one demonstration of an input with its output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from promptlint.model import Span
from promptlint.prism.phrases import Phrases
from promptlint.prism.signals.signal import Signal
from promptlint.prism.wording import Wording

_WORDS: Final = Phrases(
    r"(?:here (?:are|is)|below (?:are|is)|following (?:are|is)|these are|see|some|few|take these)"
    r"[^.!?\n]{0,20} examples?",
    r"(?:example|sample) \d",
    r"examples? ?:",
    r"(?:example|sample) (?:input|output|question|query|usage|answer|response|task|commit message|"
    r"conversation|dialog(?:ue)?|interaction)s?",
    r"(?:input|output) (?:example|sample)s?",
    r"end of example",
    r"for example,? (?:if|when|given|the (?:input|question|query))",
    r"for instance,? (?:if|to|when|given)",
    r"such as in (?:the|this) example",
    r"is an example",
)


@cache
def _pairs() -> re.Pattern[str]:
    """Match a label that is filled in, as in a worked example."""
    return re.compile(
        r"^[ \t#*>-]*(?P<label>Q|A|Question|Answer|Input|Output|User|Human|AI|Assistant|Thought|"
        r"Observation|问题|答案|回答|例子\d?|Text|Sentence|Label|Response|Query|Instruction)"
        r"[ \t*]*[:：][ \t*]*(?P<value>[^\n{<\[]{2,})$",
        re.MULTILINE | re.IGNORECASE,
    )


def _find(wording: Wording) -> Iterator[Span]:
    yield from _WORDS.find(wording.folded)


DEMOS: Final = Signal(
    "demos",
    "shows at least one example of an input with its output.",
    _find,
    ("Example:\nInput: cat\nOutput: animal",),
    ("Answer the question: {question}",),
)
