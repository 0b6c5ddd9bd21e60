"""PRM804 ambiguous-trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.template.place import place

_SIGN = (
    r"(?:period|full stop|dot|comma|(?:question|exclamation|quotation) (?:mark|point)|colon"
    r"|semicolon|(?<!em )dash|hyphen|slash|apostrophe|(?:blank|empty) line|line break|newline"
    r"|blank space)"
)
_KIND = (
    r"(?:(?:just|only|simply) )?(?:(?:the|an?|my) )?(?:(?:single|simple|plain) )?"
    r"(?:(?:word|symbol|character|letter|sign|mark|message|phrase|command|text)s? )?(?:with )?"
)
_EVENT = late(
    r"\b(?:when|whenever|if|once|as soon as|every time|each time|any ?time|after|should)"
    r" (?P<who>i|we|you|the \w+|a \w+|users?|my (?:message|reply|answer|input|line|text))"
    r" (?:just |only |simply )?(?:say|write|type|use|enter|send|put|see|read|find|mention|answer"
    r"|repl[yi]|respond|press|end|start|begin|contain|consist|include|is)(?:e?s)?(?: me| you)?"
    r"(?: (?:a|the|my|each|every) (?:line|message|sentence|paragraph|reply|turn))?"
    rf"(?: (?:in|with|of))? {_KIND}$"
)
_DOING = late(rf"\b(?:typing|entering|sending|pressing|writing|saying) {_KIND}$")
_DONE = late(
    r" (?:always )?(?:ends|starts|begins|means|makes|opens|closes|stops|pauses|shows|switches"
    r"|triggers|skips|repeats|undoes|restarts|saves|tells|brings|calls)\b"
)
_MEANS = late(r",?\.?\s*(?:i|we|it|that|this) (?:always )?(?:mean|refer|stand)s?\b")
_DEFINED = late(
    r"(?: \([^\w\s()]{1,3}\))?(?: (?:on its own|alone|by itself"
    r"|at the (?:end|start|beginning)(?: of [^.,\n]{1,20}?)?))?,? (?:always |here |then )?"
    r"(?:means?|stands? for|refers? to|(?:is|are) short for|signals?|denotes?|tells? you|asks? you"
    r"|triggers?|makes you|is (?:my|the|your|our|a) (?:\w+ )?(?:sign|signal|cue|command|trigger"
    r"|keyword|code ?word|shortcut|word) (?:for|to|that))\b(?P<rest>[^.\n]{0,40})"
)
_READ = late(
    r"\b(?:treat|read|take|interpret|understand|regard|consider|see|let|use|using|by)"
    r"(?: the| every| each| any)?(?: word| symbol| character| letter| sign| mark)? $"
)
_AS = late(
    r" (?:as\b|to (?:mean|say|ask|tell|refer)|mean\b|stand for|refer to|be (?:the|a|my)\b"
    r"|(?:i|we) (?:always )?(?:mean|refer))"
)
_CALLED = late(
    r"\b(?:trigger|command|keyword|signal|cue|code ?word|shortcut|magic word)(?: (?:word|phrase))?"
    rf"(?: (?:for|to) [^.:\n]{{1,50}}?)?(?: is|:| will be)? {_KIND}$"
)
_PERSON = late(
    r"\b(?:you|i|we|me|please|stop|continue|go on|start|write|give|show|print"
    r"|explain|repeat|tell|translate|list|skip|end|undo|open|close|save)\b"
)
_PRONOUNS = frozenset("you i we they he she".split())
"""Words that a text tells the model to call somebody by: no triggers of the user's."""
_REACH = 90
"""Characters before a word that can make it a trigger."""
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
_SIGNS = (
    "period", "full stop", "dot", "comma", "colon", "dash", "hyphen", "slash", "apostrophe",
    "blank", "empty line", "line break", "newline", "tion mark", "tion point",
)  # fmt: skip
"""Parts of the names of signs, quick to look for."""
_MENTIONED = late(
    rf"[\"'`“‘«]\s?(?P<quoted>[^\w\s]|{'|'.join(sorted(_COMMON_WORDS | _PHATIC))})\s?[\"'`”’»]"
)
_NAMED = late(
    rf"\b(?P<named>(?:an?|each|every|any) (?:single |simple |plain |lone )?{_SIGN})\b(?![-\w])"
)
_MARK = late(r"[^\w\s]")
_SENTENCE_MARKS = frozenset(".,?!;:")
_ALONE = late(r"(?:,| on its own\b| alone\b| by itself\b)")
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
    """Yield the common words and signs that a text makes triggers."""
    small = text.lower()
    if len(small) != len(text):
        return
    for match in _MENTIONED.finditer(small):
        if _is_trigger(small, match, match["quoted"]):
            yield Span(*match.span("quoted"))
    for match in _NAMED.finditer(small) if any(sign in small for sign in _SIGNS) else ():
        if _is_trigger(small, match, ""):
            yield Span(*match.span("named"))


def _is_trigger(small: str, match: re.Match[str], word: str) -> bool:
    """Say whether what stands around a word or sign gives it a meaning of its own.

    Args:
        small: the text, in small letters.
        match: the place of the word, with its quotation marks.
        word: the word or mark; "" for a sign that is called by its name.
    """
    before = small[max(0, match.start() - _REACH) : match.start()].rpartition("\n")[2]
    event = _EVENT.search(before)
    if event and _is_ambiguous_event(event["who"], word, small, match.end()):
        return True
    if _DOING.search(before) and _DONE.match(small, match.end()):
        return True
    is_plain = not word or word in _FUNCTION_WORDS
    is_loose = match[0].startswith(("'", "‘"))  # so texts quote a word to speak of it
    defined = None if is_loose else _DEFINED.match(small, match.end())
    if defined and (is_plain or (_MARK.fullmatch(word) and _PERSON.search(defined["rest"]))):
        return True
    is_read = _READ.search(before) and _AS.match(small, match.end())
    is_address = word in _PRONOUNS and small.startswith(" to refer", match.end())
    return is_plain and not is_address and bool(is_read or _CALLED.search(before))


def _is_ambiguous_event(who: str, word: str, small: str, end: int) -> bool:
    """Say whether what somebody writes, or the model comes across, comes up in ordinary text."""
    is_own = who in {"i", "we"} or who.startswith("my ")
    if not word:
        return is_own or who in _READERS or _ALONE.match(small, end) is not None
    if word in _SENTENCE_MARKS:
        return True
    if is_own and (_MARK.fullmatch(word) or word in _PHATIC):
        return True
    return word in (_COMMON_WORDS if _MEANS.match(small, end) else _FUNCTION_WORDS)
