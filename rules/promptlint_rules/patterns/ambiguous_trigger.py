"""PRM804 ambiguous-trigger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place

_QUOTED = r"[\"'`“‘«](?P<quoted>[^\"'`“”‘’«»\n]{1,20})[\"'`”’»]"
_SIGN = (
    r"(?:period|full stop|dot|comma|(?:question|exclamation|quotation) (?:mark|point)|colon"
    r"|semicolon|(?<!em )dash|hyphen|slash|apostrophe|(?:blank|empty) line|line break|newline"
    r"|blank space)"
)
_NAMED = rf"(?P<named>an? (?:single |simple |plain |lone )?{_SIGN})\b(?: \([^\w\s()]{{1,3}}\))?"
_ANY = rf"(?:{_NAMED}|(?:an? |the )?{_QUOTED})"
_KIND = (
    r"(?:(?:just|only|simply) )?(?:(?:the|an?|my) )?(?:(?:single|simple|plain) )?"
    r"(?:(?:word|symbol|character|letter|sign|mark|message|phrase|command|text)s? )?(?:with )?"
)
_EVENT = late(
    r"\b(?:when|whenever|if|once|as soon as|every time|each time|any ?time|after|should)"
    r" (?P<who>i|we|you|the \w+|a \w+|users?|my (?:message|reply|answer|input|line|text)"
    r"|(?:the|a) (?:message|line|sentence|paragraph))"
    r" (?:just |only |simply )?(?:say|write|type|use|enter|send|put|see|read|find|mention|answer"
    r"|repl[yi]"
    r"|respond|press|end|start|begin|contain|consist|include|is)(?:e?s)?(?: me| you)?"
    rf"(?: (?:in|with|of))? {_KIND}{_ANY},?\.?"
    r"(?: (?:on its own|alone|by itself|at (?:the|its) (?:end|start"
    r"|beginning)(?: of \w+ \w+)?),?)?\s*"
    r"(?P<means>(?:i|we|it|that|this) (?:always )?(?:mean|refer|stand)s?\b)?",
    re.IGNORECASE,
)
_DEFINED = late(
    rf"{_ANY}(?: (?:on its own|alone|by itself|at the (?:end|start"
    rf"|beginning)(?: of [^.,\n]{{1,20}}?)?))?,?"
    r" (?:always |here |then )?(?P<verb>means?|stands? for|refers? to|(?:is|are) short for"
    r"|signals?|denotes?|tells? you|asks? you|triggers?|makes you"
    r"|is (?:my|the|your|our|a) (?:\w+ )?(?:sign|signal|cue|command|trigger|keyword|code ?word"
    r"|shortcut"
    r"|word) (?:for|to|that))\b(?P<rest>[^.\n]{0,40})",
    re.IGNORECASE,
)
_READ = late(
    r"\b(?:treat|read|take|interpret|understand|regard|consider|see|let|use|using|by)"
    r"(?: the| every| each| any)?(?: word| symbol| character| letter| sign| mark)?"
    rf" {_ANY} (?P<verb>as\b|to (?:mean|say|ask|tell|refer)|mean\b|stand for|refer to|be (?:the"
    rf"|a|my)\b"
    r"|(?:i|we) (?:always )?(?:mean|refer))",
    re.IGNORECASE,
)
_CALLED = late(
    r"\b(?:trigger|command|keyword|signal|cue|code ?word|shortcut|magic word)(?: (?:word|phrase))?"
    rf"(?: (?:for|to) [^.:\n]{{1,50}}?)?(?: is|:| will be)? {_KIND}{_ANY}",
    re.IGNORECASE,
)
_PERSON = late(
    r"\b(?:you|i|we|me|please|stop|continue|go on|start|write|give|show|print)\b", re.IGNORECASE
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
_MENTIONS = (
    '"', "'", "`", "“", "‘", "«", "period", "full stop", "dot", "comma", " mark", "colon", " dash",
    "hyphen", "slash", "apostrophe", "blank", "empty line", "line break", "newline",
)  # fmt: skip
_MARK = late(r"[^\w\s]")
_READERS = frozenset({"you", "the message", "a message", "the line", "a line"})
"""Who comes across a sign without having meant it."""


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
    small = text.lower()
    if not any(mark in small for mark in _MENTIONS):
        return
    for pattern, cues, is_ambiguous in _FRAMES:
        if any(cue in small for cue in cues):
            for match in pattern.finditer(text):
                if is_ambiguous(match):
                    yield Span(*match.span("named" if match["named"] else "quoted"))


def _is_ambiguous_event(match: re.Match[str]) -> bool:
    """Say whether what somebody writes, or a text holds, comes up in ordinary text."""
    who = match["who"].lower()
    is_own = who in {"i", "we"} or who.startswith("my ")
    if match["named"]:
        return is_own or who in _READERS
    trigger = match["quoted"].strip().lower()
    if is_own and (_MARK.fullmatch(trigger) or trigger in _PHATIC):
        return True
    return trigger in (_COMMON_WORDS if match["means"] else _FUNCTION_WORDS)


def _is_ambiguous_name(match: re.Match[str]) -> bool:
    """Say whether what is given a meaning is a function word, or a sign that has one for a talk."""
    if match["named"]:
        return True
    trigger = match["quoted"].strip().lower()
    is_mark = _MARK.fullmatch(trigger) and _PERSON.search(match.groupdict().get("rest") or "")
    return trigger in _FUNCTION_WORDS or bool(is_mark)


def _is_ambiguous_call(match: re.Match[str]) -> bool:
    """Say whether what is called a command is a function word or one sign."""
    if match["named"]:
        return True
    trigger = match["quoted"].strip().lower()
    return trigger in _FUNCTION_WORDS


_Judge = Callable[[re.Match[str]], bool]
_FRAMES: tuple[tuple[re.Pattern[str], tuple[str, ...], _Judge], ...] = (
    (
        _EVENT,
        ("i say", "i write", "i type", "i use", "i enter", "i send", "i put", "i mention",
         "i answer",
         "i reply", "i respond", "i press", "i end", "i start", "i begin", "we say", "we write",
         "we type", "user says", "user writes", "user types", "user enters", "user sends",
         "users say",
         "you see", "you read", "you find", "message", " says ", " writes ", " types "),
        _is_ambiguous_event,
    ),
    (
        _DEFINED,
        ("means", "mean ", "stands for", "stand for", "refers to", "short for", "signal", "denote",
         "tells you", "asks you", "trigger", "makes you", " sign ", "command ", "cue ",
         "shortcut "),
        _is_ambiguous_name,
    ),
    (
        _READ,
        ("treat ", "interpret ", "understand ", "regard ", " i mean", "to mean", "mean ",
         "stand for",
         " as "),
        _is_ambiguous_name,
    ),
    (
        _CALLED,
        ("trigger", "command", "keyword", "signal", "cue", "code word", "codeword", "shortcut",
         "magic word"),
        _is_ambiguous_call,
    ),
)  # fmt: skip
"""Ways to introduce a trigger, what a text has at least that does, and what makes it ambiguous."""
