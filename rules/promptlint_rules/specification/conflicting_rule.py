"""PRM605 conflicting-rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, TypeAlias

from promptlint.model import Prompt, Severity, Span
from promptlint.pattern import late
from promptlint.rule import Example
from promptlint_rules.specification import amount, pick
from promptlint_rules.specification.conflict import Claim, ConflictRule
from promptlint_rules.specification.count import EACH, SCALE, Count, counts, counts_of_each, scales
from promptlint_rules.specification.order import Order, are_opposed, order
from promptlint_rules.specification.statement import are_of_one, demands, statements

_TIME = late(r"\W*(?:when|once|after|as soon as) (?:all |the |your |these )", re.IGNORECASE)


_Value: TypeAlias = "Order | Count | amount.Amount | pick.Pick"


class ConflictingRule(ConflictRule[_Value]):
    """One rule asks for what another forbids, or their numbers disagree.

    ## What it does
    Reports the later of two unconditional sentences of which one asks for exactly what the other
    forbids ("always include the price", "the price must never be shown", "leave out the price"),
    numbers that disagree ("exactly four titles" before "the three titles", a scale from 1 to 5 and
    one to 10 for the same score), and two ways of which a text can have one alone: British and
    American spelling, the past and the present tense. The objects have to be the same word for
    word; a sentence with a condition, an exception or a narrower scope is no conflict.

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
        r"|leave|omit|skip|drop|exclude|excluding|without|(?:use|give|include|show|add) no"
        r"|use [a-z ]{0,30}only)\b|tense\b|spelling|ish english|can english|metric|celsius|informal"
        r"|casual|passive voice|alphabetical|chronological|descending|-hour\b|\([01] ?[-–] ?\d"
        r"|\b(?:from|between) \d"
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

    def claims(self, prompt: Prompt) -> Iterator[Claim[_Value]]:
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
            others: tuple[tuple[_Value, Span], ...] = (*amount.amounts(said), *pick.picks(said))
            for value, place in others:
                yield Claim(prompt, statement, place.shift(statement.span.start), "", value)
        for statement in statements(prompt.text):
            if _TIME.match(statement.text) and statement.is_conditional:
                for count, place in counts(statement.text):
                    if count.is_definite:  # "once the eight questions are answered"
                        span = place.shift(statement.span.start)
                        yield Claim(prompt, statement, span, count.noun, count)

    def clash(self, one: Claim[_Value], other: Claim[_Value]) -> str:
        """Say that one order forbids the other, or that two numbers disagree."""
        if one.statement is other.statement:
            return ""
        are_together = one.prompt is not other.prompt or are_of_one(one.statement, other.statement)
        match one.value, other.value:
            case Order() as first, Order() as second:
                is_against = are_together and are_opposed(first, second)
                return "one sentence asks for what another forbids" if is_against else ""
            case Count() as first, Count() as second:
                is_against = one.subject == other.subject and _disagree(
                    first, second, is_one=one.prompt is other.prompt, are_together=are_together
                )
                return "these numbers disagree" if is_against else ""
            case amount.Amount() as first, amount.Amount() as second:
                is_against = are_together and amount.are_apart(first, second)
                return "these numbers disagree" if is_against else ""
            case pick.Pick() as first, pick.Pick() as second:
                is_against = are_together and pick.are_other_ways(first, second)
                return "no text can be both" if is_against else ""
            case _:
                return ""


def _disagree(first: Count, second: Count, *, is_one: bool, are_together: bool) -> bool:
    """Say whether two numbers of the same things cannot both be right."""
    if first.number == second.number or (first.of and second.of and first.of != second.of):
        return False
    if first.noun == SCALE:
        return True
    are_asked = not is_one and first.is_asked and second.is_asked
    is_promised = is_one and not first.is_definite and second.is_definite
    are_exact = first.is_exact and second.is_exact
    is_told = EACH in first.noun and not (first.is_definite and second.is_definite)
    return is_promised or are_asked or ((are_exact or is_told) and are_together)
