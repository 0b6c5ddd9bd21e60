"""PRM206 volatile-prefix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from promptlint.model import (
    Conversation,
    Finding,
    Fix,
    Gap,
    Hole,
    Message,
    Prompt,
    Severity,
    Span,
)
from promptlint.pattern import late
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.messages.role import meaning
from promptlint_rules.messages.settings import library_of, model_of
from promptlint_rules.messages.tokens import constant_stretches, likely

# Parameters that bring something new with every call; others may be the same for all of them.
_PER_REQUEST = late(
    r"(^|_)(question|query|utterance|user_(input|message)|now|timestamp|nonce|email_address|uuid"
    r"|(?<!model_)(?<!tenant_)(?<!prompt_)id|(full|first|last|client|member)_?name"
    r"|(order|case|ticket|invoice|account|customer|reference|room|file)_?(no|nr|number)"
    r"|(user|customer|patient|guest|student|pupil|caller|employee|applicant|respondent|citizen"
    r"|visitor|passenger|candidate)(_?name)?)$",
    re.IGNORECASE,
)
_NAME = late(r"\w+")
# A date without the time of day: by its format, the call that makes it, or its name.
_TIME_OF_DAY = late(r"%[-#]?[HIMSfpcXTRrsZz]")
_DAY = late(r"\bdate\.today\(|\.date\(\)|(^|_)(day|date|today|month|year)($|_| )", re.IGNORECASE)
_MOMENT = late(r"time\b(?!\.)|(^|_)(hour|minute|clock)|timestamp", re.IGNORECASE)
# Models and runtimes without a prompt cache to hit.
_UNCACHED_MODEL = late(
    r"^gpt-3|^gpt-4(-\d{4}|-32k.*|-turbo.*|-\d{4}-preview|-vision-preview)?$|davinci|claude-(2|instant|v)",
    re.IGNORECASE,
)
_UNCACHED_LIBRARY = ("transformers", "diffusers", "llama_cpp")
_SHORTFALL = 0.9
"""What the estimate of a text of so many tokens may be short of."""


class VolatilePrefix(Rule):
    """Something that changes with every call stands before a long constant text.

    ## What it does
    Looks, in the order in which a call sends its texts, for a clock, a fresh identifier or a value
    of the single request with at least 1,024 estimated tokens of constant text after it and fewer
    than that before it. Text behind a document, a history or whatever else has to differ is not
    counted. A date without the time of day, one made once per session and one at the end are fine,
    and so are models without a prompt cache.

    ## Why it matters
    Prompt caches keep the longest prefix that is equal to the byte, from 1,024 tokens on. With a
    time or an id in front, no call ever hits the cache: the whole text is computed and paid anew.

    ## Example
    `f"Now: {datetime.now()} " + HANDBOOK` as the system message: put the time after the
    handbook, or into the user's turn.

    ## Evidence
    goose #2434, OpenHands #3690, hermes-agent #15866; OpenAI's guide to prompt caching: static
    content at the beginning, variable content at the end.
    """

    code: ClassVar[str] = "PRM206"
    name: ClassVar[str] = "volatile-prefix"
    severity: ClassVar[Severity] = "warning"
    options: ClassVar[Mapping[str, object]] = {"tokens": 1024}
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="the time before the rules",
            code=(
                "from datetime import datetime\n"
                "\n"
                "from openai import OpenAI\n"
                "\n"
                'RULES = """'
                + "Answer the guests of the hotel politely and briefly.\n"
                * 110
                + '"""\n'
                "\n"
                "\n"
                "def answer(question):\n"
                "    return OpenAI().chat.completions.create(\n"
                '        model="gpt-4o-2024-08-06",\n'
                "        messages=[\n"
                '            {"role": "system", "content": f"Now: «{datetime.now()}»\\n{RULES}"},\n'
                '            {"role": "user", "content": question},\n'
                "        ],\n"
                "    )\n"
            ),
        ),
        Example(
            title="the time in the user's turn, behind the rules",
            code=(
                "from datetime import datetime\n"
                "\n"
                "from openai import OpenAI\n"
                "\n"
                'RULES = """'
                + "Answer the guests of the hotel politely and briefly.\n"
                * 110
                + '"""\n'
                "\n"
                "\n"
                "def answer(question):\n"
                "    return OpenAI().chat.completions.create(\n"
                '        model="gpt-4o-2024-08-06",\n'
                "        messages=[\n"
                '            {"role": "system", "content": RULES},\n'
                '            {"role": "user", "content": f"Now: {datetime.now()}\\n{question}"},\n'
                "        ],\n"
                "    )\n"
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the first hole of a conversation that changes before a long constant text."""
        if not _has_cache(conversation):
            return
        limit = int(str(facts.options.get("tokens", self.options["tokens"])))
        before = after = 0
        found: tuple[Prompt, Hole] | None = None
        for prompt, part in _shared(conversation):
            if isinstance(part, Hole):
                found = found or (prompt, part)
            elif found is None:
                before += likely(part)
            else:
                after += likely(part)
        if found and before < limit and after >= limit * _SHORTFALL:
            yield _finding(*found, after)


def _has_cache(conversation: Conversation) -> bool:
    if library_of(conversation).startswith(_UNCACHED_LIBRARY):
        return False
    return not _UNCACHED_MODEL.search(model_of(conversation) or "")


def _shared(conversation: Conversation) -> Iterator[tuple[Prompt, Hole | str]]:
    """Yield the constant stretches and volatile holes of the texts, in the order they are sent.

    It ends where something comes that has to differ between calls: a cache ends there anyway.
    """
    for turn in (*conversation.instructions, *conversation.turns):
        if isinstance(turn, Gap) or turn.repeated:
            return
        if turn.conditional or turn.empty:
            continue
        if turn.prompt is None:
            return
        for part in _parts(turn.prompt):
            if isinstance(part, Span):
                yield turn.prompt, turn.prompt.text[part.start : part.end]
            elif part.facts.constant is not None:
                yield turn.prompt, part.facts.constant
            elif _is_volatile(part):
                yield turn.prompt, part
            elif _has_to_differ(part, turn):
                return


def _parts(prompt: Prompt) -> list[Hole | Span]:
    parts: list[Hole | Span] = [*prompt.holes, *constant_stretches(prompt)]
    return sorted(parts, key=lambda part: part.span if isinstance(part, Hole) else part)


def _has_to_differ(hole: Hole, message: Message) -> bool:
    """Say whether a hole is what the call is about, not a setting that all calls may share."""
    if hole.facts.constant is not None or hole.origin in {"constant", "session", "clock"}:
        return False
    return meaning(message.role) != "system" or hole.origin in {"outside", "model"}


def _is_volatile(hole: Hole) -> bool:
    if hole.facts.moment != "call" or hole.facts.constant is not None:
        return False
    if hole.origin in {"clock", "identifier"}:
        return not _is_day(hole)
    return hole.origin in {"parameter", "outside"} and any(
        _PER_REQUEST.search(word) for word in _NAME.findall(hole.expression or hole.name)
    )


def _is_day(hole: Hole) -> bool:
    """Say whether a clock's value changes once a day only: within it, calls share the prefix."""
    written = f"{hole.expression} {hole.spec}"
    if "%" in written:
        return not _TIME_OF_DAY.search(written)
    return bool(_DAY.search(written)) and not _MOMENT.search(written)


def _finding(prompt: Prompt, hole: Hole, after: int) -> Finding:
    return Finding(
        hole.source_span or prompt.source(hole.span),
        f"`{hole.name or hole.expression}` changes with every call and stands before about {after} "
        "tokens of constant text, which no prompt cache can keep",
        label="changes with every call",
        fix=Fix("Move the value behind the constant text", (), "display"),
    )
