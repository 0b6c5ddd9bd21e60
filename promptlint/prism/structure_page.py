"""The page of the structure, the tokens and the language."""

from __future__ import annotations

from typing import Final

from promptlint.prism.page import Page, Part

PAGE: Final = Page(
    "structure",
    "Structure, size and language",
    "Who speaks, and in which order: whether there is one turn or there are several, and the role "
    "pattern (*S-U* for a system text and a request, *S-U-A-U* for an exchange); about how many "
    "tokens the text has; and which natural language it is in.",
    "The structure is the first, functional level of Jeoung et al., *PromptPrism* (arXiv "
    "2505.12592). Size and language are among the facts that it profiles data sets by.",
    "In a program the structure is read off the call that sends the prompt. Messages that cannot "
    "be "
    "seen (a history, turns added in a loop) make it *open*: its counts are then lower bounds. Of "
    "a text by itself, the control tokens tell who speaks (`<|im_start|>user`, `[INST]`); without "
    "any, it is the text's own role, if that is known.",
    "The count of tokens is an estimate that no budget should be cut to, and holes count as they "
    "are written. The language of a text of a few words is a guess.",
    (
        Part(
            "tokens",
            "Words, numbers, signs and blanks are cut as tokenizers cut them before they look into "
            "a vocabulary, and each piece is taken for as many tokens as pieces of its kind and "
            "length have in the middle. Against the vocabularies cl100k and o200k, the estimate is "
            "off by 3 % in the middle of 458 prompts, and by more than 10 % for one in ten.",
        ),
        Part(
            "language",
            "ISO 639-1 codes. Scripts tell Chinese, Japanese, Korean, Russian, Ukrainian, Greek, "
            "Hebrew, Arabic, Hindi and Thai; common words tell English, German, French, Spanish, "
            "Portuguese, Italian, Dutch, Turkish, Polish, Swedish, Indonesian and Vietnamese. "
            "`und` stands for what cannot be told.",
        ),
    ),
)
