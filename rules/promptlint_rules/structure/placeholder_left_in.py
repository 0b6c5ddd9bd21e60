"""PRM312 placeholder-left-in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Filling, Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.structure.blank_field import blank_fields
from promptlint_rules.structure.line import is_fenced
from promptlint_rules.template.place import is_foreign, place
from promptlint_rules.template.quotation import Quotation

_NOTES = ("TODO", "FIXME", "TBD", "XXX", "NOTE TO SELF", "todo:", "fixme:", "PLACEHOLDER")
_NOTE = late(
    r"^[ \t]*(?:#+ ?|//+ ?|[-*] |\(|<!-- ?"
    r"|\{# ?)?(?P<note>(?:TODO|FIXME|TBD|XXX|NOTE TO SELF)\b(?=:|\(| - | [a-z]|\))"
    r"|(?:todo|fixme|PLACEHOLDER)(?=:)|PLACEHOLDER(?=[ \t]*$))"
    r"|(?<=[.!?] )\(?(?P<later>TODO|FIXME|TBD):|[\[<](?P<boxed>TODO|FIXME|TBD)\b",
    re.MULTILINE,
)
_AMOUNT = late(
    r"(?<![\w-])X{2,4}(?= (?:EUR|USD|euros?|dollars?|percent|days?|hours?|minutes?|years?)\b)"
)
_UNKNOWN = late(
    r"(?<=[a-z] )(?:(?<=\bis )|(?<=\bare )|(?<=\bat )|(?<=\bfrom )|(?<=\bcosts )|(?<=\buntil ))"
    r"(?:TBD|TBA|TODO|FIXME)(?=[.,;)]|$)",
    re.MULTILINE,
)
"""What stands where a fact is to be: "The opening hours are TBD."."""
_LATER = late(
    r"\((?:to be (?:added|filled in|completed|defined|decided|written|confirmed|announced)"
    r"|fill (?:this )?in(?: later)?"
    r"|(?:add|describe|insert|put|paste|list|specify) (?:more )?[\w ]{1,30} (?:here|later)|tbd)\)"
    r"|(?<=[a-z] )\(todo\)",
    re.IGNORECASE,
)
_OPEN = ("TBD", "TODO", "TBA", "FIXME", "???")
_VALUE = late(
    r"^[ \t]*(?:[-*] )?[^\W\d_][\w /'-]{1,30}:[ \t]*(?P<value>TBD|TODO|TBA|FIXME|\?{3,})[ \t]*$",
    re.MULTILINE,
)
_INSERT = late(
    r"\[(?:INSERT|ADD|FILL IN|PUT|PASTE|REPLACE(?: WITH)?|ENTER|YOUR)\b[A-Z0-9 ,'/&_-]{2,60}\]"
    r"|\[(?:Insert|Paste|Put|Fill in|Enter|Replace with|Add)"
    r" (?:your|the|a|an|any|here|its|our|name)\b[^\]\n{}]{1,80}\]"
    r"|\{(?:INSERT|FILL IN|PASTE|ENTER|PUT) [A-Z0-9][A-Z0-9 ,'/&_-]{2,60}\}"
    r"|<(?:[Ii]nsert|[Pp]aste|[Ff]ill in) [^<>\n{}]{2,60}>"
    r"|\[(?:insert|paste|fill in) [^\]\n{}]{2,60}\]"
    r"|[<\[][A-Za-z][A-Za-z ]{2,40} goes here[>\]]"
    r"|<(?:put|enter|add) (?:your|the|a|an|any) [^<>\n{}]{2,60}>"
    r"|[<\[][Yy]our (?!.{0,30}\b(?:answer|response|reply|output|thoughts?|reasoning|rating|score"
    r"|verdict|code|summary|analysis|explanation|solution)\b)[A-Za-z][A-Za-z ]{2,40} here[>\]]"
    r"|(?=\[)(?:(?<=\bfor )|(?<=\bof )|(?<=\bat )|(?<=\bis )|(?<=\bare )|(?<=\bcall )"
    r"|(?<=\bcalled )|(?<=\bnamed )|(?<=\bfrom )|(?<=\bby ))\[(?!TODO|FIXME|TBD)[A-Z][A-Z ]{3,40}\]"
)
_ANSWER = late(
    r"\b(?:answers?|responses?|reply|output|thoughts?|reasoning|rating|score|verdict)\b",
    re.IGNORECASE,
)
"""What the model is to put in, not the author."""
_ENGLISH = late(r"\b(?:the|you|your|and|of|are|for|with|be|this)\b", re.IGNORECASE)
_FEWEST = 2
"""Different English words of a prompt with filler; with fewer, it is a test that sends filler."""
_LOREM = late(
    r"(?:^|(?<=[.!?:] )|(?<=  ))lorem ipsum\b[^.\n]*|\blorem ipsum dolor\b[^.\n]*",
    re.IGNORECASE | re.MULTILINE,
)
"""The filler itself; within a sentence, its name alone says what is to be looked for."""
_FORM = late(
    r"\b(?:format(?:ted|s)?|templates?|structure|examples?|placeholders?|such as|e\.g\.|as follows"
    r"|skeleton|outline|sections?|output|signature)\b|:\s*$",
    re.IGNORECASE,
)
_SWAPPED = late(r"\b(?:replac|mask|redact|anonymi[sz])\w*", re.IGNORECASE)
"""What the model is to put a placeholder for."""
_INPUT = late(
    r"[ \t]*(?:context|background|facts|about (?:us|me)|input|text|document|data|company)"
    r"[^:]{0,20}:",
    re.IGNORECASE,
)
_GIVEN = late(
    r"(?:^|[.!?] |\n)(?:use|follow|keep to|stick to|apply|obey|respect|write in|answer in|speak in)"
    r" (?:this|these|the following|the) [^:.\n{}\[\]<>]{3,60}:\s*\Z",
    re.IGNORECASE,
)
"""Words that lead to what only the author can give."""
_HERE = late(r"\bhere[>\]]$", re.IGNORECASE)
_MADE = late(
    r"\b(?:formats?|formatted|templates?|structure|examples?|placeholders?|as follows"
    r"|fill(?:ed)? in|following|e-?mails?|letters?|draft|posts?)\b",
    re.IGNORECASE,
)
"""Words of texts that the model makes, so that a field in it is a form's; without one, "Hours:
<insert the hours here>" is a fact that the author forgot."""
_NEAR = 400
"""Characters behind a text in which such a comment stands."""
_COMMENT = late(r"\s*#\s*(?:TODO|FIXME|XXX)\b")
_FEW_WORDS = 12
_TOLD = late(r"[ \t,)\]]*\#[^\n]*\b(?:replace|change|fill|put|insert|enter|your)\b", re.IGNORECASE)
"""A comment behind a text that tells whoever copies the code to put their own there."""


