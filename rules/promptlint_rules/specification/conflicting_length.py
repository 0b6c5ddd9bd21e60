"""PRM603 conflicting-length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from promptlint.model import Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example
from promptlint_rules.english.numerals import NUMERALS
from promptlint_rules.specification.conflict import Claim, ConflictRule
from promptlint_rules.specification.length import Length, are_apart, lengths
from promptlint_rules.specification.statement import Statement, are_of_one, demands
from promptlint_rules.specification.written_piece import is_given, piece

_ANSWER = r"answers?|responses?|repl(?:y|ies)|outputs?|results?|final answer"
_WHOLES = (
    "analysis|article|bio|description|email|essay|explanation|letter|message|poem|post|report|review"
    "|story|summary|text|translation"
)
_LARGE = r"(?:exhaustive|thorough|detailed|comprehensive|complete|long|lengthy|in-depth|rich)"
_TEXTS = frozenset(_WHOLES.split("|"))
"""Things that an answer can be as a whole."""
_NOUN = r"(?:[a-z]+[ -]){0,2}?(?P<noun>[a-z]{3,})"
_SUBJECT = late(
    rf"^(?:\W*(?:please|always|you must|you should|important:?|note:?|also|finally|remember"
    r"|make sure|ensure|be sure|keep in mind|that|to) ?,? ?)*"
    rf"(?:(?:(?:the|your|this|all|an?|(?:every|each)(?= (?:{_ANSWER}|{_WHOLES})\b))"
    rf" (?:whole |entire |full |final |complete )?{_NOUN}"
    rf"|(?P<bare>{_ANSWER})|(?P<many>[a-z]{{3,}}(?<!s)s)(?= (?:must|should|have|are|need)\b))"
    r" (?:should|must|has|have|is|are|will|needs?|contains?|can|cannot|may|shall|in|fits?|runs?"
    r"|spans?|covers?|takes?|consists?|comprises?|stays?|never|ought)\b"
    rf"|(?:keep|limit|write|make|restrict|give|provide|produce|create|generate|compose|return"
    rf"|draft|tell|cap|hold|confine|shorten|condense|craft|prepare|deliver|phrase|present)"
    rf" (?:me )?(?:(?:the|your|this|an?|all|every|each(?= (?:{_ANSWER}|{_WHOLES})\b)) "
    rf"|(?=(?:{_LARGE},? (?:and )?){{0,2}}(?:{_ANSWER})\b))(?:whole |entire |full "
    rf"|final |complete |{_LARGE},? (?:and )?"
    rf"|(?!reply\b)[\w-]+ly |[\w-]+ed |short |concise |brief |long"
    rf" )*{_NOUN.replace('noun', 'object')}"
    r"(?: (?:to|under|at|of|in|with|between|within|below|short|concise|brief|that|should|must|is"
    r"|as|very|quite|rather|terse|succinct|[a-z]+ly|no|at|exactly)\b"
    rf"| (?:\d|(?:{'|'.join(NUMERALS)})\b)|[.!]?$))",
    re.IGNORECASE,
)
_BARE = late(
    r"^\W*(?:please |always |you must |you should |also |make sure to |ensure to |to "
    r"|you (?=(?:always )?(?:answer|respond|reply|speak)\b))*"
    r"(?:(?:answer|respond|reply|write|be|use|give|say it|speak|(?:re)?tell (?:it|this)|put it"
    r"|keep it|keep things|limit yourself"
    r"|summari[sz]e|explain|describe|elaborate|report|comment|aim|stay|stick|go|fit|target|leave"
    r"|discuss|outline|cover|never|do not|don't"
    r"|(?:list|return|output|produce|provide)(?= (?:at (?:least|most)|no (?:more|fewer|less)"
    r"|exactly|between|up to) ))\b"
    r"(?! (?:an?|each|every) (?!minimum|maximum)\w+)"
    r"|(?:do not|don't|never) (?:exceed|go over|write more than|use more than)\b"
    r"|(?:at most|at least|maximum|minimum|max|no more than|no longer than|not more than|limit)\b"
    r"|(?:(?:word|answer|response|output|total) )?(?:length|limit|count)\b)",
    re.IGNORECASE,
)
_PHRASE = late(
    rf"(?:an?|one|the) (?:[\w-]+,? ){{0,3}}"
    rf"(?:{_WHOLES}|{_ANSWER}|list|paragraph|document|plan)s?\b",
    re.IGNORECASE,
)
_LABEL = 200
"""Characters of the longest text that only names what is expected."""
_TOPIC = late(
    r"\b(?:about|on|for|from|of|in|to|with|regarding) (?:[\w-]+ ){0,3}?\{[^{}\n]*\}"
    r"|^\W*(?:explain|describe|discuss|summari[sz]e|present|introduce|outline)"
    r" (?:(?:the|me) )?(?:[\w-]+ ){0,2}?\{[^{}\n]*\}"
    r"|\b(?:answer|respond to|reply to) (?:(?:the|this|each|every|any|my|all) )?(?:[\w'-]+"
    r" ){0,2}?(?:questions?|query|queries)\b",
    re.IGNORECASE,
)
"""What a text is about, or is the answer to: no part of it."""
_PER_ANSWER = late(rf" (?:per|for each|for every|in every|in each) (?:{_ANSWER})\b", re.IGNORECASE)
_EACH = late(rf"\b(?:every|each) (?={_ANSWER}|{_WHOLES})", re.IGNORECASE)
_EACH_IS = late(
    rf"^\W*(?:each|every) (?!(?:{_ANSWER}|{_WHOLES})\b)(?P<noun>[a-z]{{3,}})"
    r" (?:should|must|has|is|will|needs?|contains?|can|fits?|runs?|spans?|takes?|consists?"
    r"|stays?)\b",
    re.IGNORECASE,
)
_KEEP_EACH = late(
    rf"^\W*(?:keep|limit|make|restrict|hold|cap) (?:each|every) (?!(?:{_ANSWER}|{_WHOLES})\b)"
    r"(?P<noun>[a-z]{3,}) (?:to|at|under|below|within|between|no)\b",
    re.IGNORECASE,
)
_FOR_EACH = late(
    r"^\W*(?:write|use|give|spend|allow|provide|produce)\b[^.;]{0,60}? (?:for|per|on|in) (?:each"
    r"|every)"
    r" (?P<noun>[a-z]{3,})(?=\W*$)",
    re.IGNORECASE,
)
"""How a sentence says of a number of things how long each is to be."""
_PART = late(
    r"\b(?:titles?|head(?:line|ing)s?|names?|fields?|keys?|columns?|sections?|parts?|introductions?"
    r"|conclusions?|code|questions?|summary of|first|last|then|after|before)\b|\"[^\"]*\"|`|\{|\|",
    re.IGNORECASE,
)
"""The same for a tendency, which is of the whole even where it is of each step."""
_SCOPED = late(
    r" (?:in|about|on|for|with|at|when) (?!your\b|all\b|every\b|general\b|the (?:answer|reply"
    r"|response)"
    r"|length\b|style\b|tone\b|nature\b|everything\b)"
)
"""What makes a tendency one of some answers, or of a part: "be brief in small talk"."""
_MINE = frozenset("text version piece draft retelling rendition contribution writing copy".split())
"""Things that only what the model writes can be, where they are due or its own."""
_YOURS = late(r"\byour\b", re.IGNORECASE)
_DUE = late(r" (?:must|should|has to|needs to)\b")
_MAKING = late(
    r"\b(?:your|every|each"
    r"|(?:write|draft|compose|create|produce|generate|give|provide) (?:me )?an?"
    r"|(?:re)?tell (?:me )?(?:the|an?))\b",
    re.IGNORECASE,
)
_AFTER = late(
    r"(?:(?! so that\b| because\b| since\b"
    r"| and [a-z]{3,}s (?:every|each|all|any|no|the|its)\b)[^,:;)])*"
)
"""The rest of a clause, up to a reason or to what else its subject does."""
_WRITTEN = late(
    r"\b(?:write|draft|compose|create|produce|generate|prepare)s? (?:me |us )?(?:an?|the|your) "
    r"(?:(?!and\b|or\b|of\b|for\b|to\b)[\w-]+ ){0,3}?(?P<noun>[a-z]{3,})"
    r"(?=[.,:;!]|$|\n| (?:about|for|of|on|to|that|which|with|in|from|as|based|using)\b)",
    re.IGNORECASE,
)
_ROUTINE = late(
    r"\byou (?:write|draft|compose|create|produce|generate|prepare) (?:[\w-]+"
    r" )?(?P<many>[a-z]{3,})s"
    r" (?:for|of|on|to|about|that)\b",
    re.IGNORECASE,
)
"""What the model makes each time: "You write descriptions for an auction house"."""
_MADE = {"summari": "summary", "explain": "explanation", "describe": "description"}
"""What answers are called that a verb asks for."""
_PARTIAL = late(
    r"\b(?:each|every|per|apiece|first|second|third|last|next|beginning|begin|start|end|ends?|title"
    r"|headline|heading|name|field|key|column|section|part|item|bullet|step|paragraph of|input"
    r"|followed by|then|after|before|plus|and (?:a|an|one|two|three)|summary of"
    r"|code|line|question|word list|introduction|conclusion|(?<!your )version)s?\b"
    r"|\"[^\"]*\"|`|\{|\|",
    re.IGNORECASE,
)


class ConflictingLength(ConflictRule[Length]):
    """Two demands on the length of one thing cannot both be met.

    ## What it does
    Reads limits ("at most 80 words", "three sentences", "between 100 and 150 words") and tendencies
    ("concise", "exhaustive") of the whole answer, or of a thing that is named in both sentences
    ("the article"), and reports the later of two that exclude each other. Words, sentences and
    paragraphs are compared by what they can hold. Sentences with a condition, limits of a part
    ("each item", "the summary") and examples say nothing about the whole. So does "comprehensive":
    a concise answer can be that.

    ## Why it matters
    The model breaks one of the two rules, and not always the same.

    ## Example
    "The article has at most 80 words" and, further down, "The article has at least 150 words".

    ## Evidence
    Contradictions are among the defects that reviewers of prompts name most often (property 13 of
    "What Makes a Good Natural Language Prompt?", structural logic).
    """

    code: ClassVar[str] = "PRM603"
    name: ClassVar[str] = "conflicting-length"
    severity: ClassVar[Severity] = "warning"
    hint: ClassVar[re.Pattern[str]] = late(
        r"words?\b|sentences?\b|char|paragraph|bullet|pages?\b|lines?\b|concise|brief|succinct"
        r"|terse|short|exhaustive|detail|length|thorough|depth|leave",
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="at most and at least",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Review the book.\n'
                "Write at most 50 words.\n"
                "Quote the author.\n"
                'Write «at least 100 words»."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="a limit for each of two things",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Review the book.\n'
                "The title has at most 5 words.\n"
                "Quote the author.\n"
                'The review has at least 100 words."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def claims(self, prompt: Prompt) -> Iterator[Claim[Length]]:
        """Yield what the prompt says about the length of its answer or of a thing it names."""
        for statement in demands(prompt):
            each = _each(statement.text)
            named = each or _subject(statement) or _expected(prompt, statement)
            for length, span in lengths(statement.text):
                subject = named or piece(statement.text, span) or _of_answer(statement.text, span)
                if not subject or is_given(statement.text, span):
                    continue
                is_tendency = length.unit in {"short", "long"}
                partial = _PART if is_tendency else _PARTIAL
                if each and not is_tendency:
                    where = span.shift(statement.span.start)
                    yield Claim(prompt, statement, where, each, length)
                    continue
                if is_tendency and _SCOPED.match(statement.text, span.end):
                    continue
                clause = _PER_ANSWER.sub("", _clause(statement.text, span))
                clause = _without_subject(clause, subject)
                if partial.search(_TOPIC.sub("", _EACH.sub("", clause))):
                    continue
                yield Claim(prompt, statement, span.shift(statement.span.start), subject, length)

    def clash(self, one: Claim[Length], other: Claim[Length]) -> str:
        """Say that two lengths of one thing exclude each other."""
        if one.statement is other.statement or not _are_of_same(one, other):
            return ""
        if one.prompt is other.prompt and not are_of_one(one.statement, other.statement):
            return ""
        return "these lengths exclude each other" if are_apart(one.value, other.value) else ""


def _are_of_same(one: Claim[Length], other: Claim[Length]) -> bool:
    """Say whether two lengths are of the same thing, be it by another name."""
    if one.subject == other.subject:
        return True
    answer, thing = (one, other) if one.subject == "answer" else (other, one)
    if answer.subject != "answer":
        return False
    if thing.subject in _made(thing.prompt.text) | _made(answer.prompt.text):
        return True
    return thing.subject in _TEXTS and bool(_MAKING.search(thing.statement.text))


@lru_cache(maxsize=64)
def _made(text: str) -> frozenset[str]:
    """Return what a text tells the model to write, where that is one thing."""
    nouns = {match["noun"].lower() for match in _WRITTEN.finditer(text)}
    nouns |= {match["many"].lower() for match in _ROUTINE.finditer(text)}
    nouns |= {made for verb, made in _MADE.items() if re.search(rf"\b{verb}", text, re.IGNORECASE)}
    return frozenset(nouns) if len(nouns) == 1 else frozenset()


def _expected(prompt: Prompt, statement: Statement) -> str | None:
    """Return "answer" where a text is no sentence but names what is to come: "A list of …"."""
    is_all = not statement.span.start and len(prompt.text) <= _LABEL
    return "answer" if is_all and _PHRASE.match(statement.text) else None


def _each(text: str) -> str:
    """Return "each note" where a sentence limits every single one of some things, or ""."""
    if "each" not in text.lower() and "every" not in text.lower():
        return ""
    match = _EACH_IS.match(text) or _KEEP_EACH.match(text) or _FOR_EACH.search(text)
    return f"each {match['noun'].lower()}" if match else ""


def _without_subject(clause: str, subject: str) -> str:
    """Return a clause without "the title" at its head, where that is what it limits."""
    head = clause.lstrip(" -*").lower()
    article = next((one for one in ("the ", "your ") if head.startswith(one + subject)), "")
    return clause.lstrip(" -*")[len(article + subject) :] if article else clause


def _of_answer(text: str, span: Span) -> str:
    """Return "answer" where a length is said to be that of every answer: "one line per answer"."""
    return "answer" if _PER_ANSWER.match(text, span.end) else ""


def _clause(text: str, span: Span) -> str:
    """Return the clause that a length stands in, without its amount."""
    start = max(text.rfind(mark, 0, span.start) for mark in ",:;(") + 1
    after = _AFTER.match(text, span.end)
    return f"{text[start : span.start]} {after[0] if after else ''}"


def _subject(statement: Statement) -> str | None:
    """Return what a statement limits: "answer", a noun, or None where that cannot be told."""
    match = _SUBJECT.match(statement.text)
    if match:
        noun = (match["noun"] or match["bare"] or match["many"] or match["object"] or "").lower()
        is_text = noun in _MINE and (
            _DUE.match(statement.text, match.end("noun")) or _YOURS.search(match[0])
        )
        is_answer = is_text or re.fullmatch(_ANSWER, noun)
        return "answer" if is_answer else noun.removesuffix("s") if match["many"] else noun
    return "answer" if _BARE.match(statement.text) else None
