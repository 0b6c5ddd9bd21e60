"""PRM802 endless-interaction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.specification.company import sent_with
from promptlint_rules.specification.statement import demands
from promptlint_rules.template.place import place

_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
_ASKED = (
    r"(?:me|us|the (?:user|player|learner|student|pupil|candidate|customer|client|patient|guest"
    r"|visitor|reader|participant|applicant|interviewee|trainee|employee|person))"
)
_IN_TURN = r"(?:one (?:question |\w+ )?(?:at a time|by one|after (?:another|the other)))"
_ASKS = late(
    rf"\b(?:(?:continuously|constantly|endlessly) ask {_ASKED}(?: \w+)? questions?"
    r"|ask(?:ing)? (?:me|us) (?!if|whether|to|for|about|what|which|how"
    r"|before)(?:[\w-]+ ){0,3}?questions?"
    rf"|(?:ask|quiz|question|test|examine|drill) (?:me|us)\b[^.!?\n]{{0,60}}?,? {_IN_TURN}"
    rf"|(?:interview|quiz|question) {_ASKED}\b[^.!?\n]{{0,60}}?,? (?:{_IN_TURN}"
    r"|question (?:after|by) question)"
    rf"|ask {_ASKED} (?!if|whether|to|for|about|what|which|how|before)(?:[\w-]+ ){{0,2}}?questions?"
    rf"\b[^.!?\n]{{0,60}}?,? {_IN_TURN}"
    r"|after (?:each|every) (?:[\w-]+ ){1,4}?ask (?:me |us )?(?:a|another|the next|one)"
    r" (?:\w+ )?question"
    r"|(?:interview|quiz) (?:me|us)\b"
    rf"|(?:put|pose)(?: \w+){{0,2}} questions?(?: after (?:another|the other))? to {_ASKED}"
    rf"|(?:keep|go on|continue|carry on) (?:asking|interviewing|questioning|quizzing"
    rf"|testing)(?! for\b)(?: {_ASKED}(?! for\b))?"
    r"(?: (?!for\b)\w+)?(?: questions?)?"
    r"|you (?:will |are to |should )?ask (?:all )?the questions"
    rf"|ask {_ASKED} (?:one question after (?:another|the other)|question after question)"
    r"|ask (?:me|us) (?:one|a|the next) question)\b(?! (?:if|when|before|where))",
    re.IGNORECASE,
)
_VERBS = (
    r"(?:generat\w+|produc\w+|continu\w+|keep|go on|going on|carry on|writ\w+|creat\w+|output\w*"
    r"|repeat\w*|tell\w*|giv\w+|invent\w*|ask\w*|present\w*|mak\w+|compos\w+|send\w*|suggest\w*"
    r"|propos\w+|add\w*|play\w*|quiz\w*|describ\w+|post\w*|offer\w*|deliver\w*|come up with"
    r"|think up"
    r"|spin\w*|recit\w+|talk\w*|feed|supply|nam(?:e|ing)|list(?:ing)?)"
)
_EVER = (
    r"(?:for ?ever|indefinitely|endlessly|infinitely|perpetually|ad infinitum|non-?stop"
    r"|without (?:ever )?(?:stopping|ending|(?:an |any )?(?:end|limit|pause|break))"
    r"|on and on|over and over|again and again|with no end)"
)
_GOES_ON = late(
    rf"\b{_VERBS}\b(?:[^.!?\n]{{0,80}}\b(?:{_EVER}\b"
    r"|and (?:never|do not|don't) (?:ever )?(?:stop|come to an end|finish|run out)\b"
    r"(?! (?:at|in|after|when|of)))"
    r"| (?:me |us )?an? (?:endless|infinite|never-ending|unending) "
    r"(?:\w+ )?(?:stream|series|number|supply|list|sequence|chain|flow|row)\b)"
    rf"|\b(?:{_EVER},?|never (?:stop|cease|finish|end)) {_VERBS}\b"
    r"|\b(?<!\bI )(?<!\bwe )(?:keep|go on|carry on)"
    r" (?:generating|producing|writing|inventing|telling|creating"
    r"|composing|sending|adding|suggesting|proposing) (?!until|till)[^.!?\n]{0,40}"
    r"|\b(?:after|behind) (?:each|every) (?:[\w-]+ ?){1,2},?"
    r" (?:generate|write|create|produce|tell|give|invent|add|present|make|suggest)\b[^.]{0,30}?"
    r"\b(?:another|a new|the next|a further)\b",
    re.IGNORECASE,
)
_LASTS = late(
    r"\b(?:remember|last|stay|remain|cherish|treasure|live|change|stick|endure)(?:s|d|ed|ing)?\b",
    re.IGNORECASE,
)
"""What goes on for ever without anybody's doing."""
_OF_ASKING = (
    "ask me", "ask us", "asking me", "asking us", "keep asking", "on asking", "continue asking",
    "interview me", "interview us", "interviewing", "quiz me", "quiz us", "quizzing", "question me",
    "question us", "questioning", "test me", "test us", "examine me", "drill me", "on testing",
    "keep testing", "ask the user", "ask the questions", "ask all", "questions to ", "question to ",
    "question after", "one question", "question by question", "interview the", "quiz the",
    "a further question", "another question", "next question", "ask a question", "ask a new",
    "one by one", "at a time",
)  # fmt: skip
_OF_GOING_ON = (
    "forever", "for ever", "indefinitely", "endless", "infinite", "perpetually", "non-stop",
    "nonstop", "without stop", "without ever", "without end", "without a", "without limit",
    "without pause", "without break", "on and on", "over and over", "again and again", "no end",
    "never-ending", "unending", "never stop", "never cease", "never end", "never finish",
    "not stop", "n't stop", "keep generating", "keep producing", "keep writing", "keep inventing",
    "keep telling", "keep creating", "keep composing", "keep sending", "keep adding",
    "keep suggesting", "keep proposing", "come to an end", "run out",
    "go on ", "carry on ", "after each", "after every", "behind each", "behind every",
)  # fmt: skip
"""What a text has at least, in small letters, that says one or the other: quick to look for."""
_NUMBER = late(
    rf"\b(?:{_COUNT}|several|few|some|series|following)\b(?! (?:at a time|by \w+|per\b|in each))",
    re.IGNORECASE,
)
_EXACT = late(rf"\b{_COUNT}\b(?! (?:at a time|by \w+|per\b|in each))", re.IGNORECASE)
_NEGATED = late(
    r"\b(?:do not|don't|never|not|avoid|without|cannot|can't|rather than)\b"
    r"(?! (?:stop|cease|finish|end|pause)\b)[^.]{0,40}$",
    re.IGNORECASE,
)
_UNIT = r"(?:words?|sentences?|lines?|characters?|letters?|paragraphs?|tokens?|syllables?|minutes?)"
_STOP = (
    r"until|till|unless|once|(?<!not )(?<!never )(?<!n't )stop(?!p?ing)|stops|finish(?:ed|ing)?"
    r"|conclude\w*|end(?:ing)? (?:the|this|our) \w+|wrap up|enough"
    rf"|(?:at most|up to|maximum(?: of)?|no more than|limit\w*(?: to"
    rf"| of)?) (?!\w+(?:-\w+)? {_UNIT})"
    r"|when (?:you (?:have|are|know|think|feel)|i (?:say|type|write|tell|want|have had|am done"
    r"|am finished)"
    r"|we (?:are|have)|all|the|done|finished|complete)"
    rf"|after (?:{_COUNT} \w+|you|i|each of|all|(?:the )?\w+(?:th|rd|nd|st|final) \w+)"
    rf"|{_COUNT} (?:\w+ ){{0,3}}(?:in all|altogether|in total)"
)
"""What ends even that which is said to go on for ever; "then" and a purpose do not."""
_STOPS = late(rf"\b(?:{_STOP})\b", re.IGNORECASE)
_ENDS = late(
    rf"\b(?:{_STOP}|goal|so that|in order to"
    r"|then(?! (?:ask|wait|react|comment|respond|reply|correct|continue|go on|put|move|the next"
    r"|another))"
    r"|finally|afterwards|lastly"
    rf"|after (?:that|this|the (?!other|next)|\w+ (?:questions|answers))"
    rf"|(?:{_COUNT}|several|few|series of|some|following"
    r"|first) (?:\w+ ){0,2}(?:questions?|answers|turns|rounds|times)"
    r"|to (?:help|determine|find|understand|gather|collect|figure|learn|assess|build|create"
    r"|design|clarify|get|know|plan|diagnose|evaluate|test|check|practi[sc]e)"
    r"|based on (?:my|the|their) (?:answers|responses|replies))\b",
    re.IGNORECASE,
)


