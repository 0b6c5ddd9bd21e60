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
    r" ~20 examples?",
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
    r"for example ?[;:]",
    r"(?:one|two|three|four|few)[- ]shot",
)


_NEAR: Final = 1500
"""Characters between an input and its output, at most."""


@cache
def _line() -> re.Pattern[str]:
    """Match a line with a label that is filled in; the value tells a worked example."""
    return re.compile(
        r"^[ \t#*>\[-]*(?:(?P<given>Q|Question|Input|User|Human|Text|Sentence|Query|Instruction|"
        r"Context|Document|Review|Prompt|Request|Observation|Message|Task|Passage|Word|问题|输入)|"
        r"(?P<made>A|Answer|Output|AI|Assistant|Label|Response|Result|Final Answer|Summary|Thought|"
        r"Sentiment|Category|SQL ?Query|Translation|Completion|Bot|Action|Classification|Expected|"
        r"答案|回答|输出))[ \t*\]\d]{0,6}[:：][ \t*]*(?P<value>[^\n]*)$",
        re.MULTILINE | re.IGNORECASE,
    )


_DESCRIBES: Final = re.compile(
    r"(?:the |your |you |an? |\{|<|\[|\$|\.\.\.|…|[\"']?\w+(?: \w+)* here)", re.IGNORECASE
)


def _worked(wording: Wording) -> Iterator[Span]:
    """Yield what is given and what is made of it, both filled in with something definite."""
    given: re.Match[str] | None = None
    for match in _line().finditer(wording.text):
        if not match["value"].strip() or _DESCRIBES.match(match["value"]):
            given = None
        elif match["given"]:
            given = match
        elif given and match.start() - given.end() < _NEAR:
            yield Span(given.start(), match.end())
            given = None


@cache
def _label() -> re.Pattern[str]:
    """Match a line that begins with any label and is filled in."""
    return re.compile(
        r"^[ \t#*>-]*(?P<label>[A-Za-z][\w ]{0,25})[ \t*]*[:：][ \t*]*(?P<value>\S[^\n]*)$",
        re.MULTILINE,
    )


def _series(wording: Wording) -> Iterator[Span]:
    """Yield the lines of two labels of which each is filled in twice or more."""
    lines: dict[str, list[Span]] = {}
    for match in _label().finditer(wording.text):
        if not _DESCRIBES.match(match["value"]):
            span = Span(match.start(), match.end())
            lines.setdefault(match["label"].strip().lower(), []).append(span)
    repeated = [spans for spans in lines.values() if len(spans) > 1]
    if len(repeated) > 1:
        yield from (span for spans in repeated for span in spans)


def _find(wording: Wording) -> Iterator[Span]:
    if wording.role == "example":
        yield Span(0, len(wording.text))
        return
    yield from sorted({*_WORDS.find(wording.folded), *_worked(wording), *_series(wording)})


DEMOS: Final = Signal(
    "demos",
    "shows at least one example of an input with its output.",
    _find,
    ("Example:\nInput: cat\nOutput: animal",),
    ("Answer the question: {question}",),
)
