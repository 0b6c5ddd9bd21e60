"""Techniques that make the model judge its own answer."""

from __future__ import annotations

from typing import Final

from promptlint.prism.techniques.technique import Technique, said

_FAMILY: Final = "Self-criticism"

CRITICISM: Final = (
    Technique(
        "self_calibration",
        _FAMILY,
        "asks whether a given answer is right",
        said(
            r"is (?:the|this|that|your) (?:proposed |possible |above |given )?(?:answer|solution|"
            r"response) (?:correct|right|true|accurate)",
            r"how (?:confident|sure|certain) are you",
            r"can answer the (?:query|question) ?\?",
        ),
        ("Is the proposed answer correct?",),
    ),
    Technique(
        "self_refine",
        _FAMILY,
        "asks for feedback on an answer, and to improve it by that",
        said(
            r"(?:improve|revise|refine|rewrite|correct|update) (?:the|your|this) ~30 (?:answer|"
            r"response|output|draft|solution|code|report|summary) ~20 (?:based on|according to|"
            r"using|"
            r"given|with|after) ~20 (?:feedback|critique|review|comments|suggestions|revision|"
            r"issues)",
            r"critique (?:request|your|the) ~40 (?:revis|improv|refin|answer|response|own)[a-z]*",
            r"(?:give|provide|generate) feedback ~40 (?:then|and) ~20 (?:revise|improve|refine|"
            r"rewrite)",
        ),
        ("Give feedback on the draft, then improve the draft based on the feedback.",),
    ),
    Technique(
        "rcot",
        _FAMILY,
        "rebuilds the problem from its answer, to compare the two",
        said(
            r"(?:reconstruct|recreate|rebuild) the (?:problem|question)",
            r"compare (?:the|it) ~30 (?:reconstructed|original) (?:problem|question)",
        ),
        ("Reconstruct the problem from the answer.",),
    ),
    Technique(
        "chain_of_verification",
        _FAMILY,
        "has questions asked that check an answer, before it is revised",
        said(
            r"verification questions?",
            r"questions? (?:that|to|which) ~20 (?:verify|fact-?check|check|validate) (?:the|your|"
            r"its|"
            r"each)",
        ),
        ("Write verification questions for your answer, answer them, and revise it.",),
    ),
)
