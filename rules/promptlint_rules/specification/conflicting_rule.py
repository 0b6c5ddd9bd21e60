"""PRM605 conflicting-rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example
from promptlint_rules.specification.conflict import Claim, ConflictRule
from promptlint_rules.specification.count import EACH, SCALE, Count, counts, counts_of_each, scales
from promptlint_rules.specification.order import Order, are_opposed, order
from promptlint_rules.specification.statement import are_of_one, demands, statements

_TIME = late(r"\W*(?:when|once|after|as soon as) (?:all |the |your |these )", re.IGNORECASE)


class ConflictingRule(ConflictRule[Order | Count]):
    """One rule asks for what another forbids, or their numbers disagree.

    ## What it does
    Reports the later of two unconditional sentences of which one asks for exactly what the other
    forbids ("always include the price", "the price must never be shown", "leave out the price"),
    and numbers that disagree: "exactly four titles" before "the three titles". The objects have to
    be the same word for word; a sentence with a condition, an exception or a narrower scope is no
    conflict.

    ## Why it matters
    The model obeys one of the two, and not always the same.

    ## Example
    "Always include the article number." and, two lines below, "Never include the article number."

    ## Evidence
    Contradictions are among the defects that reviewers of prompts name most often (property 13 of
    "What Makes a Good Natural Language Prompt?", structural logic).
    """

    code: ClassVar[str] = "PRM605"
    name: ClassVar[str] = "conflicting-rule"
    severity: ClassVar[Severity] = "warning"
    hint: ClassVar[re.Pattern[str]] = late(
        r"\b(?:never|don't|not|avoid|refrain|forbidden|prohibited|banned|no (?:circumstances"
        r"|account"
        r"|case)"
        r"|leave|omit|skip|drop|exclude|(?:use|give|include|show|add) no|use [a-z ]{0,30}only)\b"
        r"|(?<=\s)(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) [a-z]",
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="asked for and forbidden",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Answer the guest.\n'
                "Always mention the price.\n"
                "Be polite.\n"
                '«Never mention the price»."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="forbidden in one case",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """Answer the guest.\n'
                "Always mention the price.\n"
                "Be polite.\n"
                'If the guest is a member, never mention the price."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def claims(self, prompt: Prompt) -> Iterator[Claim[Order | Count]]:
        """Yield what the prompt orders, forbids and counts."""
        for statement in demands(prompt):
            found = order(statement.text)
            if found:
                span = found[1].shift(statement.span.start)
                yield Claim(prompt, statement, span, found[0].what, found[0])
            said = statement.text
            for count, place in (*counts(said), *counts_of_each(said), *scales(said)):
                span = place.shift(statement.span.start)
                yield Claim(prompt, statement, span, count.noun, count)
        for statement in statements(prompt.text):
            if _TIME.match(statement.text) and statement.is_conditional:
                for count, place in counts(statement.text):
                    if count.is_definite:  # "once the eight questions are answered"
                        span = place.shift(statement.span.start)
                        yield Claim(prompt, statement, span, count.noun, count)

    def clash(self, one: Claim[Order | Count], other: Claim[Order | Count]) -> str:
        """Say that one order forbids the other, or that two numbers disagree."""
        first, second = one.value, other.value
        if one.statement is other.statement:
            return ""
        if isinstance(first, Order) and isinstance(second, Order):
            is_same_scope = one.prompt is not other.prompt or are_of_one(
                one.statement, other.statement
            )
            is_against = is_same_scope and are_opposed(first, second)
            return "one sentence asks for what another forbids" if is_against else ""
        is_counted = one.subject == other.subject and one.prompt is other.prompt
        if is_counted and isinstance(first, Count) and isinstance(second, Count):
            if first.of and second.of and first.of != second.of:
                return ""
            is_promised = not first.is_definite or first.noun == SCALE
            are_exact = first.is_exact and second.is_exact
            is_told = EACH in first.noun and not (first.is_definite and second.is_definite)
            is_kept = (are_exact or is_told) and are_of_one(one.statement, other.statement)
            is_against = (is_promised and second.is_definite) or is_kept
            return "these numbers disagree" if is_against and first.number != second.number else ""
        return ""
