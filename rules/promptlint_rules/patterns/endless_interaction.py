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

_ASKS = late(
    r"\b(?:(?:continuously|constantly|endlessly) ask (?:me|the user)(?: \w+)? questions?"
    r"|ask(?:ing)? me (?!if|whether|to|for|about|what|which|how"
    r"|before)(?:[\w-]+ ){0,3}?questions?"
    r"|(?:keep|continue) asking (?:me|the user|us)(?: \w+)? ?questions?|interview me"
    r"|(?:keep|go on|continue) (?:asking|interviewing|questioning|quizzing)"
    r"(?: (?:me|the user|us))?(?! for\b)"
    r"|you (?:will |are to |should )?ask (?:all )?the questions"
    r"|ask me (?:one|a|the next) question)\b(?! (?:if|when|before|where))",
    re.IGNORECASE,
)
_OF_ASKING = ("ask", "interview", "question", "quiz")
_OF_GOING_ON = ("forever", "indefinite", "endless", "without", "stop", "infinite", "after each")
"""Texts without any of which the expressions cannot match."""
_GOES_ON = late(
    r"\b(?:generat\w+|produc\w+|continue|keep|go on|writ\w+|creat\w+|output|repeat|tell\w*"
    r"|giv\w+|invent\w*)\b"
    r"[^.!?\n]{0,60}\b(?:forever|indefinitely|endlessly|without (?:(?:ever )?stopping|an end|end)"
    r"|non-?stop|infinitely)\b"
    r"|\bnever stop (?:generating|writing|producing|asking|telling|creating)\b"
    r"|\bafter each (?:[\w-]+ ?){1,2},? (?:generate|write|create|produce|tell|give|invent)\b"
    r"[^.]{0,30}?"
    r"\b(?:another|a new|the next)\b",
    re.IGNORECASE,
)
_NUMBER = late(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|few|some|series|following)\b",
    re.IGNORECASE,
)
_NEGATED = late(
    r"\b(?:do not|don't|never|not|avoid|without|cannot|can't|rather than)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_ENDS = late(
    r"\b(?:until|till|unless|once|(?<!not )(?<!never )(?<!n't )stop(?!p?ing)|stops"
    r"|finish(?:ed|ing)?|conclude\w*"
    r"|end(?:ing)? (?:the|this|our) \w+|wrap up|enough|at most|up to"
    r"|maximum|no more than|limit\w*|goal|so that|in order to|then|finally|afterwards|lastly"
    r"|when (?:you|i|we|all|the|done)"
    r"|after (?:that|this|the (?!other|next)|you|i|each of|all|\d+|two|three|four|five|six"
    r"|seven|eight|nine"
    r"|ten|\w+ (?:questions|answers))"
    r"|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|few|series of|some|following"
    r"|first) (?:\w+ ){0,2}(?:questions?|answers|turns|rounds|times)"
    r"|to (?:help|determine|find|understand|gather|collect|figure|learn|assess|build|create"
    r"|design|clarify|get|know|plan|diagnose|evaluate|test|check|practi[sc]e)"
    r"|based on (?:my|the|their) (?:answers|responses|replies))\b",
    re.IGNORECASE,
)

_STOPS = late(
    r"\b(?:until|till|unless|once|(?<!not )(?<!never )(?<!n't )stop(?!p?ing)|stops"
    r"|finish(?:ed|ing)?|conclude\w*|end(?:ing)? (?:the|this|our) \w+|wrap up|enough|at most"
    r"|maximum|no more than|limit\w*|when (?:you|i|we|all|the|done)"
    r"|after (?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten) \w+|you|i|each of|all))\b",
    re.IGNORECASE,
)
"""What ends even that which is said to go on for ever; "then" and a purpose do not."""


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
        lower = prompt.text.lower()
        for pattern, cues in ((_ASKS, _OF_ASKING), (_GOES_ON, _OF_GOING_ON)):
            if not any(cue in lower for cue in cues):
                continue
            if not pattern.search(prompt.text) or not _is_open(prompt, pattern, facts):
                continue
            for statement in demands(prompt):
                match = pattern.search(statement.text)
                if match and _NUMBER.search(match[0]):
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
