"""Signals of care for people: fairness, safety, privacy and norms."""

from __future__ import annotations

from typing import Final

from promptlint.prism.signals.signal import Signal, said

UNBIASED: Final = Signal(
    "unbiased",
    "asks for fairness, neutrality or balance.",
    said(
        r"(?:socially )?unbiased",
        r"(?:without|avoid|avoiding|free (?:of|from)|no|any|not be|reduce) (?:[a-z]+ )?(?:bias|"
        r"biases|"
        r"prejudice|stereotypes?|discrimination|favou?ritism)",
        r"(?:be|stay|remain|keep|as) (?:[a-z]+ )?(?:objective|neutral|impartial|fair|even-?handed|"
        r"balanced|unbiased)",
        r"(?:neutral|impartial|objective|balanced|fair) (?:tone|view|viewpoint|perspective|manner|"
        r"point of view|stance|judge|evaluation|assessment|summary|report)",
        r"(?:objectively|impartially|fairly)",
        r"regardless of (?:their |the )?(?:race|gender|age|religion|nationality)",
        r"racist|sexist",
    ),
    ("Use an unbiased tone.", "Be impartial."),
    ("Find the bias term of the model.",),
)
SAFE: Final = Signal(
    "safe",
    "asks for safe answers, or forbids harmful ones.",
    said(
        r"(?:be|being|stay|keep|remain|is|are) ~9 (?:safe|harmless)",
        r"harmless",
        r"(?:harmful|unethical|toxic|dangerous|illegal|offensive|unsafe|hateful|violent|abusive|"
        r"explicit|malicious|inappropriate|hate) ~40 (?:content|speech|language|"
        r"instructions?|responses?|advice|requests?|material|activities|behaviou?r|actions?|code)",
        r"(?:avoid|refuse|decline|not) ~40 (?:harmful|unethical|toxic|dangerous|illegal|"
        r"offensive|hateful|harm)",
        r"cause harm",
        r"safety (?:guidelines|first|precautions|policy|policies|rules|measures)",
    ),
    ("Never give dangerous advice.", "Always answer as helpfully as possible, while being safe."),
    ("Save the file in a safe place.",),
)
PRIVATE: Final = Signal(
    "private",
    "asks to protect personal or confidential data.",
    said(
        r"(?:not|never|avoid|without|exclude|remove|redact|mask|protect|anonymi[sz]e|no|strip|omit|"
        r"excluding) ~40 (?:personal(?:ly)?|private|sensitive|confidential|identifiable|"
        r"identifying|pii|proprietary)(?: [a-z]+)? ?(?:information|data|details|content|pii)?",
        r"(?:respect|protect|preserve|maintain|ensure) ~30 (?:privacy|confidentiality|"
        r"anonymity)",
        r"(?:keep|remain|stay|kept) ~20 (?:confidential|private|anonymous)",
        r"(?:gdpr|hipaa)",
        r"anonymi[sz]e",
    ),
    ("Never include personal data in the answer.", "Keep the names confidential."),
    ("Call the private method of the class.",),
)
NORMS: Final = Signal(
    "norms",
    "asks for inclusive, respectful or culturally apt language.",
    said(
        r"(?:inclusive|gender-?neutral|culturally (?:[a-z]+ )?(?:sensitive|appropriate|aware|apt|"
        r"relevant)|non-?discriminatory)",
        r"cultural (?:sensitivit(?:y|ies)|norms|differences|context|nuances?|values)",
        r"(?:social|societal|ethical|community|moral) (?:norms|standards|guidelines|values)",
        r"(?:respect|respectful (?:of|to|towards)) ~30 (?:cultures?|religions?|beliefs|"
        r"diversity|communit(?:y|ies))",
        r"politically correct",
        r"family[- ]friendly",
    ),
    ("Use inclusive language.", "Respect cultural norms."),
    ("Normalise the vector.",),
)
