"""PRM601 json-without-keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from promptlint.model import Conversation, Finding, Gap, Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.tokens import constant_text
from promptlint_rules.specification.bringing import may_instruct
from promptlint_rules.specification.named import Named

_ASKED: Final = late(
    r"\b(?:return|respond|reply|answer|output|give|write|produce|generate|provide|format\w*)\b[^.\n{]{0,60}?\b(JSON)\b",
    re.IGNORECASE,
)
_SHAPE: Final = late(
    r"[{\[]\s*[\"'{\[]|\b(?:list|array) of (?:strings|numbers|integers)\b", re.IGNORECASE
)
_SCHEMAS: Final = late(
    r"schema|tools|functions|response_model|output_type|grammar|guided|text_format"
)


class JsonWithoutKeys(Rule):
    """JSON is asked for, and neither the texts nor the call say with which keys.

    ## What it does
    Reports the word JSON in a request for JSON when the whole conversation can be seen, none of
    its texts names a key or shows an object, and the call gives no schema and no tools.

    ## Why it matters
    The model makes up the names, and other ones for the next input. With the field names the
    quality of the answers rose from 3.1 to 4.7 of 5.

    ## Example
    "Return the result as JSON." — "… as JSON with the keys street, city and postcode."

    ## Evidence
    From Prompts to Templates (2025), the pattern of named attributes.
    """

    code: ClassVar[str] = "PRM601"
    name: ClassVar[str] = "json-without-keys"
    severity: ClassVar[Severity] = "information"
    default: ClassVar[bool] = False
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="some JSON",
            code=(
                "import ollama\n"
                "\n"
                "ollama.generate(\n"
                '    model="qwen2.5:7b",\n'
                '    prompt="Return the ingredients of a Sachertorte as «JSON».",\n'
                ")\n"
            ),
        ),
        Example(
            title="JSON with names",
            code=(
                "import ollama\n"
                "\n"
                "ollama.generate(\n"
                '    model="qwen2.5:7b",\n'
                '    prompt="Return the ingredients of a Sachertorte as JSON with the keys name '
                'and grams.",\n'
                ")\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the requests for JSON of which nothing says what it holds."""
        messages = (*conversation.instructions, *conversation.messages)
        prompts = [message.prompt for message in messages if message.prompt is not None]
        unseen = [m.content_span for m in messages if m.prompt is None]
        if any(isinstance(t, Gap) for t in conversation.turns) or None in unseen:
            return
        if may_instruct(facts.text(span.start, span.end) for span in unseen if span is not None):
            return
        if conversation.tools or any(_SCHEMAS.search(name) for name in conversation.settings):
            return
        if any(may_instruct(hole.expression or hole.name for hole in p.holes) for p in prompts):
            return
        text = "\n".join(map(constant_text, prompts))
        named = Named.of(text)
        if not (named.keys or named.listed or _SHAPE.search(text)):
            for prompt in prompts:
                yield from _requests(prompt)


def _requests(prompt: Prompt) -> Iterator[Finding]:
    for match in list(_ASKED.finditer(prompt.text))[:1]:
        place = prompt.source(Span(match.start(1), match.end(1)))
        yield Finding(place, "JSON is asked for without the names of its keys", label="which keys?")