class PlaceholderLeftIn(Rule):
    """A note or placeholder of the author is still in the prompt.

    ## What it does
    Reports lines that begin with TODO, FIXME or TBD and a text, `[INSERT NAME OF SHOP]` and its
    kin, `<your text here>` and lorem ipsum that reach the model, and any field in brackets or
    double braces without which a sentence says nothing ("The fee is due on [date of payment].").
    Silent where the code replaces them, where the text quotes or explains them, and in the form of
    an answer, which the model fills in.

    ## Why it matters
    The model takes the placeholder for a name, repeats it to customers, or invents what is missing.

    ## Example
    `"You answer complaints for [INSERT NAME OF SHOP], a shop for bicycles."`

    ## Evidence
    Templates from prompt libraries are full of such placeholders (From Prompts to Templates).
    """

    code: ClassVar[str] = "PRM312"
    name: ClassVar[str] = "placeholder-left-in"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a name that nobody put in",
            code=(
                "import ollama\n"
                "\n"
                'RULES = "You work for «[INSERT NAME OF SHOP]», a shop for bicycles."\n'
                'ollama.generate(model="qwen2.5:7b", system=RULES, prompt="My wheel is bent.")\n'
            ),
        ),
        Example(
            title="the code puts it in, and a note that is the topic",
            code=(
                "import ollama\n"
                "\n"
                'RULES = "You work for [INSERT NAME OF SHOP]. List every TODO in the mail."\n'
                "\n"
                "\n"
                "def answer(shop: str):\n"
                '    rules = RULES.replace("[INSERT NAME OF SHOP]", shop)\n'
                '    return ollama.generate(model="qwen2.5:7b", system=rules)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield what the author meant to replace."""
        if not (prompt.whole or prompt.sent) or (prompt.role == "tool" and not prompt.sent):
            return  # a part, or what the program writes into a file for somebody to fill in
        is_told = _TOLD.match(facts.text(prompt.span.end, prompt.span.end + _NEAR))
        if is_told or _is_code(prompt.text):
            return
        quotation = Quotation(prompt.text)
        replaced: dict[str, bool] = {}
        for span in sorted(set(_left_in(prompt.text))):
            shown = prompt.text[span.start : span.end]
            is_form = shown[0] in "[<{" or prompt.text[span.start - 1 : span.start] in ("[", "<")
            if is_form and not prompt.sent:
                continue  # a file that the program writes, with what its reader is to fill in
            if shown not in replaced:
                replaced[shown] = _is_replaced(shown, prompt, facts)
            is_filled = any(
                hole.span.overlaps(span) and hole.expression != shown for hole in prompt.holes
            )  # a hole that is written like itself is only taken for one
            is_filled = is_filled or (shown.startswith("{{") and _is_rendered(prompt, span))
            if replaced[shown] or is_filled or is_foreign(prompt, span):
                continue
            if quotation.is_quoted(span) or is_fenced(span, facts.prism(prompt).markers.fences):
                continue
            yield Finding(
                place(prompt, span, prompt.span),
                f'"{shown}" is left in: the model reads it as it stands',
                label="nothing replaces it",
            )


def _is_rendered(prompt: Prompt, span: Span) -> bool:
    """Say whether code fills a stretch: what looks unfilled is a loop's variable, or escaped."""
    return any(
        isinstance(use, Filling)
        and use.engine in ("jinja2", "mustache", "str.format")
        and use.over.contains(span)
        for use in prompt.uses
    )


def _is_code(text: str) -> bool:
    """Say whether a text is a few lines of code, with a comment in it."""
    return bool(_COMMENT.match(text)) and len(text.split()) < _FEW_WORDS


def _left_in(text: str) -> Iterator[Span]:
    notes = list(_NOTE.finditer(text)) if any(note in text for note in _NOTES) else []
    is_list = sum(match.lastgroup == "note" for match in notes) > 1  # of what the model is to do
    for match in notes:
        if not (is_list and match.lastgroup == "note"):
            yield Span(*match.span(match.lastgroup or 0))
    for match in _INSERT.finditer(text) if any(mark in text for mark in "[<{") else ():
        if not _ANSWER.search(match[0]) and not _is_form(text, Span(*match.span())):
            yield Span(*match.span())
    yield from blank_fields(text)
    for cues, pattern in (
        (("XX",), _AMOUNT),
        (("TBD", "TBA", "TODO", "FIXME"), _UNKNOWN),
        (("(to be ", "(fill ", "(add ", " here)", " later)", "(tbd", "(TODO)"), _LATER),
    ):
        if any(cue in text for cue in cues):
            found = (match for match in pattern.finditer(text) if not _ANSWER.search(match[0]))
            yield from (Span(*match.span()) for match in found)
    for match in _VALUE.finditer(text) if any(mark in text for mark in _OPEN) else ():
        if not _FORM.search(text[max(0, match.start() - 400) : match.start()]):
            yield Span(*match.span("value"))
    fillers = [Span(*match.span()) for match in _LOREM.finditer(text)]
    if fillers and len({word.lower() for word in _ENGLISH.findall(text)}) >= _FEWEST:
        yield from fillers


def _is_form(text: str, span: Span) -> bool:
    """Say whether a placeholder belongs to a form that the model is to fill in."""
    start = text.rfind("\n", 0, span.start) + 1
    above = text[max(0, start - 400) : start]
    line = text[start : span.start]
    if _SWAPPED.search(line):
        return True
    if _GIVEN.search(above if not line.strip() else line):
        return False
    is_field = not _INPUT.match(line) and bool(_FORM.search(line))
    is_fact = _HERE.search(text, span.start, span.end) and not _MADE.search(text)
    return (is_field and not is_fact) or bool(_FORM.search(above))


def _is_replaced(shown: str, prompt: Prompt, facts: Facts) -> bool:
    """Say whether the code of the file deals with a placeholder anywhere but in the prompt."""
    named = {
        one.name
        for use in prompt.uses
        if isinstance(use, Filling)
        for one in use.arguments
        if one.name
    }
    if any(name in shown for name in named if len(name) > 1):
        return True
    if shown.isalpha():
        return False
    own = [piece.source_span for piece in prompt.pieces]
    places = (match.start() for match in re.finditer(re.escape(shown), facts.source.text))
    return any(not any(span.start <= at < span.end for span in own) for at in places)
