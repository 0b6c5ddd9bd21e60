"""PRM606 persona-conflict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example
from promptlint_rules.specification.conflict import Claim, ConflictRule
from promptlint_rules.specification.identity import Identity, are_two, identity, post
from promptlint_rules.specification.statement import demands


class PersonaConflict(ConflictRule[Identity]):
    """The model is told to be two people at once.

    ## What it does
    Reports the later of two sentences, in one text or in the texts of one call, that give the model
    two names, two trades that have nothing to do with each other ("You are a travel agent", "Act as
    a nutritionist"), or the desks of two houses ("the assistant of a pool"). Trades that go with
    any other (assistant, expert, analyst, writer …) are no conflict; neither are sentences with a
    condition, and turns after an answer.

    ## Why it matters
    One of the two mostly comes from a text that was copied from elsewhere; the model mixes them.

    ## Example
    The system text says "You are a travel agent", the user's "You are a certified nutritionist".

    ## Evidence
    White et al. describe the persona as one role from whose view all outputs are given.
    """

    code: ClassVar[str] = "PRM606"
    name: ClassVar[str] = "persona-conflict"
    severity: ClassVar[Severity] = "warning"
    hint: ClassVar[re.Pattern[str]] = late(
        r"you are|you're|act as|name is|(?:the )?(?:role|part|persona) of|you (?:play|work|serve) "
        r"|pretend|your (?:role|job|task) is"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a chef and a lawyer",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """You are a chef in a small restaurant.\n'
                "Suggest a menu for four.\n"
                '«You are an experienced lawyer»."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="a chef and an expert",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """You are a chef in a small restaurant.\n'
                "Suggest a menu for four.\n"
                'You are an expert on wine."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def claims(self, prompt: Prompt) -> Iterator[Claim[Identity]]:
        """Yield who the prompt says the model is."""
        for statement in demands(prompt):
            found = identity(statement.text) or post(statement.text, prompt.text)
            if found:
                span = found[1].shift(statement.span.start)
                yield Claim(prompt, statement, span, "you", found[0])

    def clash(self, one: Claim[Identity], other: Claim[Identity]) -> str:
        """Say that nobody is both."""
        return "the model cannot be both" if are_two(one.value, other.value) else ""
