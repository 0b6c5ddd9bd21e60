"""Techniques that need no example."""

from __future__ import annotations

from typing import Final

from promptlint.model import Span
from promptlint.prism.patterns.persona import PERSONA
from promptlint.prism.techniques.technique import Technique, said
from promptlint.prism.wording import Wording

_FAMILY: Final = "Zero-shot"

_STYLE: Final = (
    r"(?:formal|informal|casual|professional|friendly|conversational|humorous|funny|academic|"
    r"poetic|journalistic|playful|persuasive|concise|simple|technical|warm|neutral|polite|engaging|"
    r"sarcastic|enthusiastic|respectful|empathetic)"
)


def _persona(wording: Wording) -> tuple[Span, ...]:
    return tuple(span for span, _ in wording.once(PERSONA.find))


ZERO_SHOT: Final = (
    Technique(
        "role_prompting",
        _FAMILY,
        "assigns a role to the model",
        _persona,
        ("You are an experienced nurse.",),
    ),
    Technique(
        "style_prompting",
        _FAMILY,
        "asks for a style, a tone or a genre",
        said(
            rf"(?:in|with|using|use|adopt|keep) (?:an? |the )?(?:[a-z]+ (?:and |, )?)?{_STYLE}"
            rf"(?: and [a-z]+|, [a-z]+)* (?:tone|style|voice|manner|language|register|way)",
            r"(?:tone|style|voice|register) ?(?:should be|must be|is|:)",
            r"in the style (?:and [a-z]+ )?of",
            r"(?:keep|make) (?:it|the [a-z]+) "
            rf"{_STYLE}",
            r"tone[- ]match",
            rf"be (?:[a-z]+ )?{_STYLE}",
        ),
        ("Write in a friendly tone.", "Rewrite it in the style of a fairy tale."),
    ),
    Technique(
        "emotion_prompting",
        _FAMILY,
        "names stakes that would move a person",
        said(
            r"(?:important|crucial|vital) (?:to|for) my (?:career|job|life|work)",
            r"you(?:'d| had) better be sure",
            r"take a deep breath",
            r"(?:believe in|take pride in) (?:your|yourself)",
            r"are you sure (?:that's|that is) your final answer",
            r"my (?:job|career|life) depends on",
            r"lives (?:depend|are at stake)",
        ),
        ("This is very important to my career.", "Take a deep breath."),
    ),
    Technique(
        "system_2_attention",
        _FAMILY,
        "has the relevant part of its input rewritten first, without the rest",
        said(
            r"(?:extract|keep|retain|rewrite) ~30 (?:only )?(?:the )?(?:relevant|unbiased|related) "
            r"(?:parts?|information|text|context|portions?|content) ~40 (?:and|then|before|so that|"
            r"without)",
            r"(?:remove|strip|filter out|leave out) ~20 (?:irrelevant|unrelated|unnecessary) "
            r"(?:parts?|information|text|context|details|sentences|content)",
            r"extract any (?:relevant )?(?:part|text) of the context ~20 (?:relevant|as is)",
        ),
        ("First remove irrelevant information from the question, then answer it.",),
    ),
    Technique(
        "simtom",
        _FAMILY,
        "fixes what one person knows before it asks about them",
        said(
            r"what (?:does|do|would) (?:[a-z]+|{[^{}\n]{1,30}}) (?:know|see|believe|think)(?: "
            r"about)?",
            r"(?:only )?(?:the )?events? (?:that )?(?:[a-z]+|{[^{}\n]{1,30}}) (?:knows?|saw|sees)",
            r"from (?:[a-z]+|{[^{}\n]{1,30}})'s (?:perspective|point of view)",
        ),
        ("Which of the events that Anna knows about happened first?",),
    ),
    Technique(
        "rephrase_and_respond",
        _FAMILY,
        "has the question restated before it is answered",
        said(
            r"(?:rephrase|restate|reword) (?:and (?:expand|elaborate)(?: on)? )?(?:the|my|this|"
            r"your) "
            r"(?:[a-z]+ )?(?:question|problem|task|request) ~30 (?:and|then|before|in your own)",
            r"rephrase and (?:expand|respond)",
        ),
        ("Rephrase and expand the question, and respond.",),
    ),
    Technique(
        "re_reading",
        _FAMILY,
        "has the question read again",
        said(
            r"(?:re-?read|read) (?:the|this|that|my) (?:question|problem|task|text|input|passage) "
            r"(?:again|once more|twice|carefully again)",
            r"re-?read the (?:question|problem|task|input|instructions|text)",
        ),
        ("Read the question again: {question}",),
    ),
    Technique(
        "self_ask",
        _FAMILY,
        "has the model decide whether to ask itself further questions first",
        said(
            r"(?:are )?follow[- ]?up questions? (?:are )?needed",
            r"intermediate answer ?:",
            r"ask yourself ~30 questions?",
        ),
        ("Are follow up questions needed here: Yes.",),
    ),
)
