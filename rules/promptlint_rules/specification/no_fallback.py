"""PRM611 no-fallback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Finding, Hole, Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.specification.company import sent_with
from promptlint_rules.template.place import place

_ENGLISH = frozenset({"en", "und"})
"""Languages whose words for a missing answer are known; "und" for texts too short to tell."""
_PASSAGES = late(
    r"(?:\w+_)?(?:context|contexts|context_str|docs?|documents?|passages?|sources?|chunks?"
    r"|excerpts?|search_results|snippets?)",
    re.IGNORECASE,
)
_QUESTION = late(r"(?:\w+_)?(?:question|query|query_str|input|user_input|message)", re.IGNORECASE)
_FALLBACK = late(
    r"\b(?:do not know|don't know|not know|not sure|unsure|cannot|can't|could not|couldn't"
    r"|unable|insufficient|unanswerable|unknown|no answer"
    r"|not (?:be )?(?:found|available|contain\w*|present|enough|sufficient|mentioned|provided"
    r"|help\w*|answer\w*|in the|relevant|specified|possible|clear|given|stated|included|covered)"
    r"|(?:does not|doesn't|do not|don't|is not|isn't|are not|aren't) (?:have|contain|provide"
    r"|include|answer|help|mention|enough|relevant|sufficient|cover)"
    r"|no (?:relevant|information|matching|context|results?|evidence|useful)|n/a|say so"
    r"|otherwise|missing|lacks?|irrelevant|none)\b",
    re.IGNORECASE,
)


class NoFallback(Rule):
    """A question is to be answered from a context, and nothing says what to do without an answer.

    ## What it does
    Looks for a prompt with a slot for passages (`context`, `documents`, `chunks` …) and one for a
    question, and for words about an answer that is missing, in it and in what is sent with it. Off
    unless selected.

    ## Why it matters
    Without a way out the model answers from memory, or makes an answer up, and nobody can tell.

    ## Example
    "Answer the question from the context. Context: {context} Question: {question}"

    ## Evidence
    Hallucination awareness is property 15 of "What Makes a Good Natural Language Prompt?".
    """

    code: ClassVar[str] = "PRM611"
    name: ClassVar[str] = "no-fallback"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="no way out",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Answer from the context.\n'
                "Context: «{context}»\n"
                "Question: {question}\n"
                'Answer:"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="a way out",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Answer from the context. If it does not say, answer "unknown".\n'
                "Context: {context}\n"
                "Question: {question}\n"
                'Answer:"""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the slot for passages where no text says what to do without an answer."""
        passages = _named(prompt, _PASSAGES)
        if passages is None or _named(prompt, _QUESTION) is None or not prompt.whole:
            return
        if facts.prism(prompt).language not in _ENGLISH:
            return
        if not any(_FALLBACK.search(one.text) for one in sent_with(prompt, facts)):
            yield Finding(
                place(prompt, passages.span, prompt.span),
                f"nothing says what to do if {passages.name} does not hold the answer",
            )


def _named(prompt: Prompt, pattern: re.Pattern[str]) -> Hole | None:
    return next((hole for hole in prompt.holes if pattern.fullmatch(hole.name)), None)
