"""PRM116 prompt-tuple."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from promptlint.model import Edit, Finding, Fix, Packing, Prompt, Severity
from promptlint.rule import Example, Facts, Rule


class PromptTuple(Rule):
    """A trailing comma makes a tuple of a prompt.

    ## What it does
    Reports a comma after a prompt that is used as a text: `PROMPT = ("…"),`. A tuple of one prompt
    that the code loops over or indexes is fine.

    ## Why it matters
    The API refuses the request, or the model reads `('You are …',)` with quotes, parentheses and
    escaped newlines.

    ## Example
    `GUIDE = ("You guide visitors."),`. The fix removes the comma.

    ## Evidence
    A slip that no type checker sees where the text goes into an f-string or an untyped call.
    """

    code: ClassVar[str] = "PRM116"
    name: ClassVar[str] = "prompt-tuple"
    severity: ClassVar[Severity] = "error"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            title="a comma after the parenthesis",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "GUIDE = (\n"
                '    "You guide visitors through a museum. "\n'
                '    "Name the room of every work."\n'
                ")«,»\n"
                "\n"
                "\n"
                "def guide(client: OpenAI, question: str):\n"
                "    return client.responses.create(\n"
                '        model="o3", instructions=GUIDE, input=question\n'
                "    )\n"
            ),
            fixed=(
                "from openai import OpenAI\n"
                "\n"
                "GUIDE = (\n"
                '    "You guide visitors through a museum. "\n'
                '    "Name the room of every work."\n'
                ")\n"
                "\n"
                "\n"
                "def guide(client: OpenAI, question: str):\n"
                "    return client.responses.create(\n"
                '        model="o3", instructions=GUIDE, input=question\n'
                "    )\n"
            ),
        ),
        Example(
            title="a text in parentheses",
            code=(
                "from openai import OpenAI\n"
                "\n"
                "GUIDE = (\n"
                '    "You guide visitors through a museum. "\n'
                '    "Name the room of every work."\n'
                ")\n"
                "\n"
                "\n"
                "def guide(client: OpenAI, question: str):\n"
                "    return client.responses.create(\n"
                '        model="o3", instructions=GUIDE, input=question\n'
                "    )\n"
            ),
        ),
    )

    def check(self, prompt: Prompt, facts: Facts) -> Iterator[Finding]:
        """Yield the commas that make tuples."""
        for use in prompt.uses:
            if isinstance(use, Packing):
                is_comma = facts.text(use.span.start, use.span.end) == ","
                yield Finding(
                    use.span,
                    "this comma makes a tuple of the prompt, which is used as a text",
                    label="makes a tuple",
                    fix=Fix("Remove the comma", (Edit(use.span, ""),)) if is_comma else None,
                )
