"""Signals of how far the answer is to be trusted."""

from __future__ import annotations

from typing import Final

from promptlint.prism.signals.signal import Signal, said

_SOURCE: Final = (
    r"(?:contexts?|documents?|documentation|texts?|passages?|information|sources?|data|articles?|"
    r"search results?|transcript|excerpts?|paragraphs?|results|facts|evidence|pdf|content|"
    r"knowledge base|materials?|extracts?|docs?|snippets?|conversation|statements?|input)"
)
_ONLY: Final = r"(?:only|solely|strictly|exclusively|purely|entirely)"
_NOT: Final = r"(?:not|never|n't|don't|doesn't|without|avoid|no)"

GROUNDING: Final = Signal(
    "grounding",
    "ties the answer to sources: only from them, cite them, make nothing up, say what is unknown.",
    said(
        rf"{_NOT} ~30 (?:make|making|made) (?:anything |things |stuff |it |an answer )?up",
        r"if (?:you |the ai |the assistant |it )?(?:really |still |truly )?(?:don't|do not|doesn't|"
        r"does not) (?:know|have) ~60 (?:say|respond|reply|answer|state|tell|write|return|admit|"
        r"just|"
        r"then|use)",
        r"(?:say|state|respond|reply|answer|write|admit|says) ~30 (?:i|you|it|they) (?:just "
        r")?(?:don't|"
        r"do not|doesn't|does not) know",
        r"(?<=[\"'])(?:hmm, )?i(?: do not|'m not| don't| am not| cannot| can't|'m sorry)",
        r"i(?: do not|'m not| don't| am not) (?:know|sure)",
        rf"{_NOT} ~30 (?:fabricat|invent|hallucinat|speculat)[a-z]*",
        rf"(?:use|using|rely(?:ing)? on|consider|refer to|draw on|with|from|researching|looking) "
        rf"~9 "
        rf"{_ONLY} ~25 {_SOURCE}",
        rf"{_ONLY} (?:use|using|on|from|rely on|refer to|consult|answer|through|the(?: provided| "
        rf"given|"
        rf" following| above| factual)?|information|facts|include|use) ~25 {_SOURCE} ~20 "
        rf"(?:provided|"
        rf"given|below|above|from|in|available|present|contained|supplied|retrieved|explicitly)",
        rf"{_ONLY} (?:use|using|on|from) (?:the )?(?:provided |given |above |following |retrieved |"
        rf"supplied )+{_SOURCE}",
        rf"(?:based|rely|relying|grounded|comes|come) (?:{_ONLY}|explicitly) (?:on|in|upon|from) "
        rf"~40 "
        rf"{_SOURCE}",
        rf"{_ONLY} (?:based|grounded|researching|comes|come) (?:on|in|through|from) ~40 {_SOURCE}",
        rf"given {_ONLY} the",
        rf"(?:comes?|taken|drawn|derived) {_ONLY} from",
        r"(?:cite|cites|citing|citations?|cited|footnotes)",
        r"(?:include|provide|reference|mention|add|return|give|state|refer to|quote|attribute|"
        r"with) "
        r"~25 (?:sources|available references|references|citations?|reference links)",
        r"(?:share|provide|give|include) (?:false|incorrect|inaccurate|made[- ]up|fabricated|"
        r"unverified) ~9 (?:information|answers?|facts|claims|data)",
        r"if ~60 (?:not|cannot|can't|doesn't|isn't|no|insufficient|lacks?) ~60 (?:say|respond|"
        r"reply|"
        r"answer|state|write|return|output|tell) ~30 (?:don't know|do not know|not sure|unknown|"
        r"not available|cannot|could not|no information|not found|not contain|can't|not "
        r"applicable)",
        rf"{_NOT} (?:use|rely on|answer from|draw on|rely|using) ~20 (?:own|prior|external|outside|"
        rf"internal|general|your) (?:own )?(?:knowledge|memory|information)",
        r"(?:rather than|not|instead of|nor) your (?:own )?(?:knowledge|memory)",
        rf"{_NOT} (?:add|include|use|introduce|mention|report|state) ~40 (?:not|isn't|aren't|"
        rf"beyond|"
        rf"outside) (?:in|present|mentioned|contained|included|found|provided|supported|explicitly|"
        rf"from|of|given|the|part of)",
        r"truthful(?:ly)?",
        r"(?:ground|grounded|back|backed|support|supported) (?:your|every|all|each|in|by|up)",
        r"(?:stick|keep|limit yourself|restrict yourself|adhere) ~9 to the (?:facts|provided|"
        r"context|"
        r"information|text|source|given)",
        rf"(?:not|isn't|cannot be|can't) (?:found|contained|present|covered|mentioned|available|"
        rf"included|answered|supported) (?:in|by|within|from|using|with) (?:the |this |any )?"
        rf"(?:provided |given |above )*{_SOURCE}",
        rf"{_SOURCE} (?:does not|doesn't|do not|don't) (?:contain|include|provide|have|mention|"
        rf"answer|support) ~20 (?:answer|information|enough|it)",
        r"(?:answer|respond|reply|explain) ~40 (?:based|according|with reference|by reference|"
        r"referring) (?:on|to) (?:the |this |that |these |only )*(?:context|documents?|"
        r"text) ~20 (?:provided|given|above)",
        r"(?:ensure|make sure|remember|be sure) ~30 (?:references?|sources|cit)[a-z]*",
    ),
    (
        "If you don't know the answer, say so, and don't try to make up an answer.",
        "Use only the information in the documents, and cite them.",
    ),
    (
        "Use the following pieces of context to answer the question.",
        "Make up a story about a dog.",
    ),
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
        r"(?:not|how|less than fully) (?:confident|certain) (?:in|about|of|you are|are you)",
        r"(?:state|indicate|express|acknowledge|note|mention|report|admit|give|provide|rate|assess|"
        r"convey|flag|disclose) ~30 (?:confidence|uncertaint(?:y|ies)|limitations?|limits|"
        r"caveats?|certainty)",
        r"(?:sure|unsure) (?:of|about) your",
        r"how sure (?:you are|are you)",
        r"your (?:confidence|certainty)",
        r"(?:if|when|where) (?:you are |you're )?(?:uncertain|unsure|not confident)",
        r"your knowledge is limit?ed",
    ),
    ("State your confidence from 0 to 1.", "Mention the limitations of your answer."),
    ("You are a confident speaker.",),
)
