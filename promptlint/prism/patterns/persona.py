"""Persona: the model is to be someone or something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from promptlint.model import Span
from promptlint.prism.heads import key_of
from promptlint.prism.patterns.pattern import Clue, Idea, Pattern
from promptlint.prism.phrases import Phrases, not_after
from promptlint.prism.wording import Wording

_TRADE: Final = (
    r"(?:expert|specialist|assistant|agent|teacher|tutor|engineer|developer|programmer|analyst|"
    r"consultant|writer|editor|journalist|scientist|researcher|lawyer|attorney|doctor|physician|"
    r"professional|professor|architect|manager|translator|interpreter|critic|reviewer|coach|"
    r"advisor|adviser|therapist|guide|planner|scholar|historian|linguist|philosopher|poet|"
    r"novelist|author|copywriter|marketer|recruiter|accountant|designer|chef|detective|judge|"
    r"bot|chatbot|terminal|console|interpreter|pirate|character|librarian|moderator)s?"
)
_UNLESS: Final = not_after("if", "when", "whether", "because", "since", "unless")
_YOU_ARE: Final = (
    rf"{_UNLESS}you(?: are|'re) (?:now |also |currently |acting as |going to be |to be |not just )?"
)
_NOT_A_ROLE: Final = r"(?! (?:few|lot|bit|couple|number|following|first|same|only)(?!\w))"

_INDENT: Final = 40
"""Characters before a word in which its line has to begin."""

_ACT: Final = Idea(
    "act as someone",
    Phrases(
        rf"{_YOU_ARE}(?:an?|the|my|our|one of){_NOT_A_ROLE}",
        rf"{_YOU_ARE}{{{{?[^{{}}\n]{{1,60}}}}}}?(?= ?[.,;:\n]| who| and| that| from| at |$)",
        r"(?:act|acts|acting|behave|serve|role-?play|roleplay|function) (?:as|like) "
        r"(?:if you (?:are|were) )?(?:an?|the|my|our|[{\[<]|[a-z]+ (?:in|for|of) )",
        r"(?:pretend|imagine|suppose|assume|picture yourself)(?: that| to be| as)? "
        r"(?:you are|you're|you were|an?|yourself)",
        r"(?:play|take on|assume|adopt|in|fulfill?|embody|step into) (?:the|a) (?:role|persona|"
        r"identity|character|voice)s? of",
        r"your (?:role|persona|identity|name|character|job title|expertise) (?:is|will be|:)",
        r"you will (?:act|play|be acting|be playing|be (?:an?|the|my))",
        r"(?:speak|speaks|speaking|respond|answer|reply|talk|write|explain)s?(?:ing)? ~30 "
        rf"(?:as|like) (?:an?|the) ~60 {_TRADE}",
        r"i want you to (?:act|be an?|play|behave|become)",
        r"you(?:'ve| have) been (?:hired|employed|appointed|assigned the role|designed|trained) "
        r"(?:as|of|to be)",
        rf"{_YOU_ARE}(?:very |highly |truly |extremely )?(?:helpful|friendly|polite|funny|smart|"
        rf"expert|experienced|"
        r"skilled|world-class|world class|professional|senior|knowledgeable|proficient|"
        r"specialized|specialised|chatgpt|gpt-?\d?|claude|gemini|called|named|very good at|"
        r"great at|excellent at|fluent in|responsible for|in charge of)",
        rf"{_UNLESS}you(?: are|'re) (?:[a-z-]+ ){{0,3}}{_TRADE}",
        r"you (?:specialize|specialise|excel|work as|work for|have expertise|have deep expertise|"
        r"have years of|have extensive)",
        r"(?:as if|as though|like) you(?: are| were|'re) (?:an?|the|my)",
        r"(?:impersonate|emulate|simulate|mimic|portray|embody) (?:an?|the|{)",
        r"in your (?:role|capacity) as",
        r"you, (?:an?|the|our) ~60 " + _TRADE,
        r"put yourself in the (?:shoes|position|place) of",
        r"(?:answer|respond|reply|speak|write) ~30 (?:as|like) "
        r"(?:[a-z]+ (?:from|of|in) (?:the )?[a-z]+|{[^{}\n]{1,40}} (?:would|from))",
    ),
)
_ABOUT: Final = Idea(
    "what the model is",
    Phrases(
        r"(?:assistant|the assistant|ai|the ai|the bot|the chatbot|chatbot|the agent) is "
        r"(?:an?|very|talkative|the) (?:[^\s.]+ ){0,5}?"
        r"(?:assistant|model|chatbot|bot|ai|agent|expert|proficient|specific details)",
        r"the ai is (?:talkative|helpful|polite|very proficient|an? )",
        r"is an? ~50 language model",
        r"is an? ~50 ai assistant",
        r"is an? ~50 chatbot",
    ),
)
_AS: Final = Idea(
    "outputs of a role",
    Phrases(
        rf"as (?:an?|the|my) ~60 {_TRADE},? "
        r"(?:you|your|i want|i need|please|help|write|create|analy[sz]e|provide|review|ensure|"
        r"with)",
        r"from the (?:perspective|viewpoint|point of view) of an?",
        r"(?:in|with) the (?:voice|words|persona) of",
    ),
)
_FOREIGN: Final = Idea(
    "act as someone",
    Phrases(
        r"(?:eres|sé|actúa como|actua como) (?:un|una|el|la)",
        r"(?:tu es|vous êtes|agis comme|agissez comme) (?:un|une|le|la|l')",
        r"(?:du bist|sie sind|agiere als|handle als) (?:ein|eine|der|die)",
        r"(?:você é|voce e|aja como|atue como) (?:um|uma|o|a)",
        r"(?:sei|agisci come) (?:un|una|il|la)",
    ),
)


@cache
def _capitals() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Match what names the model by its capitals, from the word of which the keys are given."""
    return (
        (
            ("you",),
            re.compile(
                r"[Yy]ou are (?:now )?(?!NOT|ONLY|ALSO|The|A |An |In |On )"
                r"[A-Z][\w.'-]{0,40}(?: [A-Z][\w.'-]{0,40}){0,3}"
                r"(?=[.,:;!]| an? | the | who | from | in |\n|\Z)"
            ),
        ),
        (
            ("as",),
            re.compile(r"As (?:(?:an?|the) [^,.\n]{2,60}, *(?=you|I |[a-z]+ )|[A-Z]\w{1,40}, )"),
        ),
        (
            tuple(map(key_of, ("role", "persona", "identity"))),
            re.compile(
                r"(?:[Rr]ole|ROLE|[Pp]ersona|PERSONA|Identity|IDENTITY)\b"
                r"[ \t*_]{0,9}(?::|\n)\s{0,9}(?!\s*(?:[Uu]ser|[Aa]ssistant|[Ss]ystem)\b)\w"
            ),
        ),
    )


