"""PRM604 conflicting-format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Prompt, Severity
from promptlint.pattern import late
from promptlint.rule import Example
from promptlint_rules.specification.conflict import Claim, ConflictRule
from promptlint_rules.specification.form import Form, are_at_odds, forms
from promptlint_rules.specification.statement import are_of_one, demands

_REASON_KEY = late(
    r"[\"'`]?\w*(?:reason|explan|comment|note|justif|rationale|analysis|thought|why)\w*[\"'`]?\s*[:(]"
    r"|[\"'`]\w*(?:reason|explan|comment|note|justif|rationale|analysis|thought|why)\w*[\"'`]",
    re.IGNORECASE,
)


class ConflictingFormat(ConflictRule[Form]):
    """Two demands on the form of the answer cannot both be met.

    ## What it does
    Reports the later of two unconditional sentences, in one text or in texts that one call sends,
    that exclude each other: a format and nothing else beside an explanation in prose, two formats
    of the whole answer, "answer only yes or no" beside "explain your answer", Markdown asked for
    and forbidden, two languages, two persons. Sentences with a condition ("if the user …"), of a
    part ("the summary field", "keep part names in English") and examples are no conflict.

    ## Why it matters
    What parses the answer gets the other form some of the time.

    ## Example
    "Respond with JSON only", and two lines below "explain in two sentences of prose how sure you
    are".

    ## Evidence
    Contradictions are among the defects that reviewers of prompts name most often (property 13 of
    "What Makes a Good Natural Language Prompt?", structural logic).
    """

    code: ClassVar[str] = "PRM604"
    name: ClassVar[str] = "conflicting-format"
    severity: ClassVar[Severity] = "warning"
    hint: ClassVar[re.Pattern[str]] = late(
        r"json|xml|yaml|csv|html|latex|markdown|plain[ -]?text|prose|sentence|paragraph|yes"
        r"|table|speak|person|word|bullet|sql|code|explain|justify|describe how"
        r"|(?<=\bin )[a-z]{4,10}\b",
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="two formats",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """List the rivers of France.\n'
                "Answer in JSON.\n"
                "Sort them by length.\n"
                '«Answer in XML»."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
        Example(
            title="a format for each case",
            code=(
                "import ollama\n"
                "\n"
                'ASK = """List the rivers of France.\n'
                "Answer in JSON.\n"
                "Sort them by length.\n"
                'If there is none, answer in plain text."""\n'
                'ollama.generate(model="qwen2.5:7b", prompt=ASK)\n'
            ),
        ),
    )

    def claims(self, prompt: Prompt) -> Iterator[Claim[Form]]:
        """Yield what the prompt demands of the form of its answer."""
        for statement in demands(prompt):
            for form, span in forms(statement.text):
                yield Claim(prompt, statement, span.shift(statement.span.start), "answer", form)

    def clash(self, one: Claim[Form], other: Claim[Form]) -> str:
        """Say that two forms exclude each other."""
        if one.statement is other.statement:
            return ""
        if one.prompt is other.prompt and not are_of_one(one.statement, other.statement):
            return ""
        kinds = {one.value.kind, other.value.kind}
        texts = (one.prompt.text, other.prompt.text)
        if kinds == {"only", "explain"} and any(map(_REASON_KEY.search, texts)):
            return ""  # a field of the answer holds the explanation
        return "the answer cannot have both forms" if are_at_odds(one.value, other.value) else ""
