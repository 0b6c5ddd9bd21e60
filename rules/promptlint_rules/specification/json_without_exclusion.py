"""PRM602 json-without-exclusion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Answer, Conversation, Finding, Message, Reading, Severity
from promptlint.rule import Example, Facts, Rule
from promptlint_rules.specification.bringing import may_instruct
from promptlint_rules.specification.exclusion import is_exclusive
from promptlint_rules.specification.named import Named
from promptlint_rules.specification.structured import is_constrained

_TAKING_OUT = ("{", "[", "json", "`")


class JsonWithoutExclusion(Rule):
    """The whole answer is parsed as JSON, and nothing asks for the JSON alone.

    ## What it does
    Reports the parser (`json.loads` and kin) that gets the whole answer to a call whose prompt
    asks for JSON, where no text says that nothing else may be written ("only", "no other text",
    "valid JSON" …), the call sets no structured output and gives no schema or tools, the answer is
    not begun for the model, and the code takes no fences or words off before it parses.

    ## Why it matters
    Models like to begin with "Here is the JSON" or to wrap it in a code fence: then the parser
    raises. Asking for the JSON alone took clean JSON from 40 % of the answers to all of them.

    ## Example
    "Return a JSON object with the keys street and city." — add "and nothing else", or set JSON
    mode.

    ## Evidence
    From Prompts to Templates (2025): 40 % clean JSON without exclusion, 100 % with it.
    """

    code: ClassVar[str] = "PRM602"
    name: ClassVar[str] = "json-without-exclusion"
    severity: ClassVar[Severity] = "warning"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="JSON, and whatever comes with it",
            code=(
                "import json\n"
                "\n"
                "import ollama\n"
                "\n"
                'RECIPE = "Return a JSON object with the keys title and minutes for this '
                'recipe: {recipe}"\n'
                "\n"
                "\n"
                "def read(recipe: str) -> dict:\n"
                "    answer = ollama.generate(\n"
                '        model="qwen2.5:7b", prompt=RECIPE.format(recipe=recipe)\n'
                "    )\n"
                '    return «json.loads(answer["response"])»\n'
            ),
        ),
        Example(
            title="JSON and nothing else",
            code=(
                "import json\n"
                "\n"
                "import ollama\n"
                "\n"
                'RECIPE = "Return a JSON object with the keys title and minutes, and nothing else, '
                'for this recipe: {recipe}"\n'
                "\n"
                "\n"
                "def read(recipe: str) -> dict:\n"
                "    answer = ollama.generate(\n"
                '        model="qwen2.5:7b", prompt=RECIPE.format(recipe=recipe)\n'
                "    )\n"
                '    return json.loads(answer["response"])\n'
            ),
        ),
    )

    def check_conversation(self, conversation: Conversation, facts: Facts) -> Iterator[Finding]:
        """Yield the parsers that get whole answers which may be more than JSON."""
        if _is_begun(conversation):
            return
        for answer in conversation.answers:
            if not is_constrained(answer) and not may_instruct(answer.holes):
                yield from _strictly_parsed(answer)


def _strictly_parsed(answer: Answer) -> Iterator[Finding]:
    parsers = [one for one in answer.readings if one.kind == "json"]
    if not parsers or any(_takes_out(one) for one in answer.readings):
        return
    if Named.of(answer.text).asks_json and not is_exclusive(answer.text):
        message = "the whole answer is parsed as JSON, and nothing asks for the JSON alone"
        yield Finding(parsers[0].span, message, label="fails on any other word")


def _takes_out(reading: Reading) -> bool:
    """Say whether the code looks for the JSON within the answer."""
    if reading.kind == "json":
        return reading.lenient
    sought = reading.kind in ("pattern", "part", "label")
    return sought and any(sign in reading.text for sign in _TAKING_OUT)


def _is_begun(conversation: Conversation) -> bool:
    last = conversation.turns[-1] if conversation.turns else None
    return isinstance(last, Message) and last.role in ("assistant", "model")
