"""Context manager: what the model is to consider and to ignore."""

from __future__ import annotations

from typing import Final

from promptlint.prism.patterns.pattern import Idea, Pattern, any_of
from promptlint.prism.phrases import Phrases

_WHAT: Final = (
    r"(?:context|history|conversation|messages?|instructions?|information|text|content|input|"
    r"discussion|topics?|items?|knowledge)"
)

CONTEXT_MANAGER: Final = Pattern(
    "context_manager",
    "says what the model is to consider, to ignore or to forget.",
    'Phrases that take something out of the context (*ignores*: "ignore items mentioned there", '
    '"the chat history must be ignored"), that narrow it (*considers*: "consider only the last '
    'message"), or that start it anew (*starts over*).',
    "What the answer is to be based on is grounding, which is a signal of its own. "
    '"Ignore all previous instructions" in a text that comes from outside is an attack, and '
    "this pattern does not tell one from the other.",
    any_of(
        Idea(
            "ignores",
            Phrases(
                rf"(?:ignore|disregard) ~40 {_WHAT}",
                r"(?:must|should|can|will|to) be (?:ignored|disregarded)",
                r"ignore (?:any|all|everything|anything|items|these|those|other|previous|"
                r"irrelevant)",
                r"disregard",
                r"(?:do not|don't|never) (?:consider|take into account|refer to|reference|pay "
                r"attention to|respond to (?:this|the|it)|rely on|use) ~40 "
                r"(?:previous|prior|earlier|above|other messages|just asked|directly|chat history)",
                r"not (?:be )?(?:regarded|treated|considered|interpreted) as",
                r"outdated versions?",
                r"(?:is|are|was) not part of (?:the|this) (?:conversation|input|task|question)",
            ),
        ),
        Idea(
            "considers",
            Phrases(
                r"only consider",
                r"consider only",
                r"(?:focus|concentrate) (?:only|solely|exclusively) on",
                r"only (?:focus|concentrate) on",
                r"pay attention only to",
                r"only the (?:text|part|content|information) (?:between|inside|within|after|"
                r"before)",
                r"trust this message",
                r"take into account (?:only|(?:the|these|all) (?:previous(?:ly)?|conversation|"
                r"chat))",
                r"context only",
                r"based on the (?:previous|entire|whole|current) (?:conversation|chat|discussion)",
                r"within the scope of",
                r"consider (?:the|all|any) (?:previous|prior|above|preceding|whole|full|entire) "
                rf"{_WHAT}",
            ),
        ),
        Idea(
            "starts over",
            Phrases(
                r"forget (?:everything|all|what|about|previous|any|the previous|your)",
                r"start (?:over|afresh|from scratch|a new conversation)",
                r"(?:clear|reset) (?:the|your|all) (?:context|memory|history|conversation)",
            ),
        ),
    ),
    (
        "Ignore items mentioned there that are not in the last line.",
        "When you review the code, only consider its security.",
        "Forget everything that we discussed before.",
    ),
    ("Use the context below to answer.", "Never forget the currency sign."),
)