@cache
def _scripts() -> re.Pattern[str]:
    return re.compile(
        r"你(?:是|現在是|现在是|将扮演|要扮演|扮演)(?:一个|一名|一位|一個|个|名|位|资深|专业)?"
        r"|(?:请|請)?扮演|作为(?:一个|一名|一位)"
        r"|あなたは|당신은|(?:^|[.\n] ?)(?:Ты|Вы) [—–-]",
        re.MULTILINE,
    )


def _named(wording: Wording) -> Iterator[Span]:
    """Yield where the model gets a name, or a role in a script without blanks."""
    text, places = wording.text, wording.folded.places
    for keys, pattern in _capitals():
        for at in (at for key in keys for at in places.get(key, ())):
            match = pattern.match(text, at)
            if match and (text[at] in "Yy" or _begins_line(text, at)):
                yield Span(at, match.end())
    if not text.isascii():
        yield from (Span(*match.span()) for match in _scripts().finditer(text))


def _begins_line(text: str, at: int) -> bool:
    """Say whether only blanks and marks of layout stand before an offset in its line."""
    before = text[max(0, at - _INDENT) : at].rpartition("\n")
    return not before[2].strip(" \t#*_-") and (bool(before[1]) or at <= _INDENT)


def _find(wording: Wording) -> Iterator[Clue]:
    for idea in (_ACT, _ABOUT, _AS, _FOREIGN):
        yield from idea.find(wording)
    for span in _named(wording):
        yield span, _ACT.name


PERSONA: Final = Pattern(
    "persona",
    "makes the model act as someone or something, and so answer as they would: "
    '"You are a senior editor", "Act as a Linux terminal".',
    "Phrases that give the model a role or a name (ideas *act as someone*, *what the model is* "
    'and *outputs of a role*). What the model is given or asked to do ("you are given", "you '
    'are asked") is no role, and neither is what a condition says ("if you are a beginner").',
    "It says nothing about whether a persona helps: experiments disagree.",
    _find,
    (
        "You are an experienced travel agent.",
        "I want you to act as a naming consultant.",
        "Answer the question, speaking as a pirate might.",
        "As a data analyst, your objective is to explain the table.",
        "You are Marvin, the robot of a space ship.",
        "Assistant is a large language model.",
        "你是一个专业的翻译。",
    ),
    (
        "You are given a text and a question.",
        "You are working with a table of flights.",
        "If you are a beginner, read the guide first.",
        "You are part of a larger system.",
    ),
)