class EndlessInteraction(Rule):
    """The model is to ask, or to generate, without a goal or an end.

    ## What it does
    Reports "ask me questions", "interview me" and "keep generating … forever" where neither that
    sentence nor any other text of the call says how many, until when, or what for. Questions back
    about what is unclear are something else, and so are sentences with a condition.

    ## Why it matters
    The model never comes to an answer; in a long conversation it drifts from its instructions and
    repeats itself.

    ## Example
    "From now on, ask me questions about my work, one at a time." and nothing about an end.

    ## Evidence
    White et al., A Prompt Pattern Catalog to Enhance Prompt Engineering with ChatGPT (arXiv
    2302.11382): a flipped interaction states its goal and when to stop; an infinite generation
    needs a way
    to stop it, and drifts.
    """

    code: ClassVar[str] = "PRM802"
    name: ClassVar[str] = "endless-interaction"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="questions without end",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """«Ask me questions» about my holidays, one at a time.\n'
                'Be friendly."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="questions with an end",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Ask me questions about my holidays, one at a time.\n'
                'After the fifth, suggest a place to go to."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield what goes on without an end."""
        if prompt.role == "assistant":
            return  # what the model says to its user, not what it is told
        small = prompt.text.lower()
        for pattern, cues in ((_ASKS, _OF_ASKING), (_GOES_ON, _OF_GOING_ON)):
            if not any(cue in small for cue in cues):
                continue
            if not pattern.search(prompt.text) or not _is_open(prompt, pattern, facts):
                continue
            for statement in demands(prompt):
                match = pattern.search(statement.text)
                number = _NUMBER if pattern is _ASKS else _EXACT
                if match and (number.search(match[0]) or _LASTS.search(match[0])):
                    continue
                if match and not _NEGATED.search(statement.text[: match.start()]):
                    at = statement.span.start
                    yield Finding(
                        place(prompt, Span(at + match.start(), at + match.end()), prompt.span),
                        "nothing says when this is to end, or what it is for",
                        label="without an end",
                    )


def _is_open(prompt: Prompt, pattern: re.Pattern[str], facts: Facts) -> bool:
    """Say whether neither a prompt nor what is sent with it says when to end."""
    ends = _ENDS if pattern is _ASKS else _STOPS
    return not any(ends.search(pattern.sub(" ", one.text)) for one in sent_with(prompt, facts))
