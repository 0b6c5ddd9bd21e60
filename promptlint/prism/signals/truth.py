"""Signals of how far the answer is to be trusted."""

from __future__ import annotations

from typing import Final

from promptlint.prism.signals.signal import Signal, said

_SOURCE: Final = (
    r"(?:context|document|documents|text|texts|passage|passages|information|sources?|data|"
    r"articles?|search results?|transcript|excerpts?|paragraphs?|results|facts|evidence|pdf|"
    r"content|knowledge base|materials?|extracts?|provided|doc|snippets?|conversation)"
)

GROUNDING: Final = Signal(
    "grounding",
    "ties the answer to sources: only from them, cite them, make nothing up, say what is unknown.",
    said(
        r"(?:make|making|made) (?:up|things up|stuff up|it up)",
        r"(?:don't|do not|doesn't|does not|didn't|not) know(?: the answer)?",
        r"(?:not|never|don't|without|avoid) (?:[^.!?\n]{0,30} )?(?:fabricat|invent|hallucinat|"
        r"speculat|guess)[a-z]*",
        r"no (?:fabricat|hallucinat|speculat)[a-z]*",
        rf"(?:only|solely|strictly|exclusively)[^.!?\n]{{0,40}}{_SOURCE}",
        r"(?:based|rely|relying|grounded|ground)[^.!?\n]{0,20} (?:only|solely|strictly|"
        r"exclusively|"
        r"explicitly|entirely) (?:on|in|upon)",
        r"cite|cites|citing|citations?|cited",
        r"(?:include|provide|reference|list|mention|add|return|give|state|refer to|quote)"
        r"[^.!?\n]{0,25} (?:sources?|references?|citations?)",
        r"share false information",
        rf"(?:not|cannot|can't|isn't|no|doesn't) (?:[^.!?\n]{{0,30}} )?(?:found|contained|present|"
        rf"mentioned|available|supported|contain|included|find)[^.!?\n]{{0,30}} "
        rf"(?:in|by|within|from)? ?(?:the |this |given |provided |any )*{_SOURCE}",
        r"if[^.!?\n]{0,40}(?:not|cannot|can't|doesn't|isn't|no)[^.!?\n]{0,60}(?:say|respond|"
        r"reply|answer|state|write|return)[^.!?\n]{0,20}(?:i don't|i do not|don't know|not sure|"
        r"unknown|not available|cannot|could not|no information)",
        r"(?:hmm, )?i'm not sure",
        r"(?:not|never) (?:use|rely on|answer from|draw on)[^.!?\n]{0,20}(?:your|own|prior|"
        r"external|"
        r"outside|internal|general) (?:own )?(?:knowledge|memory|information)",
        r"(?:rather than|not|instead of) your own (?:knowledge|memory)",
        r"(?:do not|don't|never|not) (?:add|include|use|introduce|mention)[^.!?\n]{0,40}not "
        r"(?:in|present in|mentioned|contained|included|found|provided|supported|explicitly|from)",
        r"as truthfully as possible",
        r"truthfully says",
        r"(?:ground|grounded) (?:your|every|all|each|in)",
        r"(?:if you|when you|you) (?:are|'re) (?:not sure|unsure|uncertain)",
        rf"according to (?:the |your )?(?:[a-z]+ )?{_SOURCE}",
    ),
    (
        "If you don't know the answer, say so, and don't try to make up an answer.",
        "Use only the information in the documents, and cite them.",
    ),
    ("Use the following pieces of context to answer the question.",),
)
CREATIVE_FACTUAL: Final = Signal(
    "creative_factual",
    "says when to be creative and when to be factual.",
    said(
        r"be (?:[a-z]+ )?(?:creative|imaginative|original|inventive)",
        r"(?:use your|feel free to use your) (?:imagination|creativity)",
        r"(?:creatively|creative freedom|creative license)",
        r"(?:be|stay|remain) (?:[a-z]+ )?(?:factual|accurate and|truthful|precise and factual)",
        r"(?:require|requires|requiring|need|needs) (?:[a-z]+ )?(?:creativity|precision)",
    ),
    ("Be creative!", "Stay factual in the summary, but be creative in the title."),
    ("Name three creative people.",),
)
RELIABLE: Final = Signal(
    "reliable",
    "asks the model to state its confidence, its limits or how sure the answer is.",
    said(
        r"(?:confidence|certainty|uncertainty) (?:score|level|rating|interval|value|in your|of "
        r"your|"
        r"estimate|percentage)s?",
        r"(?:not|how|less than fully) (?:confident|certain|sure) (?:in|about|of|you are|are you)",
        r"(?:state|indicate|express|acknowledge|note|mention|report|admit|give|provide|rate|assess|"
        r"convey|flag|disclose)[^.!?\n]{0,30}(?:confidence|uncertaint(?:y|ies)|limitations?|limits|"
        r"caveats?|certainty)",
        r"your (?:confidence|certainty)",
        r"(?:if|when|where) (?:you are |you're )?(?:uncertain|unsure|not confident)",
        r"your knowledge is limit?ed",
    ),
    ("State your confidence from 0 to 1.", "Mention the limitations of your answer."),
    ("You are a confident speaker.",),
)
