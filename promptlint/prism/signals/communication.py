"""Signals of how the prompt speaks, and to whom the answer does."""

from __future__ import annotations

from typing import Final

from promptlint.prism.signals.signal import Signal, said

_CLARIFY: Final = (
    r"(?:clarif[a-z]*|questions?|details?|more information|additional information|specifics?|"
    r"further information|confirm(?:ation)?)"
)

ASK_BACK: Final = Signal(
    "ask_back",
    "asks the model, or allows it, to ask the user for clarification.",
    said(
        r"ask ~40 (?:clarif[a-z]*|follow[- ]?up|additional|further) (?:questions?|"
        r"details?|information)",
        r"ask (?:the |your )?(?:me|user|customer|client|human|them|him|her|person) ~30 "
        r"(?:for|to|if|about|whether|which|what)",
        r"ask for (?:more |further |additional |any |the |missing |a )*"
        r"(?:clarification|details?|information|confirmation|missing)",
        r"(?:if|when) ~60 (?:unclear|ambiguous|not clear|unsure|missing|not sure|"
        r"incomplete|"
        r"insufficient|vague) ~60 (?:ask|clarif|question)[a-z]*",
        r"(?:ask|seek|request|prompt for) (?:[a-z]+ )?clarif[a-z]*",
        r"ask questions",
        r"confirm with (?:me|the user|the customer)",
        r"(?:please|politely|kindly) (?:ask|request) ~60 (?:provide|clarif|details)[a-z]*",
        r"(?:feel free|do not hesitate|don't hesitate) to ask",
        r"do you have (?:any )?(?:questions|enough information)",
    ),
    ("If the request is ambiguous, ask questions.", "Ask the user for more details if needed."),
    ("Generate questions that a teacher could ask.",),
)
POLITE: Final = Signal(
    "polite",
    "uses words of courtesy towards the model.",
    said(
        "please",
        "pls",
        "kindly",
        "thank you",
        "thanks",
        r"would you (?:mind|be so kind)",
        r"could you",
        "if you don't mind",
        r"i(?:'d| would) appreciate",
        r"grateful",
        r"por favor",
        r"s'il (?:te|vous) pla[iî]t",
        r"bitte",
        r"lütfen",
    ),
    ("Please summarise the text.", "Thank you for your help."),
    ("Do not say 'sorry' to the user.",),
)
AUDIENCE: Final = Signal(
    "audience",
    "says for whom the answer is: their age, trade, knowledge or mood.",
    said(
        r"(?:to|for|by) (?:an? |the |your )?(?:[a-z-]+ )?(?:novice|beginner|layman|lay person|"
        r"layperson|"
        r"child|children|kids?|expert audience|general audience|audience|five[- ]year[- ]old|"
        r"ten[- ]year[- ]old|\d+[- ]year[- ]olds?|students?|non-?experts?|non-?technical|readers?|"
        r"general public|newcomers?|executives?|stakeholders?|developers audience)",
        r"(?:target|intended|your|the) (?:audience|readers?|readership)",
        r"audience",
        r"(?:understood|understandable|readable|understand) (?:by|for|to) (?:an? |the )?",
        r"as if (?:i|they|the (?:reader|user)) (?:am|was|were|is|are) (?:an?|\d)",
        r"explain (?:it )?like (?:i'm|i am)",
        r"(?:is|are) (?:reading|unfamiliar|new to|familiar with)",
    ),
    ("Explain it to a novice.", "The target audience are nurses."),
    ("Summarise the text for the meeting.",),
)
