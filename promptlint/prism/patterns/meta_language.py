"""Meta language creation: what the user's own notation is to mean."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, all_of
from promptlint.prism.phrases import Phrases

META_LANGUAGE: Final = Pattern(
    "meta_language",
    "teaches the model a notation or shorthand: when the user writes X, it means Y.",
    "A phrase that says what someone writes (*trigger*), and beside it what that means or is to "
    "make the model do (*meaning*).",
    "A glossary in a document that the prompt quotes may look the same.",
    all_of(
        Idea(
            "trigger",
            Phrases(
                r"(?:when|whenever|if|any time|anytime|every time) (?:i|we|the user|a user) "
                r"(?:say|says|write|writes|type|types|use|uses|enter|enters|put|puts|send|sends)",
                r"(?:sentences?|text|words?|anything|phrases?|lines?|commands?)(?: that)? ~30 "
                r"(?:in|within|surrounded by|between|enclosed in|enclosed by|"
                r"inside|starting with|beginning with|prefixed with) "
                r"(?:[a-z]+ )?(?:brackets|quotes|quotation marks|parentheses|braces|curly|square|"
                r"asterisks|a slash|backticks)",
                r"the (?:symbol|abbreviation|notation|shorthand|keyword|code ?word|prefix)",
            ),
        ),
        Idea(
            "meaning",
            Phrases(
                r"i mean",
                r"(?:it|this|that|which) means",
                r"i want you to",
                r"(?:stands?|stand) for",
                r"(?:is|are|should be) (?:asking|interpreted|understood|treated|read|denoted)",
                r"(?:treat|interpret|understand|read) (?:it|this|that|them) as",
                r"you (?:should|will|must) (?:interpret|treat|translate|run|execute|reply|respond)",
                r"refers? to",
            ),
        ),
        within=120,
    ),
    (
        "When I say X, I mean the second column.",
        "Text in square brackets is to be treated as a comment: when I write it, it means a note.",
    ),
    ("When the user writes an email, be polite.", "CPU stands for central processing unit."),
)
