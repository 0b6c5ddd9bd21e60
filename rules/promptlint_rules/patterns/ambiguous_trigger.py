"""PRM804 ambiguous-trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place

_TRIGGER = late(
    r"\b(?:when|whenever|if|every time|each time|any time|anytime) (?P<who>i|we|the user"
    r"|a user) (?:say|write|type|use|enter|send|put)s?"
    r"(?: just| only)?(?: the (?:word|symbol|character|letter|sign|mark)"
    r"| an?)? ?[\"'`“‘«](?P<trigger>[^\"'`“”‘’«»\n]{1,20})[\"'`”’»],?\.?\s*"
    r"(?P<means>(?:i|we|it|that|this) (?:always )?(?:mean|refer|stand)s?\b)?",
    re.IGNORECASE,
)
_MARKS = "\"'`“‘«"
_PUNCTUATION = (
    "period", "full stop", "comma", "question mark", "exclamation mark", "colon", "semicolon",
    "dash", "hyphen", "slash",
)  # fmt: skip
_SIGN = f"(?:{'|'.join(_PUNCTUATION)})"
_NAMED = late(
    r"\b(?:when|whenever|every time) (?:i|we) (?:say|write|type|use|enter|send|put)"
    r" (?:just |only )?"
    rf"(?P<trigger>an? {_SIGN})\b"
    rf"|\b(?P<shown>an? {_SIGN})(?: \([^\w\s()]\))?,?"
    r" (?:always )?(?:means|stands for|refers to)\b",
    re.IGNORECASE,
)
_NOTATION = late(
    r"\b(?:treat|read|interpret|understand)(?: the| every| each| any)?(?: word| symbol"
    r"| character| sign| mark)?"
    r" [\"'`“](?P<before>[^\"'`“”\n]{1,12})[\"'`”] as\b"
    r"|[\"`“](?P<after>[^\"'`“”\n]{1,12})[\"`”] (?:always )?(?:means|refers to|stands for)\b",
    re.IGNORECASE,
)
_FUNCTION_WORDS = frozenset(
    "the an and or but of to in on at by for with from as is are was were be been it its this "
    "that these those"
    " he she they we you me my your him her them us our their so if then than not there here "
    "what who which"
    " do does did have has had will would can could should about into over under up out all"
    " any some".split()
)
_COMMON_WORDS = _FUNCTION_WORDS | frozenset(
    "a i one two time people way day man thing things make know take see come think look want "
    "give use find"
    " work good new first last long great little own other old right big high small large next "
    "early young"
    " more most now just also very when where how yes no ok okay well back only get go say"
    " text word file".split()
)
_PHATIC = frozenset("a i ok okay go and so well now right fine good sure thanks please".split())
"""Words that people put in and before sentences, so that they make no command of one's own."""
_MARK = late(r"[^\w\s]")


class AmbiguousTrigger(Rule):
    """A word that is to have a meaning of its own is one that everybody uses.

    ## What it does
    Reports the trigger of "when I say X, I mean …" and "when I type X, do …" where X is a
    punctuation
    mark, an article, a pronoun, a preposition or another of the commonest words. Commands that are
    typed alone ("next", "/undo") are fine.

    ## Why it matters
    The user writes the word in its ordinary sense all the time, and the model takes it for the
    command,
    or learns to ignore it.

    ## Example
    `Whenever I say "it", I mean the invoice that is open in the editor.`

    ## Evidence
    White et al., A Prompt Pattern Catalog to Enhance Prompt Engineering with ChatGPT (arXiv
    2302.11382), meta language creation: its authors warn of triggers that are common words or
    punctuation.
    """

    code: ClassVar[str] = "PRM804"
    name: ClassVar[str] = "ambiguous-trigger"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a pronoun",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """You edit a novel.\n'
                'Whenever I say "«it»", I mean the last chapter."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="a word of its own",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """You edit a novel.\n'
                'Whenever I say "@last", I mean the last chapter."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the triggers that occur in ordinary text."""
        for span in sorted({*_triggers(prompt.text)}):
            if not any(hole.span.overlaps(span) for hole in prompt.holes):
                yield Finding(
                    place(prompt, span, prompt.span),
                    f'"{prompt.text[span.start : span.end]}" also occurs in ordinary text, '
                    f"where it is no trigger",
                    label="too common",
                )


def _triggers(text: str) -> Iterator[Span]:
    """Yield the triggers of a text that are common words or marks."""
    is_marked = any(mark in text for mark in _MARKS)
    for match in _TRIGGER.finditer(text) if is_marked else ():
        if _is_ambiguous(match):
            yield Span(*match.span("trigger"))
    lower = text.lower()
    for match in _NAMED.finditer(text) if any(name in lower for name in _PUNCTUATION) else ():
        yield Span(*match.span("trigger" if match["trigger"] else "shown"))
    for match in _NOTATION.finditer(text) if is_marked else ():
        name = "before" if match["before"] else "after"
        if match[name].lower() in _FUNCTION_WORDS:
            yield Span(*match.span(name))


def _is_ambiguous(match: re.Match[str]) -> bool:
    trigger = match["trigger"].strip().lower()
    if match["who"].lower() in {"i", "we"} and (_MARK.fullmatch(trigger) or trigger in _PHATIC):
        return True
    return trigger in (_COMMON_WORDS if match["means"] else _FUNCTION_WORDS)
