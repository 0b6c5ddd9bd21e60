"""The page of all signals."""

from __future__ import annotations

from promptlint.prism.page import Page
from promptlint.prism.signals import SIGNALS


def page() -> Page:
    """Return what the documentation says of the signals."""
    return Page(
        "signals",
        "Signals",
        "Twenty yes/no facts that a text states outright. What is only implied does not count: a "
        "prompt that happens to be fair does not *ask* for fairness.",
        "They are the explicit facts under the 21 properties of Long et al., *What Makes a Good "
        "Natural Language Prompt?* (arXiv 2506.06950), whose judges were told to score explicit "
        "text only; *persona*, *output_format*, *length_limit*, *audience* and *success_criteria* "
        "are the parts of its property *objectives*.",
        "Phrases, matched as whole words in any case, each signal with its own; for *demos*, "
        "*steps* and *output_format* also layout: labels that are filled in twice, numbered "
        "instructions, a last line that names a form. Every signal comes with its places. On 120 "
        "prompts that were labelled by hand, the twenty together reach a micro-F1 of 0.84; before "
        "any error on them was read, it was 0.82.",
        "A signal is no merit and its absence no fault. The phrases are English in the main, "
        "with a "
        "few of other languages, so for other languages an absence says little.",
        tuple(signal.part() for signal in SIGNALS),
    )
