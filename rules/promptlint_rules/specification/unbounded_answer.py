"""PRM613 unbounded-answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Conversation, Finding, Gap, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.settings import find_setting
from promptlint_rules.specification.company import texts_of
from promptlint_rules.template.place import place

_GENERATES = late(
    r"^\W*(?:please |now |then )?(?P<what>(?:write|generate|compose|draft|tell me|create"
    r"|describe|explain|discuss)\b[^.\n]{0,60})",
    re.IGNORECASE | re.MULTILINE,
)
_LIMITS = (
    "max_tokens",
    "max_completion_tokens",
    "max_output_tokens",
    "maxTokens",
    "maxOutputTokens",
    "max_new_tokens",
    "num_predict",
    "max_length",
    "max_tokens_to_sample",
    "maxTokenCount",
    "stop",
    "stop_sequences",
    "n_predict",
    "response_format",
    "response_format.type",
    "response_model",
    "response_schema",
    "response_mime_type",
    "format",
)
_BOUND = late(
    r"\b(?:concise\w*|brief\w*|short\w*|one|two|three|four|five|single|\d+|sentences?|words?"
    r"|paragraphs?|list|json|code|function|sql|query|title|name|haiku|limerick|tweet|line)\b",
    re.IGNORECASE,
)
_BOUNDS = frozenset({"length_limit", "output_format"})


class UnboundedAnswer(Rule):
    """Text is to be generated, and neither the prompt nor the call limits how much.

    ## What it does
    Reports "write a story", "describe …" and the like in a call without a limit of tokens or a stop
    sequence whose texts name no length, number or format. Off unless selected.

    ## Why it matters
    The length, and so the time and the price, is whatever the model likes, and changes with the
    model.

    ## Example
    `generate(model="…", prompt="Write a story about the sea.")`

    ## Evidence
    Output length is a constraint of its own in PromptPrism and in The Prompt Report.
    """

    code: ClassVar[str] = "PRM613"
    name: ClassVar[str] = "unbounded-answer"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a story of any length",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """«Write a story about the sea»."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="a story of one page",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Write a story about the sea in at most 300 words."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield what a call generates without a limit."""
        turns = (*conversation.instructions, *conversation.turns)
        if find_setting(conversation, *_LIMITS) or any(isinstance(turn, Gap) for turn in turns):
            return
        prompts = list(texts_of(conversation))
        if any(_is_bounded(prompt, facts) for prompt in prompts):
            return
        for prompt in prompts:
            match = _GENERATES.search(prompt.text)
            if match and prompt.sent:
                yield Finding(
                    place(prompt, Span(match.start("what"), match.end("what")), prompt.span),
                    "neither the prompt nor the call limits the length of the answer",
                )


def _is_bounded(prompt: Prompt, facts: Facts) -> bool:
    if _BOUND.search(prompt.text):
        return True
    return any(hit.name in _BOUNDS for hit in facts.prism(prompt).signals)
