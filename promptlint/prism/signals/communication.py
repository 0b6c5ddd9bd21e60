"""Signals of how the prompt speaks, and to whom the answer does."""

from __future__ import annotations

from typing import Final

from promptlint.prism.signals.signal import Signal, said

_WHOM: Final = (
    r"(?:me|them|him|her|(?:the |your |a )?(?:users?|customers?|clients?|human|person|caller|"
    r"patient|"
    r"candidate|visitor|guest|student))"
)

ASK_BACK: Final = Signal(
    "ask_back",
    "asks the model, or allows it, to ask the user for clarification.",
    said(
        r"ask ~40 (?:clarif[a-z]*|follow[- ]?up|additional|further) (?:questions?|details?|"
        r"information)",
        rf"ask {_WHOM} ~20 (?:for|to (?:provide|clarify|confirm|specify|rephrase|give|choose|"
        rf"select|repeat|share|enter|explain)|if|about|whether|which|what|politely|questions?)",
        r"ask for (?:more |further |additional |any |the |missing |a |their |his "
        r")*(?:clarification|"
        r"details?|information|confirmation|missing|name|order|email|phone|number)",
        r"(?:if|when) ~60 (?:unclear|ambiguous|not clear|unsure|missing|not sure|incomplete|"
        r"insufficient|vague)\W+(?:[^.!?\n]{0,40} )?(?:ask|clarify|question)[a-z]*",
        r"(?:ask|seek|request|prompt for) (?:[a-z]+ )?clarif[a-z]*",
        r"ask (?:[a-z]+ )?questions (?:if|when|until|before|to|one)",
        r"(?<=[,.]\s)(?:then )?ask (?:[a-z]+ )?questions?",
        r"confirm with (?:me|the user|the customer)",
        rf"(?:please|politely|kindly) (?:ask|request) {_WHOM}",
        r"(?:feel free|do not hesitate|don't hesitate) to ask",
    ),
    ("If the request is ambiguous, ask questions.", "Ask the user for more details if needed."),
    ("Generate questions that a teacher could ask.", "Plan without asking any questions."),
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
_READER: Final = (
    r"(?:novices?|beginners?|laym[ae]n|lay persons?|laypersons?|child|children|kids?|audience|"
    r"five[- ]year[- ]old|ten[- ]year[- ]old|\d+[- ]year[- ]olds?|non-?experts?|readers?|"
    r"general public|newcomers?|executives?|stakeholders?|readership|another agent|"
    r"non-?technical [a-z]+|experts audience)"
)

AUDIENCE: Final = Signal(
    "audience",
    "says for whom the answer is: their age, trade, knowledge or mood.",
    said(
        rf"(?:to|for|by|towards) ~16 {_READER}",
        r"(?:target|intended|your|our) (?:audience|readers?|readership)",
        r"our target is",
        r"(?:understood|understandable|readable) (?:by|for|to)",
        r"(?:require|requires|at a|for a|of a) [^\s]+(?: [^\s]+)? (?:level education|reading level|"
        r"grade level)",
        r"as if (?:i|they|the (?:reader|user)) (?:am|was|were|is|are) (?:an?|\d)",
        r"explain (?:it )?like (?:i'm|i am)",
        r"(?:write|recap|article|report|post|email|message|summary|brief|intended|suitable) for "
        r"(?:an?|the) [a-z]+(?: [a-z]+)? ?(?:desk|team|audience|board|customers?|clients?|"
        r"managers?|"
        r"investors?|students?|patients?|developers?|engineers?)",
    ),
    ("Explain it to a novice.", "The target audience are nurses."),
    ("Summarise the text for the meeting.",),
)
