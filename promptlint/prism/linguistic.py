"""The documentation of the linguistic profile, which `promptlint.features` makes."""

from __future__ import annotations

from typing import Final

from promptlint.prism.page import Page, Part

PAGE: Final = Page(
    path="linguistic",
    title="Linguistic profile",
    measures=(
        "How a prompt is put into words: the mood, voice, tense and modality of every clause, how "
        "deep its sentences are, and how common its words are in English."
    ),
    source=(
        "*The Language of Prompting: What linguistic properties make a prompt successful?* "
        "(Leidinger, van Rooij and Shutova, Findings of EMNLP 2023, arXiv 2311.01967), which "
        "varied these in prompts of the same meaning."
    ),
    method=(
        "A small parser reads the text line by line: holes count as names, bullets and emphasis "
        "are left out. It needs the extra `nlp` (`pip install 'promptlint-cst[nlp]'`) and is "
        "shipped, with its card and a licence of its own, in `promptlint/features/english`; "
        "`nlp-pipeline` in the configuration names any other pipeline of spaCy that is installed. "
        "Rules mend what parsers miss in prompts, above all orders without a subject or a stop. On "
        "clauses of prompts that were kept from these rules, orders are found with F 0.95 (0.85 "
        "by the parser alone)."
    ),
    caution=(
        "It says nothing of how good a prompt is: in the paper no mood, tense or modal was best "
        "for all models and tasks, and neither shorter prompts nor commoner words did better in "
        "general. English only; in code and tables it finds what is not there."
    ),
    parts=(
        Part(
            "mood",
            "`imperative` for orders, `interrogative` for questions that end in a question mark, "
            "`indicative` for all other clauses with a finite verb. Headings, labels and fragments "
            "are no clauses.",
            ("Summarize the text.", "What does the text say?", "The text speaks of rivers."),
        ),
        Part(
            "voice",
            "`passive` if the subject is what something is done to, else `active`.",
            ("The text is summarized by the model.",),
        ),
        Part(
            "tense",
            "`past`, `present`, or `future` for `will` and `shall`; orders have none.",
            ("You will see a text.",),
        ),
        Part(
            "modality",
            "The modal verb of a clause: can, could, may, might, must, should, would, shall or "
            "ought, and `need` and `have` for *need to* and *have to*.",
            ("You must answer in French.",),
        ),
        Part(
            "depth",
            "Of each sentence, the words on the longest way from its root to a leaf of its tree: "
            "mean and greatest.",
        ),
        Part(
            "frequency",
            "Of nouns, verbs, adjectives and adverbs, how often they are used in English, as Zipf "
            "value (the decimal logarithm of uses in a billion words: 6 is one in a thousand); "
            "`rare` counts those below 3, one in a million.",
        ),
    ),
)
